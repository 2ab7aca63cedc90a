"""The three-way merge of passages: what they changed since the base is taken where we left the base as it was.

A merge of lines takes changes in neighbouring lines for a conflict. Here a line is a paragraph: each is paired with its
later selves first, then judged by itself, so that neighbours never stand in each other's way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reading.returned.aligning import align


@dataclass(frozen=True, slots=True)
class Hunk:
    """One change of theirs: our passages from `start` to `end` give way to theirs, by number.

    With `base` numbers where the base had something; `is_conflict` where we changed the same place differently.
    """

    start: int
    end: int
    theirs: tuple[int, ...]
    base: tuple[int, ...] = ()
    is_conflict: bool = False


def merge(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[Hunk]:
    """The changes of theirs that we have not made ourselves, in our order."""
    return _Merge(base, ours, theirs).hunks()


class _Merge:
    """One merge of one list of passages."""

    def __init__(self, base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs
        self._our_place, self._our_new = _followed(base, ours)
        self._their_place, self._their_new = _followed(base, theirs)
        self._known = {ours[each] for new in self._our_new.values() for each in new}  # wherever we have put it

    def hunks(self) -> list[Hunk]:
        found: list[Hunk] = []
        at = 0
        for number in range(-1, len(self._base)):
            if number >= 0:
                found += self._changed(number, at)
                place = self._our_place.get(number)
                at = at if place is None else place + 1
            found += self._added(number, at)
            at += len(self._our_new.get(number, ()))
        return found

    def _changed(self, number: int, at: int) -> list[Hunk]:
        """What became of a passage of the base."""
        mine, yours = self._our_place.get(number), self._their_place.get(number)
        before = self._base[number]
        new = None if yours is None else self._theirs[yours]
        if new == before:
            return []
        theirs = () if yours is None else (yours,)
        if mine is None:  # gone with us: they changed it, or took it out as well
            return [] if new is None else [Hunk(at, at, theirs, (number,), is_conflict=True)]
        if self._ours[mine] == new:
            return []
        return [Hunk(mine, mine + 1, theirs, (number,), is_conflict=self._ours[mine] != before)]

    def _added(self, number: int, at: int) -> list[Hunk]:
        """What they put behind a passage of the base, -1 being the beginning."""
        mine, yours = self._our_new.get(number, ()), self._their_new.get(number, ())
        new = tuple(each for each in yours if self._theirs[each] not in self._known)
        if not new:
            return []
        behind = at + len(mine)
        return [Hunk(behind, behind, new, is_conflict=bool(mine) and len(new) == len(yours))]


def _followed(base: Sequence[str], version: Sequence[str]) -> tuple[dict[int, int], dict[int, tuple[int, ...]]]:
    """Where each passage of the base stands in a version, and what is new there, by the passage that it follows."""
    places: dict[int, int] = {}
    new: dict[int, tuple[int, ...]] = {}
    last = -1
    for old, place in align(base, version):
        if old is not None:
            last = old
        if old is not None and place is not None:
            places[old] = place
        elif place is not None:
            new[last] = (*new.get(last, ()), place)
    return places, new
