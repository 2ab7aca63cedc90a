"""The words of registration lists and of the names that meeting rooms show: headings, values, titles, small words."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from pipeline.model.base import Noun
from pipeline.model.meeting import Mode
from pipeline.model.participant import DelegationRole, Status
from pipeline.office.patterns import Word

Many = tuple[Word, ...]


class Registration(Noun):
    """All of it, for all languages at once: a list says in its own words what it holds, whatever the report's language.

    `columns` are the words of headings by what stands under them: a field of a participant, or a part of the name
    (`given`, `surname`, `second_surname`); `never` those of what is never taken, `idle` those of what says nothing.
    """

    columns: dict[str, Many] = Field(default_factory=dict)
    never: Many = ()
    idle: Many = ()
    status: dict[Status, Many] = Field(default_factory=dict)
    role: dict[DelegationRole, Many] = Field(default_factory=dict)
    modes: dict[Mode, Many] = Field(default_factory=dict)
    titles: Many = ()
    particles: Many = ()
    capitals: Many = ()
    shown_beside_names: Many = ()

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The small words within names, in small letters."""
        return frozenset(word.casefold() for word in self.particles)
