"""Where on the built document a finding belongs: the very words where they are printed, else the nearest place to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.desks.fields_in_print import FieldsInPrint
from pipeline.desks.sheet import Letters, Sheet, lay
from pipeline.findings import Finding
from pipeline.reading.places import Places
from pipeline.rules.printed import Stretch, source_offsets
from pipeline.rules.subject import Subject
from pipeline.word.comments import Anchor

_WORD = re.compile(r"\w(?:[\w’'.·-]*\w)?")
_INNER = re.compile(r"(.*)[.\[]")
_SHORTEST = 4
_FEWEST_QUOTED = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a comment; `is_exact` where it is the words themselves, `note` the words of a note called there."""

    anchor: Anchor
    is_exact: bool = True
    note: str = ""


@dataclass(frozen=True)
class Spots:
    """The places of one report's findings; `places` knows its input file."""

    subject: Subject
    places: Places
    sheet: Sheet

    def of(self, found: Finding) -> Spot:
        """The place of a finding: always one, be it the title on the cover."""
        ways: tuple[Callable[[Finding], Spot | None], ...] = (
            self._in_prose,
            self._as_a_line,
            self._as_a_field,
            self._at_the_beginning,
            self._in_its_item,
            self._under_its_heading,
            self._by_its_words,
        )
        spots = (way(found) for way in ways)
        return next((spot for spot in spots if spot), Spot(self.fields.title(), is_exact=False))

    @cached_property
    def fields(self) -> FieldsInPrint:
        """The fields that are no prose."""
        return FieldsInPrint(self.subject.report, self.subject.office, self.sheet, dict(self.subject.texts))

    @cached_property
    def _lines(self) -> dict[int, int]:
        return lay(self.subject.printed.stretches, self.sheet)

    def _laid(self, path: str) -> list[Stretch]:
        """The stretches of a field that were found on the sheet."""
        return [one for one in self.subject.printed.stretches if one.path == path and one.start in self._lines]

    def _in_prose(self, found: Finding) -> Spot | None:
        path = found.place.path
        laid = [(_origins(self.subject.texts[path], one), one) for one in self._laid(path)]
        if not laid:
            return None
        offset = self._offset(found)
        if offset == 0:  # said of the field, perhaps of words in the midst of it
            return self._named_in(found, [one for _, one in laid])
        before = [(origins, one) for origins, one in laid if origins[0] <= offset]
        origins, stretch = max(before, key=lambda pair: pair[0][0]) if before else laid[0]
        at = max(0, min(bisect_left(origins, offset), len(stretch.text) - 1))
        return self._spot(stretch, *_extent(stretch.text, at, found))

    def _at_the_beginning(self, found: Finding) -> Spot | None:
        laid = self._laid(found.place.path)
        return self._spot(laid[0], *_extent(laid[0].text, 0, found)) if laid else None

    def _named_in(self, found: Finding, stretches: list[Stretch]) -> Spot | None:
        """The words that a finding names, in the first stretch that has them."""
        for words in _named(found):
            for stretch in stretches:
                if (at := stretch.text.find(words)) >= 0:
                    return self._spot(stretch, at, at + len(words))
        return None

    def _offset(self, found: Finding) -> int:
        """The character of the model's text that a finding is about; 0 where it is about the field."""
        path, wanted = found.place.path, (found.place.line, found.place.column)
        if not found.place.line or self.places.raw(path) is None:
            return 0

        def position(offset: int) -> tuple[int, int]:
            place = self.places.place_of(path, offset)
            return place.line, place.column

        return bisect_left(range(len(self.subject.texts[path])), wanted, key=position)

    def _spot(self, stretch: Stretch, start: int, end: int) -> Spot:
        """The place of some characters of a stretch; words in a note are marked where the note is called."""
        number = self._lines[stretch.start]
        before = len(Letters.of(stretch.text[:start]).text)
        count = len(Letters.of(stretch.text[start:end]).text)
        anchor = self.sheet.anchor(number, *self.sheet.letters[number].span(before, count))
        return Spot(anchor, note=stretch.text[start:end] if self.sheet.lines[number].note else "")

    def _as_a_line(self, found: Finding) -> Spot | None:
        """The words that it names, where they are a paragraph of their own: a heading, the head of a column."""
        is_of_a_person = found.place.path.startswith("participants[")
        lines = (self.sheet.same(words) for words in ([] if is_of_a_person else _named(found)))
        number = next((line for line in lines if line is not None), None)
        return None if number is None else Spot(self.sheet.anchor(number))

    def _as_a_field(self, found: Finding) -> Spot | None:
        path = found.place.path
        in_an_item = path.startswith(("interventions[", "conclusions[", "recommendations[", "accept"))
        value, front = self.subject.texts.get(path, ""), range(self.sheet.body)
        for words in _named(found) if path == "meeting.title" else ():
            if words in value and (anchor := self.sheet.holding(words, front)):
                return Spot(anchor)
        anchor = None if not path or in_an_item else self.fields.find(path)
        return Spot(anchor) if anchor else None

    def _in_its_item(self, found: Finding) -> Spot | None:
        path = found.place.path
        if path.startswith("participants[") and (anchor := self.fields.row(path)):
            return Spot(anchor, is_exact=False)
        for whole in _around(path):
            inner = (one for one in self.subject.printed.stretches if one.path.startswith(f"{whole}."))
            if stretch := next((one for one in inner if one.start in self._lines), None):
                return replace(self._spot(stretch, *_extent(stretch.text, 0, found)), is_exact=False)
        return None

    def _under_its_heading(self, found: Finding) -> Spot | None:
        anchor = self.fields.heading(found.place.path) if found.place.path else None
        return Spot(anchor, is_exact=False) if anchor else None

    def _by_its_words(self, found: Finding) -> Spot | None:
        numbers = range(len(self.sheet.lines))
        for words in (*_named(found), found.place.words):
            if len(words) >= _SHORTEST and (anchor := self.sheet.holding(words, numbers)):
                return Spot(anchor, is_exact=bool(found.place.words))
        return None


def _around(path: str) -> Iterator[str]:
    """The items that a field lies in, the nearest first: of `interventions[3].speaker[0]` it is `interventions[3]`."""
    while match := _INNER.match(path):
        path = match[1]
        if path.endswith("]"):
            yield path


def _origins(source: str, stretch: Stretch) -> list[int]:
    """The character of the field's text that each character of a stretch is printed from."""
    if not stretch.runs:
        return list(range(len(stretch.text)))
    return [origin for _, run in stretch.runs for origin in source_offsets(source, run)[:-1]]


def _extent(text: str, at: int, found: Finding) -> tuple[int, int]:
    """From a place on the words that the finding names, else the word there; of blanks, the words beside them too."""
    for words in _named(found):
        if text[at : at + len(words)].casefold() == words.casefold():
            return at, at + len(words)
    if text[at : at + 1].isspace():
        start, end = text[:at].rstrip().rfind(" ") + 1, len(text) - len(text[at:].lstrip())
        word = _WORD.match(text, end)
        return start, word.end() if word else end + 1
    word = _WORD.match(text, at)
    return at, word.end() if word else at + 1


def _named(found: Finding) -> list[str]:
    """The words that a finding quotes, the longest first."""
    quoted = (value for _, value in found.parameters if isinstance(value, str))
    return sorted({words for words in quoted if len(words) >= _FEWEST_QUOTED}, key=lambda words: (-len(words), words))
