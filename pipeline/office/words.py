"""The office's words in one language: what a report prints that its author did not write."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from string import Formatter
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from pipeline.model.base import Language, Noun
from pipeline.model.meeting import Mode, OfficerRole, OrganiserRole
from pipeline.model.participant import DelegationRole, Status
from pipeline.office.confirmed import Confirmable, at

Word = Annotated[str, StringConstraints(min_length=1)]
Kind = TypeVar("Kind", bound=StrEnum)


def _pattern(*names: str) -> Any:
    """A text with exactly these placeholders in it, so that a slip is told when the data is read."""

    def check(text: str) -> str:
        try:
            found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as error:
            raise PydanticCustomError("placeholders", "{why}", {"why": str(error)}) from None
        if found != set(names):
            wanted = ", ".join(f"{{{name}}}" for name in names)
            raise PydanticCustomError("placeholders", "the placeholders must be {wanted}", {"wanted": wanted})
        return text

    return AfterValidator(check)


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
    translation: Word = "…"


class DraftWords(Noun):
    """The marks of a draft: on cover and header, for a missing symbol, for a missing part."""

    mark: Word
    no_symbol: Word
    gap: Annotated[Word, _pattern("part")]
    parts: PartWords


class TranslationWords(Noun):
    """The standing of a translation."""

    official: Word
    unofficial: Word


class AdoptionWords(Noun):
    """The line of adoption: by whom and when, or one of the two."""

    by_on: Annotated[Word, _pattern("by", "day")]
    by: Annotated[Word, _pattern("by")]
    on: Annotated[Word, _pattern("day")]


class IdentifierWords(Noun):
    """The lines of the identifiers on the copyright page."""

    isbn: Annotated[Word, _pattern("value")]
    issn: Annotated[Word, _pattern("value")]
    doi: Annotated[Word, _pattern("value")]


class QuoteWords(Noun):
    """Opening and closing quotation marks, outer and inner; blanks within French ones are U+00A0."""

    outer: tuple[Word, Word]
    inner: tuple[Word, Word]


class DateWords(Noun):
    """How days are written; month names are in the words themselves."""

    first: Word
    month: Annotated[Word, _pattern("days", "month")]
    year: Annotated[Word, _pattern("days", "year")]
    join: Annotated[str, _pattern("before", "last")]
    comma: Word
    range: Annotated[Word, _pattern("first", "last")]


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
    chair: Annotated[Word, _pattern("name")]
    labelled: Annotated[Word, _pattern("label", "value")]
    draft: DraftWords
    revision: Annotated[Word, _pattern("number")]
    original: Annotated[Word, _pattern("language")]
    translation: TranslationWords
    adopted: AdoptionWords
    identifiers: IdentifierWords
    quotes: QuoteWords
    months: Annotated[tuple[Word, ...], Field(min_length=12, max_length=12)]
    month_style: Annotated[Word, _pattern("month", "year")]
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
