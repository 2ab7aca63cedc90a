"""The meeting that is reported: its title, mode, days, place, body and officers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from pipeline.model.base import MOST_ITEMS, Identifier, Language, Line, Noun
from pipeline.model.days import Day


class Mode(StrEnum):
    """How the meeting was held."""

    VIRTUAL = "virtual"
    IN_PERSON = "in-person"
    HYBRID = "hybrid"


class OrganiserRole(StrEnum):
    """What an organiser is to the meeting."""

    HOST = "host"
    ORGANISER = "organiser"
    CO_ORGANISER = "co-organiser"
    SPONSOR = "sponsor"


class OfficerRole(StrEnum):
    """The offices that a meeting gives."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MODERATOR = "moderator"
    RAPPORTEUR = "rapporteur"


class Organiser(Noun):
    """Who held the meeting, with the picture that stands for it on the cover."""

    organisation: Line | None = None
    name: Line | None = None
    role: OrganiserRole | None = None
    logo: Line | None = None
    alt: Line | None = None

    @model_validator(mode="after")
    def _complete(self) -> Organiser:
        if self.organisation is None and self.name is None:
            raise PydanticCustomError("E013", "an organiser without name")
        if self.logo is not None and self.alt is None:
            raise PydanticCustomError("E021", "a logo without alternative text")
        return self


class Officer(Noun):
    """One who held an office of the meeting: a participant by `id`, or a name."""

    role: OfficerRole
    participant: Identifier | None = None
    name: Line | None = None

    @model_validator(mode="after")
    def _somebody(self) -> Officer:
        if (self.participant is None) == (self.name is None):
            raise PydanticCustomError("E022", "an officer is a participant or a name")
        return self


class Meeting(Noun):
    """The meeting; its days come as one date, as a first and a last, or as a list of days that do not follow each other."""

    title: Line
    titles: dict[Language, Line] = Field(default_factory=dict)
    mode: Mode | None = None
    date: Day | None = None
    first: Annotated[Day | None, Field(alias="from")] = None
    last: Annotated[Day | None, Field(alias="to")] = None
    dates: tuple[Day, ...] = Field(default=(), max_length=MOST_ITEMS)
    place: Line | None = None
    body: Line | None = None
    session: Line | None = None
    organisers: tuple[Organiser, ...] = Field(default=(), max_length=MOST_ITEMS)
    officers: tuple[Officer, ...] = Field(default=(), max_length=MOST_ITEMS)

    @model_validator(mode="after")
    def _one_way_to_say_when(self) -> Meeting:
        ways = [self.date is not None, self.first is not None or self.last is not None, bool(self.dates)]
        if sum(ways) > 1:
            raise PydanticCustomError("E023", "days given in more than one way")
        if (self.first is None) != (self.last is None):
            raise PydanticCustomError("E024", "from and to go together")
        if self.first and self.last and self.last < self.first:
            raise PydanticCustomError("E025", "range reversed", {"first": str(self.first), "last": str(self.last)})
        return self

    @property
    def days(self) -> tuple[Day, ...]:
        """The days as given, in order: one, the two ends of a range, or the list; empty in a draft without any."""
        if self.date is not None:
            return (self.date,)
        if self.first is not None and self.last is not None:
            return (self.first,) if self.first == self.last else (self.first, self.last)
        return tuple(sorted(set(self.dates)))

    @property
    def is_range(self) -> bool:
        """Whether the two `days` are the ends of a range, not two single days."""
        return self.first is not None and self.first != self.last
