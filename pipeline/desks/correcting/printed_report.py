"""All that a report prints, as it is compared for a correction: text, lists, the lines of cover and copyright page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.desks.printed_anew import chapters_of
from pipeline.line.compose.cover import Title, block_lines
from pipeline.line.compose.frame import Front, known_names, write_front
from pipeline.line.compose.lists import listed
from pipeline.line.compose.order import order_documents, order_participants
from pipeline.line.compose.tables import EMPTY
from pipeline.model.annex import Annex
from pipeline.model.choices import ListOrder
from pipeline.model.comparison import Document, Saying, SayingKind, Spot
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.office.words import Words
from pipeline.reading.compared.facts import facts_of
from pipeline.reading.compared.sayings import CELLS, sayings_of

_ANNEX = re.compile(r"annexes\[(\d+)\]")
_GROUP = re.compile(r"interventions\[(\d+)\]\.heading")


@dataclass(frozen=True)
class PrintedReport:
    """One report, as its pages have it."""

    report: Report
    office: Office
    order: ListOrder = ListOrder.HOUSE

    @property
    def words(self) -> Words:
        """The office's words in its language."""
        return self.office.words(self.report.language)

    @cached_property
    def document(self) -> Document:
        """Its text with the lists where they stand, and its facts."""
        sayings = sayings_of(self.report, chapters_of(self.report, self.office))
        return Document(tuple(said for each in sayings for said in self._with_lists(each)), facts_of(self.report))

    @property
    def cover(self) -> list[str]:
        """The lines of the cover, the title aside."""
        front = self._front
        return [_plain(line) for line in (front.document_type, front.mode, *block_lines(self.report, self.office)[1:])]

    @property
    def notice(self) -> list[str]:
        """The lines of the copyright page."""
        return [_plain(line) for line in (*self._front.imprint, *self._front.notice.lines)]

    @property
    def lists(self) -> set[str]:
        """The lists that it prints: `participants`, `documents`."""
        return {name for annex in self.report.annexes for name in ("participants", "documents") if getattr(annex, name)}

    @cached_property
    def _front(self) -> Front:
        return write_front(self.report, self.office, Title("", (self.report.meeting.title,), 0.0))

    def _with_lists(self, saying: Saying) -> Iterator[Saying]:
        """A saying, and what the office prints behind it: the remark under a session's heading, the rows of a list."""
        yield saying
        path = saying.spot.path
        if group := _GROUP.fullmatch(path):
            if remark := self._remark(int(group[1])):
                yield Saying(SayingKind.CAPTION, remark, remark, saying.spot)
        elif saying.kind is SayingKind.CHAPTER and (annex := _ANNEX.match(path)):
            yield from self._listed(self.report.annexes[int(annex[1])], saying.spot)

    def _remark(self, number: int) -> str:
        """The day and the chair of a session, as they stand under its heading."""
        group = self.report.interventions[number]
        day = self.office.day_words((group.date,), False, self.report.language) if group.date else ""
        name = known_names(self.report).get(group.chair or "", group.chair or "")
        chair = self.words.chair.format(name=name) if group.chair else ""
        return ". ".join(filter(None, (day, chair)))

    def _listed(self, annex: Annex, spot: Spot) -> Iterator[Saying]:
        language = self.report.language
        if annex.statement_of is not None:
            said = self.words.annexes.as_delivered
            yield Saying(SayingKind.CAPTION, said, said, spot)
        if annex.participants:
            people = order_participants(self.report.participants, self.order, self.office, language)
            for each in listed(people, self.words):
                yield _heading(each, spot) if isinstance(each, str) else _row(each, spot, "participants")
        if annex.documents:
            for entry in order_documents(self.report.documents, self.order, language):
                yield _row((entry.symbol, entry.title), spot, "documents")


def _heading(words: str, spot: Spot) -> Saying:
    return Saying(SayingKind.HEADING, words, words, Spot(spot.path, spot.chapter))


def _row(cells: Sequence[str], spot: Spot, name: str) -> Saying:
    words = " ".join(CELLS.join(cell or EMPTY for cell in cells).split())
    return Saying(SayingKind.ROW, words, words, Spot(name, spot.chapter))


def _plain(line: str) -> str:
    """A line with plain blanks, as text is compared."""
    return " ".join(line.split())
