"""E6: conclusions bear no number of their own, and what is numbered in the text runs on without a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.findings import Severity
from pipeline.model.passage import Block, ItemList, ListMark, Paragraph
from pipeline.prose.plain import inline_words
from pipeline.rules.printed import Kind
from pipeline.rules.subject import Remark, Subject, remark

_OWN_NUMBER = re.compile(r"\s*(?P<number>\d{1,2}\s?(?:\.-|[.)]))\s+\S")
_MARK = re.compile(
    r"(?<![\w.,(])\(?(?P<mark>[ivx]{1,5}|[a-l]|\d{1,2})\)\s+(?!(?:y|e|o|u|and|or|et|ou|a)\s)(?=[^\W\d_]{2})"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LEAST = 3
"""So many marks are an enumeration; two may be a reference to parts of another text."""

_SECOND = 2
_Mark = tuple[int, int, str]


def own_numbers(subject: Subject) -> Iterator[Remark]:
    """E603: a conclusion or recommendation that begins with a number, to which the program would add its own."""
    for chapter in ("conclusions", "recommendations"):
        for number, _ in enumerate(getattr(subject.report, chapter)):
            path = f"{chapter}[{number}].text"
            blocks = subject.passages[path].blocks if path in subject.passages else ()
            match = _OWN_NUMBER.match(_words(blocks[0])) if blocks else None
            if match:
                yield remark("E603", path, 0, words=match["number"])


def gaps_in_numbers(subject: Subject) -> Iterator[Remark]:
    """E604: an enumeration in the text that leaves a number out: `i) …; ii) …; iv) …`, or `1.`, `2.`, `4.` in paragraphs."""
    for stretch in subject.printed.stretches:
        if stretch.own and stretch.kind in (Kind.PARAGRAPH, Kind.ITEM) and ") " in stretch.text:
            for kind in ("roman", "letter", "figure"):
                for before, after in _jumps(_marks(stretch.text, kind)):
                    yield subject.say(
                        "E604", stretch.start + after[0], Severity.WARNING, words=after[2], before=before[2]
                    )
    for path, passage in subject.judged_passages.items():
        for before, after in _jumps(list(_numbered(passage.blocks))):
            yield remark("E604", path, after[0], Severity.WARNING, words=after[2], before=before[2])


def _jumps(marks: list[_Mark]) -> Iterator[tuple[_Mark, _Mark]]:
    """Two marks that do not follow each other, in an enumeration that begins with its first two."""
    begins = [number for number, mark in enumerate(marks) if mark[1] == 1]
    for begin, end in pairwise([*begins, len(marks)]):
        values = marks[begin:end]
        if len(values) >= _LEAST and values[1][1] == _SECOND:
            yield from (
                (one, after) for one, after in pairwise(values) if after[1] != one[1] + 1 and after[1] < one[1] + 4
            )


def _marks(text: str, kind: str) -> list[_Mark]:
    """The marks of a kind in a text, each with its place and its value."""
    found = [(match.start("mark"), match["mark"]) for match in _MARK.finditer(text)]
    if kind == "figure":
        return [(at, int(mark), f"{mark})") for at, mark in found if mark.isdigit()]
    if kind == "roman":
        return [(at, _ROMAN.index(mark) + 1, f"{mark})") for at, mark in found if mark in _ROMAN]
    return [(at, ord(mark) - ord("a") + 1, f"{mark})") for at, mark in found if len(mark) == 1 and mark.isalpha()]


def _numbered(blocks: tuple[Block, ...]) -> Iterator[_Mark]:
    """The numbers of a passage's lists, and those that paragraphs begin with."""
    for block in blocks:
        if isinstance(block, ItemList) and block.mark in (ListMark.NUMBER, ListMark.NUMBER_DOT):
            for number, _ in enumerate(block.items, 1):
                yield 0, number, f"{number})"
        elif isinstance(block, Paragraph) and (match := _OWN_NUMBER.match(_words(block))):
            yield block.start, int(re.sub(r"\D", "", match["number"])), match["number"]


def _words(block: Block) -> str:
    return inline_words(block.inlines) if isinstance(block, Paragraph) else ""
