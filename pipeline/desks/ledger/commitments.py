"""The commitments of an office: what reports say of each, its lasting number, what people noted, how it stands today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import count

from pipeline.archive.ledger.history import Difference, History, said_in
from pipeline.archive.ledger.ledger import Held
from pipeline.archive.ledger.sheet_file import SHEET
from pipeline.desks.ledger.agreement import Agreement, Point, agreements
from pipeline.desks.ledger.gathering import Gathered
from pipeline.desks.ledger.numbering import matches
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.commitment import CommitmentId, CommitmentStatus, Noted, about
from pipeline.model.due import Span, span_of


@dataclass(frozen=True)
class Commitment:
    """One commitment with all that is known of it; without a `point` no report has it any more."""

    id: CommitmentId
    noted: Noted
    agreement: Agreement | None = None
    point: Point | None = None

    @property
    def due(self) -> str:
        """When it is due, as the leading edition has it; empty where no one says."""
        return self.point.leading.due if self.point else ""

    @cached_property
    def span(self) -> Span | None:
        """The days on which it is due; None where no one says, or only in words."""
        return span_of(self.due)

    @property
    def status(self) -> CommitmentStatus:
        """How it stands."""
        return self.noted.standing

    @property
    def is_gone(self) -> bool:
        """Whether no report has it any more."""
        return self.point is None

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done by now and is not."""
        return self.status.is_open and self.span is not None and self.span.last < today


@dataclass(frozen=True)
class Numbered:
    """All commitments, in the order of the reports; the rows that the ledger is to have; what there is to tell.

    `said` are their words in other languages than that by whose words they are known, where they are new.
    """

    commitments: tuple[Commitment, ...]
    rows: Mapping[CommitmentId, Noted]
    findings: tuple[Finding, ...]
    new: int
    said: tuple[Difference, ...]


def number(gathered: Gathered, held: Held) -> Numbered:
    """Every commitment with its number: the one that it had, or the next that was never given.

    While inputs can't be read, nobody knows what is in no report any more, and none of it is given.
    """
    reports = agreements(gathered.editions)
    found = [commitment for report in reports for commitment in _of_report(report, held)]
    rows = {**held.rows, **{each.id: each.noted for each in found}}
    lost = sorted(rows.keys() - {each.id for each in found}, key=lambda one: one.order)
    gone = [] if gathered.failed else [Commitment(each, rows[each]) for each in lost]
    disagreements = (each for report in reports for each in report.disagreements())
    told = (*disagreements, *_reworded(found, held), *_gone(gone, gathered, held))
    new = len(rows.keys() - held.rows.keys())
    return Numbered((*found, *gone), rows, told, new, tuple(_said(found, held.history)))


def _of_report(agreement: Agreement, held: Held) -> Iterator[Commitment]:
    """Its commitments: what has a number, and what binds somebody and gets one."""
    points = list(agreement.points())
    known = held.under(agreement.symbol)
    texts = [[about(item.words) for _, item in point.items] for point in points]
    matched = {match.item: match for match in matches(_words(known, held), texts)}
    free = count(max(known, default=0) + 1)
    for at, point in enumerate(points):
        if (match := matched.get(at)) is not None:
            named = known[match.number]
            noted = replace(held.rows[named], about=texts[at][0]) if match.is_reworded else held.rows[named]
            yield Commitment(named, noted, agreement, point)
        elif point.leading.binds:
            yield Commitment(CommitmentId(agreement.symbol, next(free)), Noted(texts[at][0]), agreement, point)


def _words(known: Mapping[int, CommitmentId], held: Held) -> dict[int, tuple[str, ...]]:
    """The words of each number in all languages."""
    also = held.history.words
    return {number: (held.rows[each].about, *also.get(each, {}).values()) for number, each in known.items()}


def _said(found: Iterable[Commitment], history: History) -> Iterator[Difference]:
    """The words of each edition by which a commitment can't be known yet: the leading one may be taken away."""
    for each in found:
        known = history.words.get(each.id, {})
        for edition, item in each.point.items if each.point else ():
            words, before = about(item.words), known.get(edition.language, "")
            if words not in (each.noted.about, before):
                yield said_in(each.id, edition.language, before, words)


def _reworded(found: Iterable[Commitment], held: Held) -> Iterator[Finding]:
    """W981 for what has other words than those of which people noted something."""
    for each in found:
        before = held.rows.get(each.id)
        if before and each.point and each.noted != before and before != Noted(before.about):
            place, values = each.point.leading.place, {"id": str(each.id), "about": before.about}
            yield finding("W981", place, Severity.WARNING, **values)


def _gone(gone: Iterable[Commitment], gathered: Gathered, held: Held) -> Iterator[Finding]:
    """W974 for what no report has any more, until it is said that it was dropped or done; W971 told the withdrawn ones."""
    for each in gone:
        if each.status.is_open and each.id.symbol not in gathered.withdrawn:
            place = Place(str(held.folder / SHEET))
            yield finding("W974", place, Severity.WARNING, id=str(each.id), about=each.noted.about)
