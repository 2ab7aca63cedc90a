"""Who stands twice in a list: the same name of the same body, however it is written; namesakes are two."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations

from pipeline.reading.registration.identity import tokens
from pipeline.reading.registration.listed import Fields
from pipeline.reading.registration.wording import plain


class Twins:
    """The participants of a list so far, by what their names have in common: thousands are held against each other."""

    def __init__(self) -> None:
        self._found: list[Fields] = []
        self._places: dict[Hashable, list[int]] = {}

    def first(self, fields: Fields) -> int | None:
        """The place of the first that is the same participant; None if there is none."""
        places = sorted({place for key in _keys(fields) for place in self._places.get(key, ())})
        return next((place for place in places if is_twin(self._found[place], fields)), None)

    def add(self, fields: Fields) -> None:
        """One more, at the end."""
        self._found.append(fields)
        self._enter(len(self._found) - 1)

    def put(self, place: int, fields: Fields) -> None:
        """Other fields at a place: those of two that were joined."""
        self._found[place] = fields
        self._enter(place)

    def _enter(self, place: int) -> None:
        for key in _keys(self._found[place]):
            self._places.setdefault(key, []).append(place)


def _keys(fields: Fields) -> Iterator[Hashable]:
    """What two that are one have in common: the whole name, and any two words of it; the whole of a body."""
    if "name" not in fields:
        yield tuple(sorted(fields.items()))
        return
    words = tokens(fields["name"])
    yield words
    yield from combinations(sorted(words), 2)


def is_twin(one: Fields, other: Fields) -> bool:
    """Whether two rows are one participant: the same name in whatever order, or one within the other of one body."""
    if "name" not in one or "name" not in other:
        return "name" not in one and "name" not in other and one == other
    first, second = tokens(one["name"]), tokens(other["name"])
    if first == second:
        return not are_namesakes(one, other)
    smaller, larger = sorted((first, second), key=len)
    return len(smaller) > 1 and smaller < larger and _same_body(one, other)


def are_namesakes(one: Fields, other: Fields) -> bool:
    """Whether two of one name are two people: of two countries, or of two bodies in two positions."""
    return _differ(one, other, "country") or (_differ(one, other, "organisation") and _differ(one, other, "position"))


def _differ(one: Fields, other: Fields, name: str) -> bool:
    mine, others = plain(one.get(name, "")), plain(other.get(name, ""))
    return bool(mine and others) and mine != others


def _same_body(one: Fields, other: Fields) -> bool:
    return any(one.get(name) and one.get(name) == other.get(name) for name in ("organisation", "country"))
