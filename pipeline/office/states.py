"""The office's Member States, in its own order, with what is known of their membership."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from pipeline.model.base import Language, Noun
from pipeline.model.days import Month
from pipeline.office.patterns import Word


class State(Noun):
    """One state, member or former member; months bound its membership as far as they are known."""

    names: dict[Language, Word]
    variants: tuple[Word, ...] = ()
    since: Annotated[Month | None, Field(alias="from")] = None
    until: Annotated[Month | None, Field(alias="to")] = None
    member_at: Month | None = None
    gone_by: Month | None = None

    @property
    def forms(self) -> tuple[Word, ...]:
        """All that it goes by, in any language."""
        return (*self.names.values(), *self.variants)

    def is_member(self, day: date) -> bool | None:
        """Whether it was a member on a day; None if the office has not told."""
        month = f"{day:%Y-%m}"
        if self.since and month < self.since:
            return False
        if self.until is not None:
            return month <= self.until
        if self.gone_by is None or (self.member_at and month <= self.member_at):
            return True
        return False if month >= self.gone_by else None


class States(Noun):
    """All states by ISO 3166 code, in house order; what is confirmed holds for every one, so it names their fields."""

    confirmed: tuple[str, ...] = ()
    states: dict[str, State]

    def is_confirmed(self, path: str) -> bool:
        """Whether the names of a language are the office's own (`names.fr`)."""
        return path in self.confirmed
