"""Plain text to the neutral form: paragraphs between blank lines, stars as emphasis, raised figures as notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.model.passage import Run
from pipeline.reading.imports.document import Inlines, Kind, SourceBlock, SourceDocument, SourceParagraph
from pipeline.reading.imports.joining import rejoined
from pipeline.reading.imports.labels import split_label
from pipeline.reading.imports.notes import with_notes
from pipeline.reading.imports.words import cleaned, unbound

_STARS = re.compile(r"(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?!\*)", re.DOTALL)
_WRAPPED = 130  # no line of a text that somebody wrapped is longer
_BAR = re.compile(r"^\s*[|│▌]\s*")
_TAB_LINE = re.compile(r"\t|\.{4,}|\s{3,}")
_ODD = 0.02


def read_text(data: bytes, name: str) -> SourceDocument:
    """The document of a plain text. InputError I005 if the bytes are no text."""
    text = unbound(cleaned(_decoded(data, name)))
    pages = text.split("\x0c") if "\x0c" in text else [text]
    blocks = [
        paragraph for number, page in enumerate(pages, 1) for paragraph in _paragraphs(page, number, _width(text))
    ]
    return SourceDocument(tuple(with_notes(rejoined(blocks))))


def _decoded(data: bytes, name: str) -> str:
    """The text in whatever of the usual encodings it is; what is mostly control characters is no text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return _lines(data.decode(encoding, "replace"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    odd = sum(text.count(chr(code)) for code in (*range(9), *range(14, 32), 0xFFFD))
    if odd > _ODD * len(text) + 2:
        raise InputError(finding("I005", Place(name), name=name))
    return _lines(text)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _width(text: str) -> int:
    """The length at which lines were wrapped, 0 if a line is a paragraph."""
    longest = max((len(line.rstrip()) for line in text.split("\n")), default=0)
    return longest if 40 < longest <= _WRAPPED else 0


def _paragraphs(page: str, number: int, width: int) -> Iterator[SourceBlock]:
    for chunk in re.split(r"\n[ \t]*\n+", page):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        for text in _unwrapped(lines, width):
            yield _paragraph(text, number)


def _unwrapped(lines: list[str], width: int) -> Iterator[str]:
    """The paragraphs of some lines: a line that was full goes on in the next one."""
    current = ""
    for number, line in enumerate(lines):
        current = f"{current} {line}" if current else line
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not following or not _is_full(line, following, width):
            yield current
            current = ""


def _is_full(line: str, following: str, width: int) -> bool:
    if not width or _TAB_LINE.search(line) or split_label(following)[0]:
        return False
    room = width - len(line) - 1
    return len(following.split()[0]) > room - width * 0.08 or (following[0].islower() and line[-1] not in ".:;?!")


def _paragraph(text: str, page: int) -> SourceParagraph:
    bare = _BAR.sub("", text)
    if _is_heading(bare):
        return SourceParagraph(_runs(bare), Kind.HEADING, 1, page=page)
    label, rest = split_label(bare)
    if label:
        return SourceParagraph(_runs(rest), Kind.ITEM, 0, label, page=page)
    return SourceParagraph(_runs(bare), page=page)


def _is_heading(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    capitals = len(letters) >= 4 and all(sign.isupper() for sign in letters)
    return capitals and len(text) <= 160 and not text.endswith((".", ";", ",")) and not re.search(r"[\d/]", text)


def _runs(text: str) -> Inlines:
    """The text with stars read as emphasis."""
    runs: list[Run] = []
    end = 0
    text = " ".join(text.split())
    for match in _STARS.finditer(text):
        runs += [Run(text[end : match.start()], 0)] if match.start() > end else []
        stars = len(match[1])
        runs.append(Run(match[2], 0, bold=stars > 1, italic=stars != 2))
        end = match.end()
    return (*runs, Run(text[end:], 0)) if end < len(text) else tuple(runs)
