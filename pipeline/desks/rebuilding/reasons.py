"""Why a report is out of date: which of the things it was made from is another now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Ingredient(StrEnum):
    """What a report is made from, by the names that records give it."""

    INPUT = "input"
    TEMPLATE = "template"
    OFFICE = "office"
    NOTICE = "notice"
    PICTURES = "pictures"
    ANNEXES = "annexes"
    IMPOSITION = "imposition"
    PROGRAM = "program"
    LIBRARIES = "libraries"
    ENGINE = "engine"
    FONTS = "fonts"
    CARRIES = "carries"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is another: what it is, and what of it (`Carlito-Bold.ttf`, `lxml`, `paper`), in order.

    `was` and `now` are told where they say something to a person: versions, names, choices; hashes do not.
    """

    ingredient: Ingredient
    names: tuple[str, ...] = ()
    was: str = ""
    now: str = ""


def reasons(then: Mapping[str, object], now: Mapping[str, object]) -> tuple[Reason, ...]:
    """What differs between what a record says it was made from, and what it would be made from now."""
    return tuple(reason for each in Ingredient if (reason := _reason(each, then.get(each), now.get(each))))


def _reason(ingredient: Ingredient, then: object, now: object) -> Reason | None:
    if then == now:
        return None
    if isinstance(then, dict) and isinstance(now, dict):
        names = tuple(sorted(name for name in {*then, *now} if then.get(name) != now.get(name)))
        if ingredient is Ingredient.ENGINE:
            return Reason(ingredient, (), _engine(then), _engine(now))
        single = len(names) == 1 and ingredient in (Ingredient.LIBRARIES, Ingredient.IMPOSITION)
        was, is_now = (_told(each.get(names[0])) for each in (then, now)) if single else ("", "")
        return Reason(ingredient, names, was, is_now)
    return Reason(ingredient)


def _engine(said: Mapping[str, object]) -> str:
    return " ".join(str(said[name]) for name in ("name", "version") if said.get(name))


def _told(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def short(digest: object) -> str:
    """The first signs of a hash, by which people tell two apart."""
    return str(digest)[:12]


def ingredients_in_words(ingredients: Mapping[str, object]) -> Iterator[tuple[Ingredient, str]]:
    """Each thing that a report was made from, with what tells it from others: a version, a short hash, how many files."""
    for each in Ingredient:
        value = ingredients.get(each)
        if each is Ingredient.ENGINE and isinstance(value, dict):
            yield each, _engine(value)
        elif each is Ingredient.IMPOSITION and isinstance(value, dict):
            yield each, ", ".join(f"{name} = {_told(value[name])}" for name in sorted(value))
        elif each is Ingredient.LIBRARIES and isinstance(value, dict):
            yield each, ", ".join(f"{name} {value[name]}" for name in sorted(value))
        elif isinstance(value, dict):
            yield each, ", ".join(f"{name} {short(value[name])}" for name in sorted(value))
        elif value is not None:
            yield each, _told(value) if isinstance(value, bool) else short(value)
