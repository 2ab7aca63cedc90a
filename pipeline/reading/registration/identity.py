"""Whether two names are of one person, and the `id` of each participant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from pipeline.model.base import Language
from pipeline.office.office import Office
from pipeline.reading.imports.persons import Grammar, Person
from pipeline.reading.imports.roster import Entry, Roster
from pipeline.reading.registration.wording import PARTICLES, plain

_SMALL = PARTICLES | {"y", "e"}


@lru_cache(maxsize=20_000)
def tokens(name: str) -> frozenset[str]:
    """The words of a name for comparing: without accents, case, order and small words.

    >>> tokens("PÉREZ de la Cruz, Juan") == tokens("Juan Perez Cruz")
    True
    """
    words = plain(name).split()
    return frozenset(word for word in words if word not in _SMALL) or frozenset(words)


def are_alike(one: str, other: str, least: float) -> bool:
    """Whether two names are as like as that, from 0 to 1, whatever the order of their words; a slip costs little."""
    first, second = (" ".join(sorted(tokens(name))) for name in (one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    # what neither can be more than is found out much sooner
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least


class Ids:
    """Gives out the ids of participants: short, from the surname, each once, none that is taken."""

    def __init__(self, office: Office, language: Language, taken: Iterable[str] = ()) -> None:
        self._roster = Roster(Grammar(office, language), [Entry({"id": each}) for each in taken])

    def give(self, fields: dict[str, Any], surname: str = "") -> str:
        """The `id` of a participant; `surname` is the one word of it, where the list tells which."""
        name = surname or str(fields.get("name", ""))
        entry = Entry(dict(fields), Person(name) if name else None)
        self._roster.entries.append(entry)
        return self._roster.id_of(entry)
