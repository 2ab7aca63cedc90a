"""Where the tags of a template stand: each part's paragraphs, numbered, with what is wrong in their writing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.findings import Finding, Place, finding
from pipeline.word.parsing import Element, tag

TAG_START = re.compile(r"\{[{%#]")
_EDGE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_RAW = re.compile(r"\{\{(?:p|r|tr|tc)\s")
_BLOCK = re.compile(r"\{%-?(?:p|r|tr|tc)?\s*(if|for|macro|call|filter|set|raw|end\w+)\b([^=]*)(=?)")
_TEXTS = (tag("w:t"), tag("a:t"))
_OPEN_ATTRIBUTES = frozenset({"descr", "title"})
_QUOTED = 80


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a part: its number from 1 in the order of the XML, its text, and the tags found whole in it."""

    part: str
    number: int
    text: str
    tags: tuple[str, ...] = ()

    def told(self, code: str, what: str, **parameters: str) -> Finding:
        """A finding that names part and paragraph and quotes what is written there."""
        words = self.text if len(self.text) <= _QUOTED else self.text[: _QUOTED - 1] + "…"
        place = Place(file=what, words=f"{self.part}:{self.number}")
        return finding(code, place, None, paragraph=self.number, part=self.part, words=words, **parameters)


@dataclass(slots=True)
class _Scan:
    tags: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)


def paragraphs(root: Element, part: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a part; the text of one in a text box is its own, not that of the paragraph around it."""
    order = list(root.iter(tag("w:p")))
    pieces: dict[Element, list[str]] = {paragraph: [] for paragraph in order}
    for text in root.iter(*_TEXTS):
        home = next(text.iterancestors(tag("w:p")), None)
        if home is not None:
            pieces[home].append(text.text or "")
    texts = ("".join(pieces[paragraph]) for paragraph in order)
    return tuple(Paragraph(part, at, text, tuple(_scan(text).tags)) for at, text in enumerate(texts, 1))


def badly_written(found: Sequence[Paragraph], what: str) -> Iterator[Finding]:
    """The tags that are not whole within their paragraph, and those that would put raw XML into it."""
    for paragraph in found:
        for code, words in _scan(paragraph.text).faults:
            yield paragraph.told(code, what, tag=words)
        for words in paragraph.tags:
            if _RAW.match(words):
                yield paragraph.told("T072", what, tag=words)


def misplaced(root: Element, part: str, what: str) -> Iterator[Finding]:
    """The tags that stand where data would be read as an instruction: in a field, or in an attribute."""
    place = Place(file=what, words=part)
    for element in root.iter("{*}*"):
        spots = [value for name, value in element.attrib.items() if name not in _OPEN_ATTRIBUTES]
        spots += [] if element.tag in _TEXTS else [element.text or ""]
        for spot in (*spots, element.tail or ""):
            if TAG_START.search(str(spot)):
                yield finding("T021", place, part=part, tag=str(spot)[:_QUOTED])


def has_code(root: Element) -> str:
    """The first tag written in a part, whatever runs it is split over; empty if there is none."""
    for whole in (
        *("".join(map(str, p.itertext())) for p in root.iter(tag("w:p"))),
        "".join(map(str, root.itertext())),
    ):
        start = TAG_START.search(whole)
        if start:
            return whole[start.start() : start.start() + _QUOTED]
    return ""


def left_open(found: Sequence[Paragraph]) -> tuple[Paragraph, str] | None:
    """The innermost block (`if`, `for`) that is begun and never ended, with its tag; None if all are ended."""
    waiting: list[tuple[Paragraph, str]] = []
    for paragraph in found:
        for words in paragraph.tags:
            block = _BLOCK.match(words)
            if block is None or (block[1] == "set" and block[3]):
                continue
            if not block[1].startswith("end"):
                waiting.append((paragraph, words))
            elif waiting:
                waiting.pop()
    return waiting[-1] if waiting else None


def _scan(text: str) -> _Scan:
    scan = _Scan()
    begun = ""
    start = 0
    for edge in _EDGE.finditer(text):
        mark = edge.group()
        if begun and mark == _ENDS[begun]:
            scan.tags.append(text[start : edge.end()])
            begun = ""
        elif mark in _ENDS and begun != "{#":
            if begun:
                scan.faults.append(("T051", text[start : edge.start()].strip()))
            begun, start = mark, edge.start()
        elif not begun and mark != "#}":
            scan.faults.append(("T052", text[: edge.end()].strip()[-_QUOTED:]))
    if begun:
        scan.faults.append(("T051", text[start:].strip()))
    return scan
