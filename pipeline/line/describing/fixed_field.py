"""Field 008 of a MARC record: forty characters that each mean something by their place."""

from __future__ import annotations

import re

from pipeline.line.describing.description import Description

LANGUAGES = {"es": "spa", "en": "eng", "pt": "por", "fr": "fre"}
"""The languages of the office by their codes in MARC (<https://www.loc.gov/marc/languages/>)."""

LENGTH = 40
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_PLACE = "ve "  # Venezuela, <https://www.loc.gov/marc/countries/>
_NOWHERE = "xx "
_ENTERED_NEVER = "000000"


def fixed_field(described: Description) -> str:
    """The forty characters (<https://www.loc.gov/marc/bibliographic/bd008b.html>).

    Dates: `e` year, month and perhaps day, `s` a year that is known or probable, `q` two years between which it lies, `n`
    none. An online document (23) of an intergovernmental body (28), of a meeting where it is a report of one (29).
    """
    month = _MONTH.fullmatch(described.date)
    entered = f"{month[1][2:]}{month[2]}01" if month else _ENTERED_NEVER
    kind = "i" if described.event else "|"
    conference = "1" if described.event else "|"
    language = LANGUAGES.get(described.language, "und")
    place = _PLACE if described.place else _NOWHERE
    of_books = f"|||| o    {kind}{conference}0| 0 "
    field = f"{entered}{_dates(described)}{place}{of_books}{language} d"
    if len(field) != LENGTH:
        raise ValueError(f"008 has {len(field)} characters")
    return field


def _dates(described: Description) -> str:
    """Type of date, and two dates: nine characters."""
    if month := _MONTH.fullmatch(described.date):
        return f"e{month[1]}{month[2]}{month[3] or '  '}"
    if described.years is None:
        return "nuuuuuuuu"
    first, last = described.years
    return f"s{first:04}    " if first == last else f"q{first:04}{last:04}"
