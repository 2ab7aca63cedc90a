"""A commitment: one thing that a meeting agreed, by its lasting id, and what people note of it.

The id is the symbol of the report and a number that was given once, one for all languages and revisions:
`SP/RV-TRCD-IR-24#2`. It is not the number that the conclusion is printed with, which changes with every draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pipeline.findings import Place
from pipeline.model.base import Language
from pipeline.model.symbol import Symbol

ALL = "all"
"""Who is bound where everybody is."""

NOTED = ("status", "date", "note", "proof")
"""What people note of a commitment, in the order of the columns; all else comes from the reports."""

_ID = re.compile(r"(?P<symbol>\S.*?)\s*#\s*(?P<number>[1-9]\d{0,6})")
_LONGEST_ABOUT = 300


class CommitmentStatus(StrEnum):
    """How a commitment stands; a commitment of which nothing was noted is open."""

    OPEN = "open"
    UNDER_WAY = "under-way"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in (CommitmentStatus.OPEN, CommitmentStatus.UNDER_WAY)


class ItemKind(StrEnum):
    """The chapters in which commitments stand, by their fields in the input."""

    CONCLUSION = "conclusions"
    RECOMMENDATION = "recommendations"


@dataclass(frozen=True)
class CommitmentId:
    """The lasting id of a commitment: the symbol of its report, without revision, and a number."""

    symbol: Symbol
    number: int

    def __str__(self) -> str:
        return f"{self.symbol}#{self.number}"

    @cached_property
    def order(self) -> tuple[str, int]:
        """By what ids are put in order."""
        return self.symbol.normal, self.number


def read_id(text: str) -> CommitmentId | None:
    """The id that a text writes; None if it writes none.

    >>> str(read_id(" SP/RV-TRCD-IR-24 #2"))
    'SP/RV-TRCD-IR-24#2'
    """
    match = _ID.fullmatch(" ".join(text.split()))
    return CommitmentId(Symbol(match["symbol"]), int(match["number"])) if match else None


def about(words: str) -> str:
    """The first words of a commitment, on one line: by them it is known again when its place in the report changes."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_ABOUT else f"{line[:_LONGEST_ABOUT].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Noted:
    """What the ledger keeps of a commitment: the words by which it is known, and what people noted.

    `status` is empty where nobody noted one, `date` an ISO day or empty.
    """

    about: str
    status: str = ""
    date: str = ""
    note: str = ""
    proof: str = ""

    @property
    def standing(self) -> CommitmentStatus:
        """How it stands."""
        return CommitmentStatus(self.status) if self.status else CommitmentStatus.OPEN


@dataclass(frozen=True, slots=True)
class Bound:
    """One who is responsible: the key of a body, its name and acronym by language, the person whom the report names.

    Everybody has the key `all`, and no name; one who belongs to no body has the key `""`.
    """

    key: str
    names: tuple[tuple[Language, str], ...] = ()
    acronyms: tuple[tuple[Language, str], ...] = ()
    person: str = ""

    def name(self, language: Language) -> str:
        """The full name in a language; empty for everybody, and for a person alone."""
        names = dict(self.names)
        return names.get(language) or next(iter(names.values()), "")

    def short(self, language: Language) -> str:
        """The acronym in a language, else the name."""
        return dict(self.acronyms).get(language) or self.name(language)


@dataclass(frozen=True, slots=True)
class Item:
    """One conclusion or recommendation as one edition has it; `index` counts from 0 within its chapter."""

    kind: ItemKind
    index: int
    words: str
    opening: str
    place: Place
    responsible: tuple[Bound, ...] = ()
    topic: str = ""
    due: str = ""
    every: str = ""

    @property
    def binds(self) -> bool:
        """Whether it says who, when, how often or on what: else it is a conclusion and no commitment."""
        return bool(self.responsible or self.topic or self.due or self.every)
