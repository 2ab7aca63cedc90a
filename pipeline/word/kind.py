"""Telling from its first bytes what a file is that calls itself a Word document."""

from __future__ import annotations

from pipeline.findings import Finding, Place, finding

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
"""The head of Microsoft's compound files: old `.doc`, and every new one with a password."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BY_HEAD = (
    (b"{\\rtf", "an RTF text"),
    (b"%pdf-", "a PDF"),
    (b"<!doctype html", "a web page (HTML)"),
    (b"<html", "a web page (HTML)"),
    (b"<?xml", "an XML file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)

WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
"""The content type of the main part of a `.docx`."""

_OTHER_MAINS = (
    ("macroEnabled", "T092"),
    ("wordprocessingml.template", "T097"),
    ("spreadsheetml", "T096"),
    ("presentationml", "T096"),
)
_FAMILIES = {"spreadsheetml": "an Excel workbook", "presentationml": "a PowerPoint presentation"}


def not_a_zip(data: bytes, what: str) -> Finding | None:
    """Why these bytes can be no Word document, None if they begin as a zip does."""
    place = Place(file=what)
    if not data:
        return finding("T095", place)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    if data.startswith(_OLD_OFFICE):
        return finding("T091" if _ENCRYPTED in data else "T094", place)
    head = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    looks = next((name for start, name in _BY_HEAD if head.startswith(start)), "")
    return finding("T096", place, kind=looks) if looks else finding("T090", place)


def not_word(names: frozenset[str], mimetype: bytes, main_type: str, what: str) -> Finding | None:
    """Why a sound zip is no Word document: another program's, or one with macros; None if it is one."""
    place = Place(file=what)
    if mimetype.startswith(b"application/vnd.oasis"):
        return finding("T093", place)
    if "[Content_Types].xml" not in names:
        return finding("T098", place)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return finding("T092", place)
    if main_type == WORD_MAIN:
        return None
    for mark, code in _OTHER_MAINS:
        if mark in main_type:
            return finding("T096", place, kind=_FAMILIES[mark]) if code == "T096" else finding(code, place)
    return finding("T098", place)
