"""What the model refuses, told with code, place and what would have been right."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.findings import Finding, Parameter, Place, finding
from pipeline.reading.fields import names_at
from pipeline.reading.nodes import Location
from pipeline.reading.places import Places, write_path
from pipeline.reading.references import is_reference
from pipeline.reading.wording import fields_by_nearness, listed, nearest, shown

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

# What the model can only say of a noun as a whole, and the field of it to look at.
_BELOW = {"E021": "logo", "E025": "to", "E030": "due"}
_OURS = re.compile(r"E\d{3}")


def refusals(error: ValidationError, places: Places) -> list[Finding]:
    """A finding for each thing that the model refused; a kind that is not known here is told in general words."""
    found = []
    for details in error.errors(include_url=False):
        told = _custom if _OURS.fullmatch(details["type"]) else _KINDS.get(details["type"], _other)
        location = _location(details)
        place = places.key_place_at(location) if "[key]" in details["loc"] else places.place_at(location)
        result = told(details, location, place)
        if result is not None:
            found.append(result)
    return found


def _location(details: ErrorDetails) -> Location:
    below = (_BELOW[details["type"]],) if details["type"] in _BELOW else ()
    return (*(step for step in details["loc"] if step != "[key]"), *below)


def unknown_field(location: Location, places: Places) -> Finding:
    """A field that is in no table, with those that are; words with blanks between are a text with a colon in it."""
    name = str(location[-1])
    known = names_at(location[:-1])
    place = places.key_place_at(location)
    if " " in name.strip():
        return finding("E010", place, field=shown(name))
    return finding("E011", place, field=shown(name), fields=listed(fields_by_nearness(name, known)))


_Told = Callable[["ErrorDetails", Location, Place], Finding | None]


def _missing(details: ErrorDetails, location: Location, place: Place) -> Finding:
    # The one thing that is needed of a meeting, even if nothing is said of it.
    needed = ("meeting", "title") if location == ("meeting",) else location
    path = write_path(needed)
    return finding("E012", Place(place.file, place.line, place.column, path), field=path)


def _choice(details: ErrorDetails, location: Location, place: Place) -> Finding | None:
    value = details["input"]
    if location == ("format",) and isinstance(value, str | int):
        return finding("E018", place, value=shown(value))
    if not isinstance(value, str):
        return _wrong_type(details, location, place)
    allowed = re.findall(r"'([^']*)'", str(details["ctx"]["expected"]))
    return finding("E014", place, value=shown(value), nearest=nearest(value, allowed), allowed=listed(allowed))


def _wrong_type(details: ErrorDetails, location: Location, place: Place) -> Finding:
    """A list, fields, a text or a word of two where another of these is wanted."""
    value = details["input"]
    if value is None:
        return finding("E019", place, field=_named(location))
    return finding(_WANTED.get(details["type"], "E038"), place, field=_named(location), value=shown(value))


_WANTED = {"tuple_type": "E036", "list_type": "E036", "dict_type": "E037", "model_type": "E037", "bool_type": "E045"}


def _pattern(details: ErrorDetails, location: Location, place: Place) -> Finding | None:
    if is_reference(location):
        return None  # told by `references`, which knows who is there
    value, pattern = str(details["input"]), str(details["ctx"]["pattern"])
    if not value.strip():
        return _blank(details, location, place)
    code = {"issued": "E042", "doi": "E043"}.get(
        str(location[-1]), "E041" if pattern.startswith("^[A-Za-z") else "E049"
    )
    return finding(code, place, field=_named(location), value=shown(value))


def _blank(details: ErrorDetails, location: Location, place: Place) -> Finding:
    return finding("E019", place, field=_named(location))


def _too_long(details: ErrorDetails, location: Location, place: Place) -> Finding:
    limit, count = int(details["ctx"]["max_length"]), len(details["input"])
    return finding("E039", place, field=_named(location), count=count, limit=limit)


def _too_many(details: ErrorDetails, location: Location, place: Place) -> Finding:
    limit, count = int(details["ctx"]["max_length"]), len(details["input"])
    return finding("E040", place, field=_named(location), count=count, limit=limit)


def _number(details: ErrorDetails, location: Location, place: Place) -> Finding:
    return finding("E044", place, field=_named(location), value=shown(details["input"]))


def _truth(details: ErrorDetails, location: Location, place: Place) -> Finding:
    return finding("E045", place, field=_named(location), value=shown(details["input"]))


def _custom(details: ErrorDetails, location: Location, place: Place) -> Finding:
    """What the model's own validators say; of a day that is none, its month and day by themselves."""
    parameters: dict[str, Parameter] = {name: shown(value) for name, value in details.get("ctx", {}).items()}
    date = re.match(r"\s*\d{4}-(\d{2})(?:-(\d{2}))?", str(parameters.get("value", "")))
    if details["type"] in ("E015", "E030"):
        parameters |= {"month": int(date[1]) if date else 0, "day": int(date[2] or 1) if date else 0}
    return finding(details["type"], place, None, field=_named(location), **parameters)


def _other(details: ErrorDetails, location: Location, place: Place) -> Finding:
    return finding("E049", place, field=_named(location), value=shown(details.get("input")))


def _extra(details: ErrorDetails, location: Location, place: Place) -> None:
    """Told by `unknown_fields`, which also finds those without a value."""


def _named(location: Location) -> str:
    """How a field is called in a sentence: its path."""
    return write_path(location)


_KINDS: dict[str, _Told] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "enum": _choice,
    "literal_error": _choice,
    "string_type": _wrong_type,
    "tuple_type": _wrong_type,
    "list_type": _wrong_type,
    "dict_type": _wrong_type,
    "model_type": _wrong_type,
    "date_type": _wrong_type,
    "datetime_type": _wrong_type,
    "bool_type": _truth,
    "bool_parsing": _truth,
    "int_type": _number,
    "int_parsing": _number,
    "int_parsing_size": _number,
    "int_from_float": _number,
    "greater_than_equal": _number,
    "less_than_equal": _number,
    "string_too_short": _blank,
    "string_too_long": _too_long,
    "too_long": _too_many,
    "string_pattern_mismatch": _pattern,
}
