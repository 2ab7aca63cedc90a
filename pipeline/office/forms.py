"""The words of the Word forms in one language: what a form says, and what its words mean to the import."""

from __future__ import annotations

from pydantic import Field

from pipeline.model.base import Noun
from pipeline.model.meeting import Mode, OfficerRole, OrganiserRole
from pipeline.model.participant import DelegationRole, Status
from pipeline.office.patterns import Word

Many = tuple[Word, ...]


class FormField(Noun):
    """One field or column: its label, other words for it, and the help that stands where it is filled in.

    A fact of the meeting without help is not drawn on the form, but recognised where somebody puts it there.
    """

    label: Word
    help: Word | None = None
    also: Many = ()

    @property
    def names(self) -> Many:
        """All words that the field goes by."""
        return (self.label, *self.also)


class FormPart(Noun):
    """One part of the form: its heading, other words for that, the help under it."""

    heading: Word
    also: Many = ()
    help: Word | None = None

    @property
    def names(self) -> Many:
        """All words that the part goes by."""
        return (self.heading, *self.also)


class FormFacts(FormPart):
    """The facts of the meeting, a row each."""

    fields: dict[str, FormField]


class FormTable(FormPart):
    """A table to which rows are added, by its columns."""

    columns: dict[str, FormField]


class FormMeanings(Noun):
    """What people write in fields that take one of a few values, and what Word writes into fields that were emptied."""

    modes: dict[Mode, Many]
    statuses: dict[Status, Many]
    roles: dict[DelegationRole, Many]
    officers: dict[OfficerRole, Many]
    organisers: dict[OrganiserRole, Many]
    all: Many = ()
    secretariat: Many = ()
    prompts: Many = ()


class FormWords(Noun):
    """All words of the form, from top to bottom."""

    title: Word
    lead: Word
    footer: Word
    page: Word
    meeting: FormFacts
    background: FormPart
    tables: dict[str, FormTable] = Field(default_factory=dict)
    words: FormMeanings
