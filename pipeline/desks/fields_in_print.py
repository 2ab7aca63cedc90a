"""Where the fields that are no prose are printed: on the cover, on the copyright page, in the list of participants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.desks.sheet import Sheet
from pipeline.model.participant import Participant
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.word.comments import Anchor

_ITEM = re.compile(r"(?P<list>[a-z.]+)\[(?P<number>\d+)\]")
_DAYS = ("meeting.date", "meeting.from", "meeting.to", "meeting.dates")
_FRONT = ("meeting", "symbol", "revision", "adopted", "identifiers", "rapporteur", "issued", "original", "translation")
# A row of the list has at most four cells.
_ROW = 3
_SHORTEST = 3


@dataclass(frozen=True)
class FieldsInPrint:
    """The fields of one report on its sheet; `texts` are the words of each by its path."""

    report: Report
    office: Office
    sheet: Sheet
    texts: dict[str, str]

    def find(self, path: str) -> Anchor | None:
        """The words that a field is printed as, or the gap that a draft shows in their place; None if there are none."""
        numbers = range(self.sheet.body) if _part_of(path) in _FRONT else range(len(self.sheet.lines))
        for words in self._forms(path):
            if found := self.sheet.holding(words, numbers):
                return found
        if path.startswith("participants["):
            return self._in_row(path)
        words = self.texts.get(path, "")
        return self.sheet.holding(words, numbers) if len(words) >= _SHORTEST else None

    def row(self, path: str) -> Anchor | None:
        """The name of the participant that a field belongs to, in the list or where it stands first."""
        number = self._row_number(path)
        if number is not None:
            return self.sheet.anchor(number)
        person = self._person(path)
        names = [name for name in (person.name, person.organisation) if name] if person else []
        found = (self.sheet.holding(name, range(self.sheet.body, len(self.sheet.lines))) for name in names)
        return next((anchor for anchor in found if anchor), None)

    def heading(self, path: str) -> Anchor | None:
        """The heading of the chapter or annex that a field belongs to."""
        part = _part_of(path)
        match = _ITEM.match(path)
        number = int(match["number"]) + 1 if match else 1
        lists = [n for n, annex in enumerate(self.report.annexes, 1) if getattr(annex, part, False) is True]
        names = {
            "sections": f"section_{number}",
            "annexes": f"annex_{number}",
            **({part: f"annex_{lists[0]}"} if part in ("participants", "documents") and lists else {}),
        }
        found = self.sheet.marked(names.get(part, part))
        return None if found is None else self.sheet.anchor(found)

    def title(self) -> Anchor:
        """The title on the cover: the place for whatever has none of its own."""
        found = self.sheet.styled("cover title")
        return self.opening() if found is None else self.sheet.anchor(found)

    def opening(self) -> Anchor:
        """The first words of the document, in a draft the mark of one: the place for what is said of the whole."""
        return self.sheet.anchor(next((number for number, line in enumerate(self.sheet.lines) if line.text.strip()), 0))

    def _forms(self, path: str) -> Iterator[str]:
        """What a field of the front, or a missing chapter, reads like in print."""
        report, words = self.report, self.office.words(self.report.language)
        meeting = report.meeting
        if path == "meeting.title":
            yield meeting.title
        elif path in ("symbol", "revision"):
            yield report.symbol or words.draft.no_symbol
        elif path == "meeting.mode":
            yield words.modes[meeting.mode].kicker if meeting.mode else words.gap("mode", sans=True)
        elif path == "meeting.place":
            yield meeting.place or words.gap("place", sans=True)
        elif path == "meeting" or path.startswith(_DAYS):
            days = self.office.day_words(meeting.days, meeting.is_range, report.language)
            yield days or words.gap("days", sans=True)
        elif path in type(words.draft.parts).model_fields and not getattr(report, path, True):
            yield words.gap(path)

    def _in_row(self, path: str) -> Anchor | None:
        """A participant's words in the cells round the one with the name."""
        number = self._row_number(path)
        words = self.texts.get(path, "")
        if number is None or not words:
            return None
        near = range(max(number - _ROW, 0), min(number + _ROW + 1, len(self.sheet.lines)))
        return self.sheet.holding(words, sorted(near, key=lambda other: abs(other - number)))

    def _row_number(self, path: str) -> int | None:
        person = self._person(path)
        first = self._list_starts
        if person is None or first is None:
            return None
        names = (person.full_name, person.organisation, person.country)
        found = (self.sheet.same(name, first) for name in names if name)
        return next((number for number in found if number is not None), None)

    def _person(self, path: str) -> Participant | None:
        match = _ITEM.match(path)
        if match is None or match["list"] != "participants" or int(match["number"]) >= len(self.report.participants):
            return None
        return self.report.participants[int(match["number"])]

    @cached_property
    def _list_starts(self) -> int | None:
        """The paragraph with which the list of participants begins; None where it is not printed."""
        numbers = (number for number, annex in enumerate(self.report.annexes, 1) if annex.participants)
        return next((self.sheet.marked(f"annex_{number}") for number in numbers), None)


def _part_of(path: str) -> str:
    """The field of the whole input that a field lies in: of `annexes[1].title` it is `annexes`."""
    return path.split(".")[0].split("[")[0]
