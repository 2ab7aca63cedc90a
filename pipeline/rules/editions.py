"""W9: two language editions of one report say the same: chapters, speakers, notes, dates and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.model.passage import ItemList, Passage, Quote, Table
from pipeline.prose.plain import block_inlines
from pipeline.rules.figures import figures
from pipeline.rules.printed import Printed
from pipeline.rules.subject import Remark, Subject, remark

_LISTS = ("participants", "interventions", "conclusions", "recommendations", "sections", "annexes", "documents")
_FACTS = ("symbol", "revision", "meeting.mode", "meeting.session", "meeting.body", "issued")


def compare_editions(a: Subject, b: Subject) -> Iterator[Remark]:
    """What the first edition has otherwise than the second, at its places in the first; nothing is read but the two."""
    if a.report.language == b.report.language:
        return
    other = b.report.language.value
    yield from _facts(a, b, other)
    for name in _LISTS:
        here, there = len(getattr(a.report, name)), len(getattr(b.report, name))
        if here != there:
            yield remark("W910", name, field=name, here=here, there=there, language=other)
    yield from _speakers(a, b, other)
    for path in a.passages:
        if path in b.passages:
            yield from _passages(path, _Side(a, path), _Side(b, path), other)


def _facts(a: Subject, b: Subject, other: str) -> Iterator[Remark]:
    for field in _FACTS:
        here, there = _at(a.report, field), _at(b.report, field)
        if here != there:
            yield remark("W911", field, field=field, here=str(here or "-"), there=str(there or "-"), language=other)
    here, there = (", ".join(map(str, side.report.meeting.days)) for side in (a, b))
    if here != there:
        yield remark("W911", "meeting.date", field="meeting.date", here=here or "-", there=there or "-", language=other)
    for number, (one, two) in enumerate(zip(a.report.participants, b.report.participants, strict=False)):
        if one.name != two.name or one.id != two.id:
            path = f"participants[{number}]"
            here, there = one.full_name or one.id or "-", two.full_name or two.id or "-"
            yield remark("W911", path, field=path, here=here, there=there, language=other)


def _at(value: Any, field: str) -> object:
    for step in field.split("."):
        value = getattr(value, step)
    return value


def _speakers(a: Subject, b: Subject, other: str) -> Iterator[Remark]:
    for number, (one, two) in enumerate(zip(a.report.interventions, b.report.interventions, strict=False)):
        if one.speaker != two.speaker:
            path = f"interventions[{number}].speaker"
            here, there = ", ".join(one.speaker) or "-", ", ".join(two.speaker) or "-"
            yield remark("W911", path, field=path, here=here, there=there, language=other)


@dataclass(frozen=True)
class _Side:
    """One passage of one edition: its blocks and notes counted, its dates and figures with their places."""

    subject: Subject
    path: str

    @property
    def passage(self) -> Passage:
        return self.subject.passages[self.path]

    @property
    def parts(self) -> int:
        """Paragraphs and headings, items of lists, rows of tables, quotations."""
        return sum(_parts(block) for block in self.passage.blocks)

    @property
    def notes(self) -> int:
        rows = (row for block in self.passage.blocks for row in block_inlines(block))
        return sum(hasattr(inline, "label") for row in rows for inline in row)

    @cached_property
    def span(self) -> list[tuple[int, int]]:
        return [(one.start, one.end) for one in self.subject.printed.stretches if one.path == self.path]

    @property
    def dates(self) -> list[tuple[int, str, object]]:
        text = self.subject.printed.text
        return [
            (one.start, text[one.start : one.end], (one.days, one.month, one.year))
            for one in self.subject.dates
            if any(start <= one.start < end for start, end in self.span)
        ]

    @property
    def figures(self) -> list[tuple[int, str, object]]:
        """The figures that are not part of a date."""
        printed: Printed = self.subject.printed
        dates = [(one.start, one.end) for one in self.subject.dates]
        return [
            (begun + at, words, value)
            for begun, end in self.span
            for at, words, value in figures(printed.text[begun:end], self.subject.report.language.value)
            if not any(start <= begun + at < after for start, after in dates)
        ]


def _parts(block: object) -> int:
    match block:
        case ItemList():
            return len(block.items)
        case Table():
            return len(block.rows)
        case Quote():
            return len(block.blocks)
        case _:
            return 1


def _passages(path: str, here: _Side, there: _Side, other: str) -> Iterator[Remark]:
    if here.parts != there.parts:
        yield remark("W910", path, field=path, here=here.parts, there=there.parts, language=other)
    if here.notes != there.notes:
        yield remark("W914", path, field=path, here=here.notes, there=there.notes, language=other)
    for code, own, others in (("W912", here.dates, there.dates), ("W913", here.figures, there.figures)):
        for start, words in _missing(own, others):
            yield here.subject.say(code, start, words=words, language=other)


def _missing(
    own: Iterable[tuple[int, str, object]], others: Iterable[tuple[int, str, object]]
) -> Iterator[tuple[int, str]]:
    """Those that the other side lacks, each as often as it stands there."""
    left = Counter(value for _, _, value in others)
    for start, words, value in own:
        if left[value] > 0:
            left[value] -= 1
        else:
            yield start, words
