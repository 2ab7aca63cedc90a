"""Which of the known formats a file is in, by its bytes, and its document."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.reading.imports.decisions import Decide, later
from pipeline.reading.imports.document import SourceDocument

Convert = Callable[[bytes, str], bytes]
"""Turns the bytes of a document, of which the suffix is given (`odt`), into those of a docx."""

_OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1")
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


def read_source(data: bytes, name: str, convert: Convert | None = None, decide: Decide = later) -> SourceDocument:
    """The document of a file, tracked changes as `decide` has it; its name is for telling. InputError I001 to I005."""
    document = _read(data, name, convert, decide)
    if not any(block.all_words for block in document.blocks):
        raise InputError(finding("I003", Place(name), name=name))
    return document


def as_word(data: bytes, name: str, convert: Convert | None = None) -> bytes:
    """The bytes, those of a doc, odt or rtf as a docx. InputError I002 where there is nothing to convert them with."""
    if suffix := _foreign(data):
        if convert is None:
            raise InputError(finding("I002", Place(name), name=name, kind=suffix))
        return convert(data, suffix)
    return data


def _read(data: bytes, name: str, convert: Convert | None, decide: Decide) -> SourceDocument:
    from pipeline.reading.imports.from_text import read_text

    data = as_word(data, name, convert)
    if data.startswith(b"PK"):
        from pipeline.reading.imports.from_word import read_word

        return read_word(data, name, decide)
    if b"%PDF-" in data[:1024]:
        from pipeline.reading.imports.from_pdf import read_pdf

        return read_pdf(data, name)
    if data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise InputError(finding("I001", Place(name), name=name))
    return read_text(data, name)


def _foreign(data: bytes) -> str:
    """The suffix of a format that has to be converted first; empty for any other."""
    if data.startswith(_OLD_WORD):
        return "doc"
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    return "odt" if _ODT in data[:200] else ""
