"""Links: which targets may be linked, and where a bare address begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

ESCAPABLE = r"\*[]()#>|-`"
"""The characters that a backslash makes text; before any other the backslash is text itself."""

NOTE = re.compile(r"\[\^([\w.-]{1,60})\]")
SCHEME = re.compile(r"https?://(?=[^\W_])", re.IGNORECASE)
"""What a bare address begins with; a letter or a digit must follow."""

TARGET = re.compile(r"\(((?:https?://|mailto:|\#)(?:\\.|[^\s()\\]|\([^\s()]*+\))++)\)", re.IGNORECASE | re.VERBOSE)
LANGUAGE = re.compile(r"\{lang=([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})\}")

_ALLOWED = re.compile(r"https?://\S+|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_WITHIN = re.compile(r"#(?:c|annex-)[1-9][0-9]{0,3}")
_ESCAPED = re.compile(r"\\([\\*\[\]()#>|`-])")
_UNIT = re.compile(rf"{_ESCAPED.pattern}|([^\s<>\"”»])")
_PAIRING = re.compile(rf"{_ESCAPED.pattern}|[\[\]\s<>\"”»]")
_TRAILING = ".,;:!?'’…`\\"


def unescape(text: str) -> str:
    """The text without the backslashes that make characters text."""
    return _ESCAPED.sub(r"\1", text)


def may_be_linked(target: str) -> bool:
    """Whether the contract has such a target: http, https, mailto, a conclusion `#c3`, an annex `#annex-2`."""
    return bool(_ALLOWED.fullmatch(target) or _WITHIN.fullmatch(target))


@dataclass(frozen=True, slots=True)
class Address:
    """A bare address in prose: where it stands there, and what it says, without backslashes."""

    start: int
    end: int
    text: str


class _Unit(NamedTuple):
    """One character of an address, and where its source ends."""

    character: str
    end: int
    escaped: bool


class AddressFinder:
    """Finds the bare addresses of a prose; with notes, the mark of a note ends an address."""

    def __init__(self, prose: str, with_notes: bool = False) -> None:
        self._prose = prose
        self._with_notes = with_notes
        self._paired = _paired_brackets(prose) if "[" in prose and "://" in prose else frozenset()

    def all(self) -> Iterator[Address]:
        """The addresses in turn, as if no emphasis were in the prose."""
        end = 0
        for scheme in SCHEME.finditer(self._prose):
            if scheme.start() >= end and (address := self.at(scheme.start())):
                yield address
                end = address.end

    def at(self, start: int, stars: int = 0) -> Address | None:
        """The address that begins with the scheme at a position, without the punctuation of the sentence.

        None within a word. `stars` is how many asterisks of emphasis wait to be closed; so many at its end are none of its own.
        """
        if start and self._prose[start - 1].isalnum():
            return None
        units = _without_end(list(self._units(start)), stars)
        return Address(start, units[-1].end, "".join(unit.character for unit in units))

    def _units(self, position: int) -> Iterator[_Unit]:
        """The characters up to the first that ends any address, or a bracket that has no partner in it."""
        depth = {True: 0, False: 0}
        while match := _UNIT.match(self._prose, position):
            unit = _Unit(match[1] or match[2], match.end(), bool(match[1]))
            depth[unit.escaped] += {"[": 1, "]": -1}.get(unit.character, 0)
            if depth[unit.escaped] < 0 or (match[0] == "[" and not self._may_open(position)):
                return
            yield unit
            position = unit.end

    def _may_open(self, position: int) -> bool:
        is_note = self._with_notes and NOTE.match(self._prose, position)
        return position in self._paired and not is_note


def _paired_brackets(prose: str) -> frozenset[int]:
    """The opening brackets that are closed before anything ends an address; an escaped one closes an escaped one."""
    paired: set[int] = set()
    waiting: dict[str, list[int]] = {"]": [], "\\]": []}
    for sign in _PAIRING.finditer(prose):
        if sign[0] in ("[", "\\["):
            waiting[sign[0].replace("[", "]")].append(sign.start())
        elif sign[0] in waiting:
            paired.update(waiting[sign[0]][-1:])
            del waiting[sign[0]][-1:]
        elif not sign[1]:
            waiting = {"]": [], "\\]": []}
    return frozenset(paired)


def _without_end(units: list[_Unit], stars: int) -> list[_Unit]:
    """Without what belongs to the sentence around: its signs, brackets not opened here, the end of an emphasis."""
    signs = [unit.character for unit in units]
    surplus = {close: signs.count(close) - signs.count(opening) for opening, close in ("()", "{}")}
    while units:
        sign = units[-1].character
        if sign == "*" and stars > 0 and not units[-1].escaped:
            stars -= 1
        elif surplus.get(sign, 0) > 0:
            surplus[sign] -= 1
        elif sign not in _TRAILING:
            break
        units.pop()
    return units
