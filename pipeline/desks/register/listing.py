"""The list of symbols, those that are asked for, with what was issued under them; and the list that may leave the house."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.archive.register.claimed import Claimed, State, register_key
from pipeline.archive.register.editions import EditionState, IssuedEdition, by_base, issued_editions
from pipeline.archive.register.projection import all_claimed
from pipeline.archive.register.register import Register
from pipeline.desks.showing import Shown, shown
from pipeline.model.symbol_parts import parts_of


@dataclass(frozen=True, slots=True)
class Filter:
    """Which symbols are asked for; what is empty (None) asks for all. `text` is sought in symbol, titles and reason."""

    state: State | EditionState | None = None
    year: int | None = None
    body: str = ""
    type: str = ""
    text: str = ""

    def takes(self, claimed: Claimed, editions: Sequence[IssuedEdition] = ()) -> bool:
        """Whether a symbol is among them, with the editions that were issued under it."""
        parts = parts_of(claimed.symbol)
        return (
            self.state in (None, claimed.state, *(edition.state for edition in editions))
            and (self.year is None or self.year % 100 in _years(claimed))
            and self.body.casefold() in ("", parts.body.casefold(), parts.event.casefold())
            and self.type.casefold() in ("", parts.type.casefold())
            and self.text.casefold() in " ".join(_texts(claimed)).casefold()
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A symbol with the editions that were issued under it, withdrawn ones too."""

    claimed: Claimed
    editions: tuple[IssuedEdition, ...] = ()


def listed(register: Register, wanted: Filter) -> tuple[Listed, ...]:
    """The symbols that are asked for, those of one series in the order of their serials."""
    with register.reading() as connection:
        symbols, editions = all_claimed(connection), issued_editions(connection)
    issued = by_base(editions)
    found = (Listed(each, tuple(issued.get(register_key(each.symbol), ()))) for each in symbols)
    return tuple(each for each in found if wanted.takes(each.claimed, each.editions))


def listed_outside(register: Register, at: datetime) -> tuple[Shown, ...]:
    """The editions that may be shown to anybody at a time, with their corrections: no titles, names or reasons with them."""
    with register.reading() as connection:
        return shown(issued_editions(connection), at)


def _years(claimed: Claimed) -> set[int]:
    """The year of the symbol, in two digits; those of the meeting for a symbol without."""
    year = parts_of(claimed.symbol).year
    return {year} if year is not None else {int(day[2:4]) for day in (claimed.held.first, claimed.held.last) if day}


def _texts(claimed: Claimed) -> Iterator[str]:
    yield claimed.symbol.printed
    yield claimed.symbol.normal
    yield from claimed.held.titles
    yield claimed.reason
