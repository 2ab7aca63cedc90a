"""The report as its input file gives it: contract format 1, every field."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from pipeline.model.annex import Annex
from pipeline.model.base import MOST_ITEMS, Language, Line, Noun, PrivateField, Prose
from pipeline.model.chapters import Conclusion, Correction, Intervention, Section
from pipeline.model.days import Day, Instant, Month
from pipeline.model.identifiers import Identifiers
from pipeline.model.meeting import Meeting
from pipeline.model.participant import Participant


class Stage(StrEnum):
    """Whether the report is still being written."""

    DRAFT = "draft"
    FINAL = "final"


class Translation(StrEnum):
    """The standing of an edition that is a translation."""

    OFFICIAL = "official"
    UNOFFICIAL = "unofficial"


class Access(StrEnum):
    """Who may be shown the report; never what is made."""

    PUBLIC = "public"
    INTERNAL = "internal"


Words = Annotated[tuple[Line, ...], Field(max_length=MOST_ITEMS)]


class Adoption(Noun):
    """When and by whom the report was adopted; printed on the copyright page."""

    on: Day | None = None
    by: Line | None = None


class Related(Noun):
    """Another document, and what it is to this one."""

    symbol: Line
    relation: Line


class Document(Noun):
    """One entry of the list of documents."""

    symbol: Line
    title: Line


class Acceptance(Noun):
    """A finding that a person has looked at and silenced, with the reason."""

    code: Line
    at: Line | None = None
    words: Line | None = None
    reason: Line


NO_MONTH = "9999-12"
"""The month of a draft that has none yet: its template and its notice are the latest."""


def _whole_number(value: object) -> object:
    return int(value) if isinstance(value, str) and re.fullmatch(r"\d{1,4}", value) else value


class Report(Noun):
    """One language edition of one report.

    What a final report needs and a draft may lack is optional here, and told by the rules.
    """

    format: Annotated[Literal[1], BeforeValidator(_whole_number)]
    stage: Stage = Stage.FINAL
    symbol: Line | None = None
    revision: Annotated[int | None, Field(ge=1, le=999)] = None
    language: Language
    original: Language | None = None
    translation: Translation | None = None
    type: Line = "rapporteur-report"
    template: Line | None = None
    access: Access = Access.PUBLIC
    embargo: Instant | None = None
    issued: Month | None = None
    adopted: Adoption | None = None
    identifiers: Identifiers | None = None
    subjects: Words = ()
    related: Annotated[tuple[Related, ...], Field(max_length=MOST_ITEMS)] = ()
    documents: Annotated[tuple[Document, ...], Field(max_length=MOST_ITEMS)] = ()
    rapporteur: Line | None = None
    meeting: Meeting
    participants: Annotated[tuple[Participant, ...], Field(max_length=MOST_ITEMS)] = ()
    corrections: Annotated[tuple[Correction, ...], Field(max_length=MOST_ITEMS)] = ()
    background: Prose | None = None
    interventions: Annotated[tuple[Intervention, ...], Field(max_length=MOST_ITEMS)] = ()
    conclusions: Annotated[tuple[Conclusion, ...], Field(max_length=MOST_ITEMS)] = ()
    recommendations: Annotated[tuple[Conclusion, ...], Field(max_length=MOST_ITEMS)] = ()
    sections: Annotated[tuple[Section, ...], Field(max_length=MOST_ITEMS)] = ()
    annexes: Annotated[tuple[Annex, ...], Field(max_length=MOST_ITEMS)] = ()
    accept: Annotated[tuple[Acceptance, ...], Field(max_length=MOST_ITEMS), PrivateField()] = ()
    private: Annotated[object, PrivateField()] = None

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft: built from whatever is there."""
        return self.stage is Stage.DRAFT

    @property
    def issued_month(self) -> str:
        """The month of the copyright line (`2024-04`): the one given, else that of the meeting's last day, else `NO_MONTH`.

        Template and notice are those in force in it (the office's practice).
        """
        if self.issued:
            return self.issued
        days = self.meeting.days
        return f"{days[-1]:%Y-%m}" if days else NO_MONTH
