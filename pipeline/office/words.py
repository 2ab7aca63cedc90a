"""The office's words in one language: what a report prints that its author did not write."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from pipeline.model.base import Language, Noun
from pipeline.model.meeting import Mode, OfficerRole, OrganiserRole
from pipeline.model.participant import DelegationRole, Status
from pipeline.office.confirmed import Confirmable, at
from pipeline.office.patterns import Word, pattern
from pipeline.office.places import Numbers, PlaceWords

Kind = TypeVar("Kind", bound=StrEnum)


def _all_of(kinds: type[Kind]) -> Callable[[dict[Kind, Any]], dict[Kind, Any]]:
    def check(words: dict[Kind, Any]) -> dict[Kind, Any]:
        lacking = ", ".join(kind.value for kind in kinds if kind not in words)
        if lacking:
            raise PydanticCustomError("lacking", "no word for {lacking}", {"lacking": lacking})
        return words

    return check


class ModeWords(Noun):
    """A mode of meeting: alone above the title of the cover, and before the quoted title in its block."""

    kicker: Word
    words: Word


class ContentsWords(Noun):
    """The heading of the contents, and what stands before each page number there."""

    heading: Word
    page: Word


class AnnexWords(Noun):
    """The label of an annex (before its roman numeral), headings of the two lists, the remark under a statement."""

    label: Word
    participants: Word
    documents: Word
    as_delivered: Word


class ColumnWords(Noun):
    """The column heads of the lists of participants and documents."""

    organisation: Word
    name: Word
    position: Word
    country: Word
    symbol: Word
    title: Word


class PartWords(Noun):
    """How a part that a draft lacks is called within the marked gap."""

    mode: Word
    days: Word
    place: Word
    participants: Word
    background: Word
    interventions: Word
    intervention: Word
    conclusions: Word
    documents: Word
    corrections: Word
    sections: Word
    translation: Word = "…"


class DraftWords(Noun):
    """The marks of a draft: on cover and header, for a missing symbol, for a missing part."""

    mark: Word
    no_symbol: Word
    gap: Annotated[Word, pattern("part")]
    parts: PartWords


class TranslationWords(Noun):
    """The standing of a translation."""

    official: Word
    unofficial: Word


class AdoptionWords(Noun):
    """The line of adoption: by whom and when, or one of the two."""

    by_on: Annotated[Word, pattern("by", "day")]
    by: Annotated[Word, pattern("by")]
    on: Annotated[Word, pattern("day")]


class IdentifierWords(Noun):
    """The lines of the identifiers on the copyright page."""

    isbn: Annotated[Word, pattern("value")]
    issn: Annotated[Word, pattern("value")]
    doi: Annotated[Word, pattern("value")]


class QuoteWords(Noun):
    """Opening and closing quotation marks, outer and inner; blanks within French ones are U+00A0."""

    outer: tuple[Word, Word]
    inner: tuple[Word, Word]


class DateWords(Noun):
    """How days are written; month names are in the words themselves."""

    first: Word
    month: Annotated[Word, pattern("days", "month")]
    year: Annotated[Word, pattern("days", "year")]
    join: Annotated[str, pattern("before", "last")]
    comma: Word
    range: Annotated[Word, pattern("first", "last")]


class InLineWords(Noun):
    """A correction within a line, its words quoted already."""

    replaced: Annotated[Word, pattern("instead_of", "read")]
    added: Annotated[Word, pattern("read")]
    left_out: Annotated[Word, pattern("instead_of")]


class CorrectionWords(Noun):
    """What is read in place of what, the two verbs where one of them is missing, and how places are called.

    `changes` heads those that the copyright page of a revision lists, each by a `line`.
    """

    instead_of: Word
    read: Word
    add: Word
    leave_out: Word
    changes: Word
    line: Annotated[Word, pattern("place", "words")]
    in_line: InLineWords
    places: PlaceWords

    def at(self, *names: str, after: tuple[str, int | str] | None = None, **numbers: Numbers) -> str:
        """A place as a corrigendum prints it; see `PlaceWords.at`."""
        return self.places.at(*names, after=after, **numbers)


class CollectionWords(Noun):
    """What stands on the cover of a collection: what it is, that it is for the house alone, how many documents it has."""

    kind: Word
    internal: Word
    one: Annotated[Word, pattern("number")]
    many: Annotated[Word, pattern("number")]

    def counted(self, number: int) -> str:
        """How many documents there are, in words of the office."""
        return (self.one if number == 1 else self.many).format(number=number)


class Words(Confirmable):
    """All words of the office in one language, by where they stand in the report."""

    tag: Word
    name: Word
    languages: Annotated[dict[Language, Word], AfterValidator(_all_of(Language))]
    modes: Annotated[dict[Mode, ModeWords], AfterValidator(_all_of(Mode))]
    contents: ContentsWords
    chapters: dict[str, Word]
    annexes: AnnexWords
    columns: ColumnWords
    groups: Annotated[dict[Status, Word], AfterValidator(_all_of(Status))]
    roles: Annotated[dict[DelegationRole, Word], AfterValidator(_all_of(DelegationRole))]
    officers: Annotated[dict[OfficerRole, Word], AfterValidator(_all_of(OfficerRole))]
    organisers: Annotated[dict[OrganiserRole, Word], AfterValidator(_all_of(OrganiserRole))]
    chair: Annotated[Word, pattern("name")]
    labelled: Annotated[Word, pattern("label", "value")]
    draft: DraftWords
    corrections: CorrectionWords
    collection: CollectionWords
    revision: Annotated[Word, pattern("number")]
    original: Annotated[Word, pattern("language")]
    translation: TranslationWords
    adopted: AdoptionWords
    identifiers: IdentifierWords
    quotes: QuoteWords
    months: Annotated[tuple[Word, ...], Field(min_length=12, max_length=12)]
    month_style: Annotated[Word, pattern("month", "year")]
    dates: DateWords

    def at(self, path: str) -> str:
        """The word at a dotted path (`modes.virtual.kicker`). KeyError if there is none."""
        return str(at(self, path))

    def heading(self, part: str) -> str:
        """The heading of a chapter (`background`, …) or of a list among the annexes (`participants`, `documents`)."""
        return self.chapters[part] if part in self.chapters else self.at(f"annexes.{part}")

    def quoted(self, text: str, *, sans: bool = False) -> str:
        """The text in outer quotation marks; blanks in them are U+202F in the sans family (Carlito has no U+00A0)."""
        opening, closing = self.quotes.outer
        return _blanks(opening, sans) + text + _blanks(closing, sans)

    def marks_round(self, text: str) -> tuple[str, str]:
        """The marks that enclose a quoted text: the outer ones, or the inner ones round words that have outer ones in them."""
        outer, inner = self.quotes.outer, self.quotes.inner
        inside = any(mark.strip() in text for mark in outer) and not any(mark.strip() in text for mark in inner)
        return inner if inside else outer

    def gap(self, part: str, *, sans: bool = False, whose: str = "") -> str:
        """The marked gap of a draft for a part that is missing: `mode`, `days`, `place`, `background`; and whose it is."""
        words = at(self.draft.parts, part)
        if whose:
            words = self.labelled.format(label=words, value=whose)
        return _blanks(self.draft.gap, sans).format(part=words)

    @property
    def waiting(self) -> str:
        """The marked gap in which the translation of a passage will stand, with plain blanks."""
        return " ".join(self.gap("translation").split())


def _blanks(mark: str, sans: bool) -> str:
    return mark.replace("\u00a0", "\u202f") if sans else mark
