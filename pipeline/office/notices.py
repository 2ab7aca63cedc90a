"""The legal notice of the copyright page: kept byte for byte, by language and by the first month of a wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from pipeline.errors import TemplateError
from pipeline.findings import Place, finding
from pipeline.model.base import Language, Noun
from pipeline.model.days import Month

MONTH = "{month}"


@dataclass(frozen=True, slots=True)
class Notice:
    """The lines of a notice, its month filled in; `confirmed` where it was read in the office's own document."""

    lines: tuple[str, ...]
    confirmed: bool


def _has_one_month(lines: tuple[str, ...]) -> tuple[str, ...]:
    if "".join(lines).count(MONTH) != 1:
        raise PydanticCustomError("placeholders", "`{month}` must stand in the notice once", {"month": MONTH})
    return lines


class Wording(Noun):
    """One wording of the notice and the first month in which it was seen."""

    since: Annotated[Month, Field(alias="from")]
    confirmed: bool
    lines: Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(_has_one_month)]

    def filled(self, month_words: str, month: str) -> Notice:
        """The notice of a month (`2024-04`); what was worded before the wording was first seen is not confirmed."""
        placed = MONTH if month_words else f", {MONTH}"
        lines = tuple(line.replace(placed, month_words) for line in self.lines)
        return Notice(lines, self.confirmed and month >= self.since)


def _in_order(wordings: tuple[Wording, ...]) -> tuple[Wording, ...]:
    months = [wording.since for wording in wordings]
    if months != sorted(set(months)):
        raise PydanticCustomError("order", "the wordings must follow each other by `from`, each with its own month")
    return wordings


Wordings = Annotated[tuple[Wording, ...], Field(min_length=1), AfterValidator(_in_order)]


Notices = dict[Language, Wordings]


def wording_of(notices: Notices, language: Language, month: str, file: str) -> Wording:
    """The wording in force in a month: the last one seen by then, else the first; TemplateError U108 at its file without any."""
    wordings = notices.get(language)
    if not wordings:
        raise TemplateError(finding("U108", Place(file), language=language.value))
    seen = [wording for wording in wordings if wording.since <= month]
    return seen[-1] if seen else wordings[0]
