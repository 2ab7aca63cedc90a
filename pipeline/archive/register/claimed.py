"""What the register knows of a symbol: for which meeting it was claimed, by whom, and whether it was voided."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of


class State(StrEnum):
    """How a symbol stands; there is no way back from void."""

    CLAIMED = "claimed"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Held:
    """The meeting that a symbol stands for: its title, in as many languages as are known, and its first and last day.

    The days are ISO dates, empty where they are not known.
    """

    titles: tuple[str, ...]
    first: str = ""
    last: str = ""

    def is_same(self, other: Held) -> bool:
        """Whether two are one meeting: a title in common but for capitals and blanks, and no other days."""
        if not {_plain(title) for title in self.titles} & {_plain(title) for title in other.titles}:
            return False
        return not (self.first and other.first) or (self.first, self.last) == (other.first, other.last)

    @property
    def days(self) -> str:
        """The days in one word, `2024-04-05/2024-04-07`; empty where they are not known."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def when(self) -> str:
        """The days as they are told behind a title, ` (2024-04-05)`; empty where they are not known."""
        return f" ({self.days})" if self.days else ""

    def keeps(self, other: Held) -> bool:
        """Whether it has every title of another, but for capitals and blanks."""
        return {_plain(title) for title in other.titles} <= {_plain(title) for title in self.titles}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A symbol of the register; `who`, `when` and `sequence` are those of the change that made it what it is."""

    symbol: Symbol
    held: Held
    state: State
    reason: str
    who: str
    when: str
    sequence: int

    @property
    def is_void(self) -> bool:
        """Whether it was voided, and so is never given again."""
        return self.state is State.VOID


def register_key(symbol: Symbol) -> str:
    """What the register compares: the normal form without capitals, and without the suffixes of what stands under it."""
    return base_of(symbol).normal.casefold()


def _plain(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())
