"""Looking into a document that is to be deposited: its words by page and paragraph, as far as anything can read them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import RapporteurError
from pipeline.model.passage import Run
from pipeline.programs.child import ChildError, run_limited
from pipeline.programs.kinds import PDF
from pipeline.reading.deposits.sketch import sketch_of
from pipeline.reading.imports.document import SourceDocument, SourceParagraph
from pipeline.reading.imports.sources import Convert, read_source
from pipeline.reading.imports.words import cleaned, unbound

FIRST_PAGES = 4
"""So many pages of a PDF are read for what it is; of scans half of them."""

_MOST_TEXT = 2_000_000
_SECONDS = 60
_MOST_BYTES = 200 << 20  # of the file in memory through which a PDF is opened


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen: the document (None where nothing could be read), the sketch of its whole text."""

    document: SourceDocument | None = None
    sketch: tuple[str, ...] = ()


def look_into(data: bytes, kind: str, name: str, convert: Convert | None) -> Seen:
    """What can be seen of a document; `kind` is its suffix by its bytes. A PDF is to be one that was made harmless.

    What can't be read is no fault: it is deposited as it is.
    """
    try:
        if kind == PDF:
            return run_limited(_pdf, data, name, cpu_seconds=_SECONDS, file_bytes=_MOST_BYTES)
        if kind in ("docx", "doc", "odt", "rtf", "txt"):
            return _words(data.decode("utf-8").encode() if kind == "txt" else data, name, convert)
    except (RapporteurError, ChildError, UnicodeDecodeError):
        return Seen()
    return Seen()


def look_into_scan(data: bytes, name: str) -> Seen:
    """What can be seen of a scan whose words were recognised: line by line, since how large or near they are is chance."""
    try:
        return run_limited(_scan, data, name, cpu_seconds=_SECONDS, file_bytes=_MOST_BYTES)
    except (RapporteurError, ChildError):
        return Seen()


def plain_utf8(data: bytes) -> bytes:
    """A plain text in UTF-8, with its mark, whatever of the usual encodings it was in; DOS wrote those of 1987."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _guessed(data)
    return text.replace("\x1a", "").encode("utf-8-sig")  # DOS ended a text with this


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "cp850", "mac_roman"]).best()
    return str(best) if best is not None else data.decode("cp1252", "replace")


def sketch_of_pdf(data: bytes) -> tuple[str, ...]:
    """The sketch of a PDF's words. To be run in a child: pdfium breaks its process over some files. OutputError."""
    from pipeline.pdf.text import page_texts

    return sketch_of("\n".join(page_texts(data))[:_MOST_TEXT])


def _pdf(data: bytes, name: str) -> Seen:
    """Runs in a child: a stranger's file, even a harmless one, may be made to break its reader."""
    from pipeline.pdf.reading_copy import first_pages

    sketch = sketch_of_pdf(data)
    try:
        return Seen(read_source(first_pages(data, FIRST_PAGES), name), sketch)
    except RapporteurError:
        return Seen(None, sketch)


def _scan(data: bytes, name: str) -> Seen:
    from pipeline.pdf.text import page_texts

    texts = page_texts(data)
    lines = [
        (number, " ".join(unbound(cleaned(line)).split()))
        for number, text in enumerate(texts, 1)
        for line in text.split("\n")
    ]
    blocks = tuple(SourceParagraph((Run(line, 0),), page=number) for number, line in lines if line)
    return Seen(SourceDocument(blocks) if blocks else None, sketch_of("\n".join(texts)[:_MOST_TEXT]))


def _words(data: bytes, name: str, convert: Convert | None) -> Seen:
    document = read_source(data, name, convert)
    return Seen(document, sketch_of("\n".join(block.all_words for block in document.blocks)[:_MOST_TEXT]))
