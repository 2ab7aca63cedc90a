"""The input file as text: its bytes decoded, its line ends made one, its impossible characters named."""

from __future__ import annotations

import codecs
import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding

MOST_BYTES = 5 * 1024 * 1024
MOST_FAULTS = 20

_LINE_END = re.compile("\r\n|\r|\x85")
# What no YAML file may hold raw: controls, marks of byte order, the two separators that readers take for line ends.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_FOREIGN = {
    b"PK\x03\x04": "a Word or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"%PDF-": "a PDF",
    b"{\\rtf": "an RTF file",
}


@dataclass(frozen=True)
class Source:
    """A file as it was read: its name as given, its text with one kind of line end, the SHA-256 of its bytes."""

    file: str
    text: str
    sha256: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The index in `text` at which each line begins."""
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    def place(self, index: int, path: str = "") -> Place:
        """The line and column, both from 1, of a character of `text`."""
        line = bisect_right(self.line_starts, index)
        return Place(self.file, line, index - self.line_starts[line - 1] + 1, path)


def read_source(data: bytes, file: str) -> Source:
    """The text of an input file; raises InputError with each character that can't be, but for the first twenty."""
    source, faults = take_source(data, file)
    if faults:
        raise InputError(*faults)
    return source


def take_source(data: bytes, file: str) -> tuple[Source, tuple[Finding, ...]]:
    """The text with a blank for each impossible character, and what is to be told of these.

    Raises InputError where there is no text at all: too large (5 MiB), not text, not UTF-8 or UTF-16.
    """
    if len(data) > MOST_BYTES:
        raise InputError(finding("E001", Place(file), size=len(data), limit=MOST_BYTES))
    text = _LINE_END.sub("\n", _decode(data, file))
    source = Source(file, text, hashlib.sha256(data).hexdigest())
    found = list(_IMPOSSIBLE.finditer(text))
    if not found:
        return source, ()
    return replace(source, text=_IMPOSSIBLE.sub(" ", text)), _faults(source, found)


def _faults(source: Source, found: list[re.Match[str]]) -> tuple[Finding, ...]:
    faults = [
        finding("E003", source.place(match.start()), character=f"U+{ord(match[0]):04X}")
        for match in found[:MOST_FAULTS]
    ]
    if len(found) > MOST_FAULTS:
        faults.append(finding("E008", source.place(found[MOST_FAULTS].start()), count=len(found) - MOST_FAULTS))
    return tuple(faults)


def _decode(data: bytes, file: str) -> str:
    for opening, kind in _FOREIGN.items():
        if data.startswith(opening):
            raise InputError(finding("E004", Place(file, 1, 1), kind=kind))
    encoding = _encoding(data, file)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(data, file, encoding, error.start)) from None


def _encoding(data: bytes, file: str) -> str:
    """UTF-16 where its mark of byte order stands first, else UTF-8; its mark is no part of the text."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) or (
        len(data) > 1 and 0 in data[:2] and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    ):
        raise InputError(finding("E047", Place(file, 1, 1)))
    return "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"


def _undecodable(data: bytes, file: str, encoding: str, start: int) -> Finding:
    if encoding == "utf-16":
        return finding("E047", Place(file, 1, 1))
    before = _LINE_END.sub("\n", data[:start].decode("utf-8-sig", "replace"))
    place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    # Most files that are not UTF-8 were saved by an old Windows program: show what it meant.
    meant = data[start : start + 1].decode("cp1252", "replace")
    return finding("E002", place, byte=f"{data[start]:02X}", meant=meant)


def kept_encoding(data: bytes) -> str:
    """The encoding in which a file is written back, so that a mark of byte order stays the character that it is."""
    marks = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    return marks.get(data[:2], "utf-8")
