"""The words with which the office asks bodies to clear what a report says of them, and the languages of states."""

from __future__ import annotations

from typing import Annotated

from pipeline.model.base import Language, Noun
from pipeline.office.confirmed import Confirmable
from pipeline.office.patterns import Word, pattern


class PartWords(Noun):
    """The parts of a clearance copy, by their headings there."""

    interventions: Word
    participants: Word
    conclusions: Word
    recommendations: Word


class Counted(Noun):
    """What is said of one numbered item, and of several."""

    one: Annotated[Word, pattern("numbers")]
    several: Annotated[Word, pattern("numbers")]


class NotePartWords(Noun):
    """The parts of a clearance copy as the cover note lists them."""

    interventions: Word
    participants: Word
    conclusions: Counted
    recommendations: Counted


class NoteWords(Noun):
    """The cover note from top to bottom; what does not apply to a copy is left out."""

    title: Word
    to: Annotated[Word, pattern("body")]
    opening: Annotated[Word, pattern("secretariat", "file")]
    parts: NotePartWords
    language: Annotated[Word, pattern("language")]
    wanted: Annotated[Word, pattern("day")]
    how: Word
    unchanged: Word
    own: Word
    common: Word
    draft: Word
    internal: Word
    embargo: Annotated[Word, pattern("day", "time")]


class ClearanceWords(Confirmable):
    """All of it in one language: the marks and headings of a copy, and its cover note."""

    mark: Word
    wanted: Annotated[Word, pattern("day")]
    internal: Word
    embargo: Annotated[Word, pattern("day", "time")]
    lead: Word
    parts: PartWords
    common: Word
    reference: Annotated[Word, pattern("reference")]
    note: NoteWords


class ClearanceRule(Confirmable):
    """The languages in which states are written to, by ISO code; the first is the one for a report in none of them."""

    states: dict[str, tuple[Language, ...]]
