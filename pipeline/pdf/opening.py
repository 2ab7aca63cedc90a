"""PDFs taken from bytes and given back as bytes, without a file on any disk."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pikepdf

from pipeline.errors import OutputError
from pipeline.findings import finding
from pipeline.machine import memory_file


@contextmanager
def opened(raw: bytes | pikepdf.Pdf) -> Iterator[pikepdf.Pdf]:
    """The PDF, open while the block runs; one that is open already is taken as it is.

    Raises OutputError (O001) if it can't be read, or if what the block does shows that it is broken.
    """
    if isinstance(raw, pikepdf.Pdf):
        yield raw
        return
    try:
        with _in_memory(raw) as held, pikepdf.open(held, access_mode=pikepdf.AccessMode.mmap) as pdf:
            yield pdf
    except pikepdf.PdfError as error:
        raise OutputError(finding("O001", what=str(error))) from error


def _in_memory(raw: bytes) -> BinaryIO:
    """The bytes as a file that lives in memory.

    qpdf reads the table of objects in small bites. From a BytesIO each bite is a call into Python, 8 ms for a report;
    a file that can be mapped takes 3. Where the system has none (only Linux has), BytesIO does.
    """
    held = memory_file()
    if held is None:
        return io.BytesIO(raw)
    held.write(raw)
    held.seek(0)
    return held


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The PDF as bytes, its `/ID` made from its content: equal content, equal bytes."""
    for name in ("/ID", "/DocChecksum"):  # qpdf would keep the first half of the old `/ID`
        if name in pdf.trailer:
            del pdf.trailer[name]
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return _plain_ends(out.getvalue())


def _plain_ends(pdf: bytes) -> bytes:
    """The PDF with a carriage return before `endstream` after each stream that itself ends in one.

    qpdf puts a line feed there; the two together read as one line end of two bytes, the stream as one byte short, and
    PDF/A wants its length to be exact. One stream in 256 is such a one. No length changes, so no address does.
    """
    return pdf.replace(b"\r\nendstream\nendobj", b"\r\rendstream\nendobj")
