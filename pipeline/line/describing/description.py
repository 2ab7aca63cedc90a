"""The description of a document: the facts that are printed in it or on record, in the words of libraries.

Nothing private is in it, and nobody who is not printed: of the participants only those whom the copyright page names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Relation(StrEnum):
    """What another document is to the described one; the names are those of Dublin Core's terms."""

    ORIGINAL = "original"
    TRANSLATION = "translation"
    VERSION = "version"
    CORRECTS = "corrects"
    CORRECTED_BY = "corrected-by"
    PART_OF = "part-of"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Other:
    """Another document: its symbol as printed, its language where it matters, its title where that is known.

    `key` is what it is called in the archive; `words` say what an `OTHER` is to the described document.
    """

    relation: Relation
    symbol: str
    language: str = ""
    title: str = ""
    key: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """The meeting: its title, first and last day (ISO, empty in what has none), all of it in words, mode, place."""

    title: str
    first: str
    last: str
    words: str
    mode: str = ""
    place: str = ""
    body: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who had to do with it: a person or a body, with the role as the copyright page has it."""

    name: str
    role: str = ""
    is_person: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """A file of it: its name, media type and SHA-256."""

    name: str
    media_type: str
    digest: str


@dataclass(frozen=True)
class Description:
    """A document described, in its own language.

    `key` is what it is called in the archive (`SP-RV-TSTI-IR-24.en`), `symbols` are as printed: of a deposit none, or
    several. `title` is that of the meeting, or a deposit's own; `kind` says what it is (`Rapporteur's report`), `type` is the
    office's key of that. `keeper` is the office, `publisher` and `place` are empty where nobody knows. `date` is the month of
    issue, or a deposit's date as written, `years` the first and last that it may mean. `translation` is the standing of a
    translation in words. `access` is `public` or `internal`.
    """

    key: str
    symbols: tuple[str, ...]
    title: str
    kind: str
    type: str
    language: str
    keeper: str
    access: str
    publisher: str = ""
    place: str = ""
    date: str = ""
    years: tuple[int, int] | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    event: Event | None = None
    agents: tuple[Agent, ...] = ()
    subjects: tuple[str, ...] = ()
    identifiers: Mapping[str, str] = field(default_factory=dict)
    original: str = ""
    translation: str = ""
    rights: str = ""
    pages: int = 0
    others: tuple[Other, ...] = ()
    files: tuple[Written, ...] = ()

    @property
    def whole_title(self) -> str:
        """The title as Word and the PDF show it: that of the meeting, and what the document is."""
        return f"{self.title}. {self.kind}" if self.event and self.kind else self.title or self.kind

    @property
    def symbol(self) -> str:
        """The first of its symbols; empty where it has none."""
        return self.symbols[0] if self.symbols else ""

    def related(self, *relations: Relation) -> tuple[Other, ...]:
        """The other documents of some relations, in order."""
        return tuple(each for each in self.others if each.relation in relations)
