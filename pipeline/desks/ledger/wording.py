"""A commitment in a reader's language: who, what, by when and how it stands, as tables and calendars say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pipeline.desks.ledger.commitments import Commitment
from pipeline.desks.ledger.gathering import Agreed
from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.model.commitment import ALL, Bound, CommitmentStatus, Item, ItemKind
from pipeline.model.due import Span
from pipeline.office.office import Office

_KINDS = {ItemKind.CONCLUSION: "ledger_conclusion", ItemKind.RECOMMENDATION: "ledger_recommendation"}


def status_name(status: CommitmentStatus, language: str) -> str:
    """How a status is called."""
    return phrase(f"ledger_status_{status.value.replace('-', '_')}", language)


class Pages(Protocol):
    """Who knows on which pages things are printed."""

    def page(self, edition: Agreed, path: str) -> str:
        """The printed page of an item of an edition; empty if it is not known."""


@dataclass(frozen=True)
class Wording:
    """Says commitments in one language, by the office's words; of what has no edition in it, the leading one's words."""

    language: str
    office: Office
    pages: Pages

    def edition(self, one: Commitment) -> Agreed | None:
        """The edition whose words are given; None for what no report has any more."""
        return one.point.told_in(self.language)[0] if one.point else None

    def text(self, one: Commitment) -> str:
        """What was agreed; of what no report has any more, the words by which it was known."""
        item = self._item(one)
        return item.words if item else one.noted.about

    def item(self, one: Commitment) -> str:
        """Its place in the report as printed now: `conclusion 3`; empty for what is gone."""
        if one.point is None:
            return ""
        return phrase(_KINDS[one.point.kind], self.language, number=one.point.index + 1)

    def report(self, one: Commitment) -> str:
        """The symbol of the report with its revision, as printed."""
        return str(one.point.items[0][0].symbol) if one.point else ""

    def title(self, one: Commitment) -> str:
        """The title of the meeting."""
        edition = self.edition(one)
        return edition.title if edition else ""

    def topic(self, one: Commitment) -> str:
        """The topic, empty if none is given."""
        item = self._item(one)
        return item.topic if item else ""

    def every(self, one: Commitment) -> str:
        """How often, in the words of the edition; empty if it is not to be done again."""
        item = self._item(one)
        return item.every if item else ""

    def who(self, one: Commitment, *, is_short: bool = False) -> str:
        """Who is responsible: persons with their bodies, bodies by their names or, if it is to be short, acronyms."""
        bound = one.point.leading.responsible if one.point else ()
        return (", " if is_short else "; ").join(self._bound(each, is_short=is_short) for each in bound)

    def due(self, one: Commitment) -> str:
        """When it is due, in words: `30 November 2024`, `March 2025`, as the edition says it where it names no day."""
        item, span = self._item(one), one.span
        if span is not None:
            return self._days(one.due, span)
        return (item.due if item else "") or one.due

    def page(self, one: Commitment) -> str:
        """The printed page in the edition whose words are given; empty where that is not built from this input."""
        edition = self.edition(one)
        if edition is None or one.point is None:
            return ""
        return self.pages.page(edition, f"{one.point.kind.value}[{one.point.index}]")

    def status(self, one: Commitment) -> str:
        """How it stands, by its name."""
        return status_name(one.status, self.language)

    def _item(self, one: Commitment) -> Item | None:
        return one.point.told_in(self.language)[1] if one.point else None

    def _bound(self, bound: Bound, *, is_short: bool) -> str:
        language = Language(self.language)
        if bound.key == ALL:
            return phrase("ledger_all", self.language)
        if is_short:
            return bound.short(language) or bound.person
        acronym, name = bound.short(language), bound.name(language)
        body = f"{name} ({acronym})" if acronym != name else name
        return ", ".join(part for part in (bound.person, body) if part)

    def _days(self, due: str, span: Span) -> str:
        language = Language(self.language)
        first, _, last = due.partition("/")
        if len(first) == 7 and len(last) in (0, 7):
            months = [self.office.month_words(month, language) for month in dict.fromkeys((first, last)) if month]
            if len(months) == 1:
                return months[0]
            return self.office.words(language).dates.range.format(first=months[0], last=months[1])
        return self.office.day_words((span.first, span.last), span.first != span.last, language)
