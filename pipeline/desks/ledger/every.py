"""How often a commitment comes round, as a rule of a calendar, where its words can be said as one."""

from __future__ import annotations

import re
from functools import cache

from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.reading.imports.words import squeezed

Rule = tuple[str, int]
"""A frequency as RFC 5545 has it, and the interval."""

_UNITS: dict[str, Rule] = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "half_year": ("MONTHLY", 6),
    "year": ("YEARLY", 1),
}
_DURATION = re.compile(r"P(\d{1,3})([DWMY])")  # ISO 8601
_LETTERS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_COUNTED = re.compile(r"(\d{1,3})\s*(\D.*)")


def rule_of(every: str) -> Rule | None:
    """The rule that words say in any of the four languages: `month`, `every 3 months`, `cada trimestre`, `P6M`.

    None for words that say none: `at each session`.
    """
    text = " ".join(every.split())
    if duration := _DURATION.fullmatch(text.upper()):
        return _times(_LETTERS[duration[2]], int(duration[1]))
    for opening in _words("each"):
        if text.casefold().startswith(f"{opening} "):
            text = text[len(opening) + 1 :]
            break
    counted = _COUNTED.fullmatch(text)
    unit = _units().get(squeezed(counted[2] if counted else text))
    return _times(unit, int(counted[1]) if counted else 1) if unit else None


def _times(unit: str, count: int) -> Rule | None:
    frequency, interval = _UNITS[unit]
    return (frequency, interval * count) if count else None


@cache
def _units() -> dict[str, str]:
    """The units by each of their words, without marks and blanks."""
    return {squeezed(word): unit for unit in _UNITS for word in _words(unit)}


def _words(name: str) -> list[str]:
    """The words of a unit in all languages, the longest first."""
    found = {word for each in Language for word in phrase(f"ledger_every_{name}", each.value).split("/")}
    return sorted(found, key=lambda word: (-len(word), word))
