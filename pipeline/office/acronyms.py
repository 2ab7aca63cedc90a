"""Acronyms that are no organisation's: what they stand for by language, and whether everybody knows them."""

from __future__ import annotations

from pydantic import Field

from pipeline.model.base import Language, Noun
from pipeline.office.patterns import Word


class Term(Noun):
    """One term with an acronym; in a language without one, another language's acronym is out of place."""

    acronyms: dict[Language, Word] = Field(default_factory=dict)
    names: dict[Language, Word] = Field(default_factory=dict)


class Acronyms(Noun):
    """The terms, and the acronyms and marks that nobody writes out."""

    known: tuple[Word, ...] = ()
    terms: tuple[Term, ...] = ()
