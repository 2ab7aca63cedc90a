"""The facts of a report by field: symbol, title, days, people, who speaks, who does what by when; all that is no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from pipeline.model.base import Noun
from pipeline.model.report import Report
from pipeline.reading.fields import fields_of

LISTS = ("interventions", "conclusions", "recommendations", "sections", "annexes")
"""The lists whose items have prose, and are paired by it."""

ON_PAGES = frozenset(
    {"symbol", "revision", "language", "meeting.title", "meeting.mode", "meeting.days", "meeting.place"}
)
"""The facts that every report shows on its pages, so that a page without one says that there is none."""

_SAID = {"corrections": ("place",), "sections": ("title",), "annexes": ("title",), "interventions": ("heading",)}
"""Lines of items that are compared with the text, where they stand."""
_POINTS = re.compile(r"^rapporteur$|\.(?:participant|speaker|statement_of|responsible)$")
"""The fields that name participants by their `id`."""
_DAYS = ("date", "first", "last", "dates")


def facts_of(report: Report) -> dict[str, str]:
    """What each field says, by its path in the order of the contract; prose, private fields and defaults left out.

    The days of the meeting are one fact, `meeting.days`, in whatever way the input gives them; where a field names a
    participant by the `id`, it says who that is.
    """
    who = {
        person.id: person.name or person.organisation or person.country for person in report.participants if person.id
    }
    return {
        path: ", ".join(who.get(each) or each for each in said.split(", ")) if _POINTS.search(path) else said
        for path, said in _of_noun(report, "")
    }


def person_line(fields: Mapping[str, str]) -> str:
    """A participant on one line: name, position, body, country."""
    return ", ".join(
        fields[name] for name in ("title", "name", "position", "organisation", "country") if fields.get(name)
    )


def _of_noun(noun: Noun, path: str) -> Iterator[tuple[str, str]]:
    left_out = _SAID.get(path.partition("[")[0], ())
    for plan in fields_of(type(noun)):
        value = getattr(noun, plan.attribute)
        if plan.is_private or plan.is_prose or plan.name in left_out or plan.name in ("format", "accept"):
            continue
        if path == "meeting." and plan.attribute in _DAYS:
            if plan.attribute == "date":
                yield from _days(noun)
            continue
        if value is not None and value != () and value != {} and value != plan.default:
            yield from _of_value(value, f"{path}{plan.name}")


def _days(meeting: Noun) -> Iterator[tuple[str, str]]:
    """The days of a meeting: `2024-04-05`, `2024-04-05/2024-04-07`, or several with commas between."""
    days, is_range = getattr(meeting, "days", ()), getattr(meeting, "is_range", False)
    if days:
        yield "meeting.days", ("/" if is_range else ", ").join(day.isoformat() for day in days)


def _of_value(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Noun):
        yield from _of_noun(value, f"{path}.")
    elif isinstance(value, dict):
        for key in sorted(value):
            yield from _of_value(value[key], f"{path}.{key}")
    elif isinstance(value, tuple) and value and isinstance(value[0], Noun):
        for number, item in enumerate(value):
            yield from _of_value(item, f"{path}[{number}]")
    else:
        yield path, _said(value)


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_said, value))
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def grouped(facts: Mapping[str, str], part: str) -> list[dict[str, str]]:
    """The facts of each item of a list by the names of their fields; an item without any has none."""
    items: dict[int, dict[str, str]] = {}
    for path, words in facts.items():
        name, bracket, rest = path.partition("[")
        if name == part and bracket:
            number, _, field = rest.partition("]")
            items.setdefault(int(number), {})[field.removeprefix(".")] = words
    return [items.get(number, {}) for number in range(max(items, default=-1) + 1)]


def lists_in(*several: Mapping[str, str]) -> Sequence[str]:
    """The lists that have facts in any of some documents, in their order, those with prose left out."""
    names = [path.partition("[")[0] for facts in several for path in facts if "[" in path]
    return [name for name in dict.fromkeys(names) if name not in LISTS]
