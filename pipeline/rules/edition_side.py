"""One of two editions that are held against each other: what each passage has that is the same in every language."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Generic, TypeVar

from pipeline.model.passage import Block, ItemList, NoteMark, Quote, Table
from pipeline.model.report import Report
from pipeline.office.names import plain
from pipeline.prose.plain import block_inlines
from pipeline.rules.datewords import Written
from pipeline.rules.figures import figures
from pipeline.rules.printed import Kind
from pipeline.rules.subject import Subject
from pipeline.rules.waiting import is_waiting

Value = TypeVar("Value")
Day = tuple[int, int, int | None]
"""Month, day (0 for none) and year (None where it is not told)."""


@dataclass(frozen=True)
class Mention(Generic[Value]):
    """A date, figure or name of a passage: its place in the running words, its words, what it is in any language."""

    start: int
    words: str
    value: Value


@dataclass(frozen=True)
class Side:
    """One edition; what is asked of it is found once."""

    subject: Subject

    @property
    def report(self) -> Report:
        """The report of this edition."""
        return self.subject.report

    @property
    def language(self) -> str:
        """Its language."""
        return self.report.language.value

    def waits(self, path: str) -> bool:
        """Whether a passage is still to be translated."""
        return is_waiting(self.subject.texts.get(path, ""), self.subject.words)

    def start(self, path: str) -> int:
        """Where the words of a passage begin in the running words."""
        return self.spans[path][0][0] if self.spans[path] else 0

    @cached_property
    def spans(self) -> dict[str, list[tuple[int, int]]]:
        """Where the words of each field stand in the running words."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for one in self.subject.printed.stretches:
            found[one.path].append((one.start, one.end))
        return found

    def text(self, path: str) -> str:
        """The words of a passage, a line each stretch."""
        return "\n".join(self.subject.printed.text[start:end] for start, end in self.spans[path])

    def parts(self, path: str) -> int:
        """Paragraphs and headings, items of lists, rows of tables, quotations of a passage."""
        return sum(_parts(block) for block in self.subject.passages[path].blocks)

    def notes(self, path: str) -> int:
        """The marks of notes in a passage."""
        rows = (row for block in self.subject.passages[path].blocks for row in block_inlines(block))
        return sum(isinstance(inline, NoteMark) for row in rows for inline in row)

    @cached_property
    def _dates(self) -> dict[str, list[Written]]:
        found: dict[str, list[Written]] = defaultdict(list)
        for one in self.subject.dates:
            found[self.subject.printed.stretch(one.start).path].append(one)
        return found

    def dates(self, path: str) -> list[Mention[Day]]:
        """The days that a passage writes, those of a range apart."""
        text = self.subject.printed.text
        return [
            Mention(one.start, text[one.start : one.end], (one.month, day, one.year))
            for one in self._dates[path]
            for day in one.days or (0,)
        ]

    def figures(self, path: str) -> list[Mention[Decimal]]:
        """The figures of a passage that are not part of a date."""
        return self._figures[path]

    @cached_property
    def _figures(self) -> dict[str, list[Mention[Decimal]]]:
        """All figures by field; the whole text is gone through once."""
        printed = self.subject.printed
        found: dict[str, list[Mention[Decimal]]] = defaultdict(list)
        dates = {at for one in self.subject.dates for at in range(one.start, one.end)}
        for one in figures(printed.text, self.language):
            if one.start not in dates:
                found[printed.stretch(one.start).path].append(Mention(one.start, one.words, one.value))
        return found

    def kept(self, mentions: list[Mention[Value]], with_notes: bool) -> list[Mention[Value]]:
        """The mentions, or those of them that stand in no note."""
        printed = self.subject.printed
        return [one for one in mentions if with_notes or printed.stretch(one.start).kind is not Kind.NOTE]

    @cached_property
    def _bodies(self) -> dict[str, list[Mention[str]]]:
        """The organisations named in each field, by full name or acronym; the office itself is meant by many words."""
        found: dict[str, list[Mention[str]]] = defaultdict(list)
        text = self.subject.printed.text
        places = [(start, text[start:end], key) for start, end, key in self.subject.named]
        names = self.subject.office.body_names
        for match in names.acronyms_in(text):
            body = names.of_acronym(match[0], self.report.language)
            key = next(key for key in names.by_acronym[match[0]] if self.subject.office.bodies[key] is body)
            places.append((match.start(), match[0], key))
        for start, words, key in sorted(places):
            if key and key != self.subject.office.house.short:
                found[self.subject.printed.stretch(start).path].append(Mention(start, words, key))
        return found

    def bodies(self, path: str) -> list[Mention[str]]:
        """The organisations that a passage names, the office itself left out."""
        return self._bodies[path]

    @cached_property
    def _people(self) -> dict[str, list[Mention[str]]]:
        found: dict[str, list[Mention[str]]] = defaultdict(list)
        for one in self.subject.addressed:
            start = one.end - len(one.name)
            path = self.subject.printed.stretch(start).path
            found[path].append(Mention(start, one.name, plain(one.name.split()[-1])))
        return found

    def people(self, path: str) -> list[Mention[str]]:
        """The persons that a passage names behind a title, by the last word of the name."""
        return self._people[path]

    def name_words(self, path: str) -> frozenset[str]:
        """The words of a passage in the form for comparing."""
        return frozenset(plain(word) for word in re.findall(r"[\w’'-]+", self.text(path)))

    def states(self, path: str) -> list[Mention[str]]:
        """The states of the office's list that a passage names, each at its first place."""
        return once(self._states[path])

    @cached_property
    def _states(self) -> dict[str, list[Mention[str]]]:
        language, printed = self.report.language, self.subject.printed
        keys = {
            state.names[language]: key for key, state in self.subject.office.states.items() if language in state.names
        }
        found: dict[str, list[Mention[str]]] = defaultdict(list)
        words = "|".join(re.escape(name) for name in sorted(keys, key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", printed.text) if words else ():
            found[printed.stretch(match.start()).path].append(Mention(match.start(), match[0], keys[match[0]]))
        return found

    def marks(self, name: str) -> list[Counter[Hashable]]:
        """What each item of a list holds that is the same in every language, to find its counterpart by."""
        return [Counter(self._marks(name, number)) for number in range(len(getattr(self.report, name)))]

    def _marks(self, name: str, number: int) -> Iterator[Hashable]:
        item = getattr(self.report, name)[number]
        yield from (("speaker", who) for who in getattr(item, "speaker", ()))
        yield from (
            ("field", field) for field in ("heading", "file", "participants", "documents") if getattr(item, field, 0)
        )
        path = f"{name}[{number}].text"
        if path in self.subject.passages and not self.waits(path):
            yield ("parts", self.parts(path))
            yield from (("figure", one.value) for one in self.figures(path))
            yield from (("date", one.value) for one in self.dates(path))
            yield from (("body", one.value) for one in self.bodies(path))
            yield from (("person", one.value) for one in self.people(path))


def once(mentions: Sequence[Mention[Value]]) -> list[Mention[Value]]:
    """Each thing that is mentioned, at its first place."""
    return list({one.value: one for one in reversed(mentions)}.values())[::-1]


def _parts(block: Block) -> int:
    match block:
        case ItemList():
            return len(block.items)
        case Table():
            return len(block.rows)
        case Quote():
            return len(block.blocks)
        case _:
            return 1
