"""Those who took part: persons, and bodies without a named person."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from pipeline.model.base import Identifier, Line, Noun


class Status(StrEnum):
    """In what quality one attends; the groups of the list of participants, in the office's order."""

    MEMBER = "member"
    OBSERVER = "observer"
    GUEST = "guest"
    SECRETARIAT = "secretariat"


class DelegationRole(StrEnum):
    """What one is in a delegation."""

    HEAD = "head"
    ALTERNATE = "alternate"
    DELEGATE = "delegate"
    ADVISER = "adviser"


class Participant(Noun):
    """One who took part; with an organisation or a country alone, a body without a named person."""

    id: Identifier | None = None
    name: Line | None = None
    sort: Line | None = None
    title: Line | None = None
    position: Line | None = None
    organisation: Line | None = None
    country: Line | None = None
    delegation: Line | None = None
    status: Status | None = None
    role: DelegationRole | None = None
    attendance: Line | None = None
    pronoun: Line | None = None

    @model_validator(mode="after")
    def _somebody(self) -> Participant:
        if self.name is None and self.organisation is None and self.country is None:
            raise PydanticCustomError("E026", "a participant without name or body")
        return self

    @property
    def full_name(self) -> str:
        """The name with the title before it; empty for a body without a named person."""
        return " ".join(part for part in (self.title if self.name else None, self.name) if part)
