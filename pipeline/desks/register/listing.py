"""The list of symbols, those that are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.archive.register.claimed import Claimed, State
from pipeline.archive.register.projection import all_claimed
from pipeline.archive.register.register import Register
from pipeline.model.symbol_parts import parts_of


@dataclass(frozen=True, slots=True)
class Filter:
    """Which symbols are asked for; what is empty (None) asks for all. `text` is sought in symbol, titles and reason."""

    state: State | None = None
    year: int | None = None
    body: str = ""
    type: str = ""
    text: str = ""

    def takes(self, claimed: Claimed) -> bool:
        """Whether a symbol is among them."""
        parts = parts_of(claimed.symbol)
        return (
            self.state in (None, claimed.state)
            and (self.year is None or self.year % 100 in _years(claimed))
            and self.body.casefold() in ("", parts.body.casefold(), parts.event.casefold())
            and self.type.casefold() in ("", parts.type.casefold())
            and self.text.casefold() in " ".join(_texts(claimed)).casefold()
        )


def listed(register: Register, wanted: Filter) -> tuple[Claimed, ...]:
    """The symbols that are asked for, those of one series in the order of their serials."""
    with register.reading() as connection:
        return tuple(each for each in all_claimed(connection) if wanted.takes(each))


def _years(claimed: Claimed) -> set[int]:
    """The year of the symbol, in two digits; those of the meeting for a symbol without."""
    year = parts_of(claimed.symbol).year
    return {year} if year is not None else {int(day[2:4]) for day in (claimed.held.first, claimed.held.last) if day}


def _texts(claimed: Claimed) -> Iterator[str]:
    yield claimed.symbol.printed
    yield claimed.symbol.normal
    yield from claimed.held.titles
    yield claimed.reason
