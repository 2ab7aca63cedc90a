"""What a file looks like that calls itself a PDF and is none."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import AnnexError
from pipeline.findings import Place, finding

_HEAD = b"%PDF-"
_WITHIN = 1024
"""Readers look for the head of a PDF in as many bytes (ISO 32000-1, annex H)."""

_BY_START = (
    (b"{\\rtf", "an RTF text"),
    (b"<!doctype html", "a web page (HTML)"),
    (b"<html", "a web page (HTML)"),
    (b"<?xml", "an XML file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89png", "a picture"),
    (b"gif8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"ii*\0", "a picture"),
    (b"mm\0*", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"pk\x03\x04", "a Word or zip file"),
)


def refuse_what_is_none(data: bytes, name: str) -> None:
    """Raises AnnexError for what can be no PDF: A011 for an empty file, A012 for zeros, A010 for another kind of file."""
    place = Place(name)
    if not data:
        raise AnnexError(finding("A011", place, name=name))
    if not data.strip(b"\0"):
        raise AnnexError(finding("A012", place, name=name, size=len(data)))
    if _HEAD not in data[:_WITHIN]:
        raise AnnexError(finding("A010", place, name=name, looks=looks_like(data)))


def looks_like(data: bytes) -> str:
    """What a file looks like that is no PDF: `a web page (HTML)`, `something else`."""
    return next(_looks(data), "something else")


def _looks(data: bytes) -> Iterator[str]:
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    yield from (kind for head, kind in _BY_START if start.startswith(head))
    if b"<html" in start or b"<body" in start:
        yield "a web page (HTML)"
