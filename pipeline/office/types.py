"""The kinds of document that the office makes: their titles, templates and chapters."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from pipeline.model.base import Language
from pipeline.office.confirmed import Confirmable
from pipeline.office.patterns import Word

CHAPTERS = ("background", "interventions", "conclusions", "recommendations")
"""The fields of the input that are chapters of a report."""

PARTS = (*CHAPTERS, "corrections", "sections", "annexes")
"""All fields of the input that are printed as text, in the order of its table but for `corrections`."""

Chapter = Annotated[str, StringConstraints(pattern=f"^({'|'.join(CHAPTERS)}|corrections|sections)$")]


class DocumentType(Confirmable):
    """One kind of document; `chapters` in printing order, `needed` in a final report, `codes` those of its symbols.

    One with a `suffix` (`Corr`, `Add`) corrects another document, under whose symbol it stands with a number: it is a
    sheet without cover, copyright page and contents, and prints its chapters alone.
    """

    titles: dict[Language, Word]
    template: Word
    codes: tuple[Word, ...] = ()
    suffix: Word | None = None
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]
    needed: tuple[Chapter, ...] = ()
    headings: dict[Language, dict[Chapter, Word]] = Field(default_factory=dict)

    @property
    def is_sheet(self) -> bool:
        """Whether it is a sheet that corrects another document."""
        return self.suffix is not None

    def prints(self, part: str) -> bool:
        """Whether it prints a part of the input as text; a report prints sections and annexes whatever its chapters."""
        return part in self.chapters or (not self.is_sheet and part in ("sections", "annexes"))

    @model_validator(mode="after")
    def _needed_is_printed(self) -> Self:
        for chapter in self.needed:
            if chapter not in self.chapters:
                raise PydanticCustomError("chapter", "`{chapter}` is needed and no chapter", {"chapter": chapter})
        return self


DocumentTypes = Annotated[dict[str, DocumentType], Field(min_length=1)]


class House(Confirmable):
    """The office itself: as it signs, and as the catalogue names it."""

    short: Word
    publisher: Word
    seat: Word
    country: Word
    names: dict[Language, Word]
    secretariat: dict[Language, Word]


__all__ = ["CHAPTERS", "PARTS", "DocumentType", "DocumentTypes", "House"]
