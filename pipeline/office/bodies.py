"""The organisations that the office's reports name: acronym and name by language, other forms met."""

from __future__ import annotations

from pydantic import Field

from pipeline.model.base import Language
from pipeline.office.confirmed import Confirmable
from pipeline.office.patterns import Word


class Body(Confirmable):
    """One organisation; it has a name of its own in its `official` languages, the other names are translations.

    `variants` are forms that were met and are not its name; `former` are names and acronyms that were its own, or are
    short for it, and may stand.
    """

    acronyms: dict[Language, Word] = Field(default_factory=dict)
    names: dict[Language, Word]
    official: tuple[Language, ...] = ()
    variants: tuple[Word, ...] = ()
    former: tuple[Word, ...] = ()

    @property
    def forms(self) -> tuple[Word, ...]:
        """All that it goes by, in any language."""
        return (*self.acronyms.values(), *self.names.values(), *self.variants, *self.former)

    def acronym(self, language: Language) -> str:
        """The acronym in a language; empty if the body has none."""
        return self.acronyms.get(language, "")


Bodies = dict[str, Body]
