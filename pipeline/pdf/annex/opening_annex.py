"""Opening a stranger's PDF: whole, put together from its pieces, or refused with what is wrong with it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
from pikepdf import Pdf

from pipeline.errors import AnnexError, OutputError
from pipeline.findings import Finding, Place, finding
from pipeline.pdf.annex.facts import AnnexLimits
from pipeline.pdf.plain_words import in_plain_words

_DAMAGE = (
    *(pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError),
    *(RecursionError, RuntimeError, OSError),
)
"""What pikepdf raises over a broken file, besides its own error: objects that are not of the kind they should be."""


@dataclass(frozen=True)
class OpenAnnex:
    """An open annex; `is_repaired` if its table of objects was wrong and had to be made anew."""

    file: Pdf
    is_repaired: bool
    was_restricted: bool


@contextmanager
def annex_opened(data: bytes, name: str, limits: AnnexLimits) -> Iterator[OpenAnnex]:
    """The annex while the block runs.

    Raises AnnexError: A013 for what is damaged or proves so, A014 for a password, A015 for an owner's password alone,
    A016 for a file that breaks off.
    """
    is_repaired = not _is_whole(data, name)
    if is_repaired and (byte := _end_of_piece(data)):
        raise AnnexError(finding("A016", Place(name), name=name, byte=byte))
    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            if file.is_encrypted and not limits.takes_restricted:
                raise AnnexError(finding("A015", Place(name), name=name))
            yield OpenAnnex(file, is_repaired, file.is_encrypted)
    except OutputError as fault:  # of the trial of merging
        raise AnnexError(_damaged(name, str(fault.findings[0].parameter("why")))) from fault
    except AnnexError:
        raise
    except _DAMAGE as fault:
        raise AnnexError(_damaged(name, in_plain_words(fault))) from fault


def _damaged(name: str, why: str) -> Finding:
    return finding("A013", Place(name), name=name, why=why)


def _is_whole(data: bytes, name: str) -> bool:
    """Whether the file can be read by its own table of objects. Raises AnnexError (A014) if a password is asked for."""
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False):
            return True
    except pikepdf.PasswordError as fault:
        raise AnnexError(finding("A014", Place(name), name=name)) from fault
    except pikepdf.PdfError as fault:
        if "encryption" in str(fault):
            raise AnnexError(finding("A014", Place(name), name=name)) from fault
        return False
    except _DAMAGE:
        return False


def _end_of_piece(data: bytes) -> int:
    """The byte at which a file breaks off that has objects after its last mark of an end; 0 if it has none."""
    last = max(data.rfind(mark) for mark in (b" obj", b"stream", b"endobj"))
    return len(data) if data.rfind(b"%%EOF") < last else 0
