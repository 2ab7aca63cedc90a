"""Values as the office writes them into an input file: short words plain or in quotes, prose below `|`, lists by dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from pipeline.model.base import Noun
from pipeline.reading.canonical import NO_BLOCK, quoted
from pipeline.reading.fields import fields_of, is_prose
from pipeline.reading.nodes import Location

STEP = "  "
_LONGEST_SHORT = 60
# What YAML takes for words wherever it stands, and a reader of YAML 1.1 too.
_UNSAFE = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff:#"
_PLAIN = re.compile(rf"[^\W\d_][^{_UNSAFE}]*")
_FLOW_PLAIN = re.compile(rf"[^\W\d_][^{_UNSAFE},\[\]{{}}]*")
_DAYS = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?:/\d{4}-\d{2}(?:-\d{2})?)?")
_OTHER = re.compile(r"(?i:y|n|yes|no|on|off|true|false|null|inf|nan)|e\d+")

Tree = str | None | list["Tree"] | dict[str, "Tree"]
"""A value as a file says it: texts, None, lists and fields."""


class Bare(str):
    """A number, a date, a word of a fixed list: never in quotes."""

    __slots__ = ()


def tree_of(value: object, location: Location = ()) -> Tree:
    """A value of the model, or one made of lists and dicts, as the file will say it.

    Prose ends with one line end, as below `|`; fields of a noun that are as by default are left out.
    """
    if isinstance(value, Noun):
        value = _fields(value)
    if isinstance(value, Mapping):
        return {str(key): tree_of(each, (*location, str(key))) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [tree_of(each, (*location, index)) for index, each in enumerate(value)]
    if isinstance(value, bool):
        return Bare(str(value).lower())
    if isinstance(value, date):
        return Bare(value.isoformat())
    if value is None or (isinstance(value, str) and not isinstance(value, StrEnum)):
        return value.rstrip("\n") + "\n" if value and value.strip() and is_prose(location) else value
    return Bare(value)


def _fields(noun: Noun) -> dict[str, object]:
    given = {plan.name: getattr(noun, plan.attribute) for plan in fields_of(type(noun))}
    defaults = {plan.name: plan.default for plan in fields_of(type(noun))}
    return {name: value for name, value in given.items() if value not in (None, (), defaults[name])}


def written(value: Tree, location: Location = ()) -> tuple[str, list[str]]:
    """A value in block style: what stands behind its name, and the lines below, indented from where they begin.

    Lists and fields have nothing behind the name; lists of a few words, and what is empty, stand in brackets.
    """
    if isinstance(value, dict):
        return ("", list(_of_fields(value, location))) if value else ("{}", [])
    if isinstance(value, list):
        short = _in_short(value)
        return (short, []) if short else ("", list(_of_list(value, location)))
    if value and not isinstance(value, Bare) and ("\n" in value or is_prose(location)) and not NO_BLOCK.search(value):
        lines = value.removesuffix("\n").split("\n")
        return ("|" if value.endswith("\n") else "|-"), lines
    return word(value), []


def _in_short(value: list[Tree]) -> str:
    """A few words in brackets, as people write them by hand; empty where the list is of anything else."""
    words = all(isinstance(each, str) and word(each, _FLOW_PLAIN) == each for each in value)
    short = in_brackets(value) if words else ""
    return short if len(short) <= _LONGEST_SHORT else ""


def named(name: str, value: Tree, location: Location) -> Iterator[str]:
    """The lines of a field with its name."""
    head, lines = written(value, location)
    yield f"{word(name)}: {head}".rstrip() if head else f"{word(name)}:"
    yield from indented(lines, STEP)


def item(value: Tree, location: Location) -> Iterator[str]:
    """The lines of an item with its dash; fields begin on the line of the dash."""
    head, lines = written(value, location)
    head, lines = (head, lines) if head else (lines[0], lines[1:])
    yield f"- {head}"
    yield from indented(lines, STEP)


def indented(lines: list[str], indent: str) -> Iterator[str]:
    """The lines further in, the empty ones left empty."""
    return (indent + line if line else "" for line in lines)


def _of_fields(value: dict[str, Tree], location: Location) -> Iterator[str]:
    for name, each in value.items():
        yield from named(name, each, (*location, name))


def _of_list(value: list[Tree], location: Location) -> Iterator[str]:
    for index, each in enumerate(value):
        yield from item(each, (*location, index))


def in_brackets(value: Tree) -> str:
    """A value in flow style, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{word(name, _FLOW_PLAIN)}: {in_brackets(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return word(value, _FLOW_PLAIN)


def word(text: str | None, plain: re.Pattern[str] = _PLAIN) -> str:
    """A text on one line: as it stands where YAML takes it for words, else between double quotes."""
    if text is None:
        return "~"
    safe = isinstance(text, Bare) or _DAYS.fullmatch(text) or (plain.fullmatch(text) and text == text.strip())
    return text if safe and not (_OTHER.fullmatch(text) and not isinstance(text, Bare)) else quoted(text)
