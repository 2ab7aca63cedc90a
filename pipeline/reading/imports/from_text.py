"""Plain text to the neutral form: paragraphs between blank lines, stars as emphasis, raised figures as notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.model.passage import Run
from pipeline.reading.imports.document import Inlines, Kind, SourceBlock, SourceDocument, SourceParagraph
from pipeline.reading.imports.headings import bare_heading
from pipeline.reading.imports.joining import rejoined
from pipeline.reading.imports.labels import split_label
from pipeline.reading.imports.notes import with_notes
from pipeline.reading.imports.pages import parted
from pipeline.reading.imports.plain_notes import with_raised_notes
from pipeline.reading.imports.words import cleaned, unbound

_STARS = re.compile(r"(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?!\*)", re.DOTALL)
_WRAPPED = 130  # no line of a text that somebody wrapped is longer
_BAR = re.compile(r"^\s*[|│▌]\s*")
_TAB_LINE = re.compile(r"\t|\.{4,}|\s{3,}")
_ODD = 0.02
_FEWEST_GAPS = 8  # lines for one gap, in a text whose paragraphs are parted by blank lines


def read_text(data: bytes, name: str) -> SourceDocument:
    """The document of a plain text. InputError I005 if the bytes are no text."""
    pages, running = parted(_decoded(data, name))
    pages = [unbound(cleaned(page)) for page in pages]
    wrapping = _wrapping(pages)
    blocks = [paragraph for number, page in enumerate(pages, 1) for paragraph in _paragraphs(page, number, wrapping)]
    return SourceDocument(tuple(with_notes(rejoined(with_raised_notes(blocks)))), tuple(running))


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


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """The length at which lines were wrapped, 0 if a line is a paragraph; whether blank lines part the paragraphs."""

    width: int
    is_spaced: bool


def _wrapping(pages: list[str]) -> _Wrapping:
    lines = [line.rstrip() for page in pages for line in page.split("\n") if line.strip()]
    longest = max(map(len, lines), default=0)
    gaps = sum(len(re.findall(r"\n[ \t]*\n+", page.strip())) for page in pages)
    return _Wrapping(longest if 40 < longest <= _WRAPPED else 0, gaps * _FEWEST_GAPS > len(lines))


def _paragraphs(page: str, number: int, wrapping: _Wrapping) -> Iterator[SourceBlock]:
    for chunk in re.split(r"\n[ \t]*\n+", page):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        for text in _unwrapped(lines, wrapping):
            yield _paragraph(text, number)


def _unwrapped(lines: list[str], wrapping: _Wrapping) -> Iterator[str]:
    """The paragraphs of some lines: a line that was full goes on in the next one."""
    current = ""
    for number, line in enumerate(lines):
        current = f"{current} {line}" if current else line
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not following or not _is_full(line, following, wrapping):
            yield current
            current = ""


def _is_full(line: str, following: str, wrapping: _Wrapping) -> bool:
    """Whether a line goes on in the next: it had no room for its first word, or ends in the middle of a sentence."""
    width = wrapping.width
    if _is_heading(bare_heading(following)) or (following.isdecimal() and len(following) < 3):
        return False
    if not width or _TAB_LINE.search(line) or split_label(following)[0]:
        return False
    room = width - len(line) - 1
    if following[0].islower() and line[-1] not in ".:;?!":
        return True
    # where no blank line parts paragraphs, a full stop near the end of a line is more likely one's end
    slack = 0.0 if line[-1] in ".:?!" and not wrapping.is_spaced else width * 0.08
    return len(following.split()[0]) > room - slack


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
