"""Days as they are written in words, to days: one, a range, days that do not follow each other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.office.words import Words

DAY_FIELDS = frozenset({"date", "from", "dates"})
"""The fields of a meeting of which one is there where its days are known."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_RANGE = frozenset(
    {
        "to", "al", "a", "au", "-", "–", "—", "until", "hasta", "ate", "through",
    }
)  # fmt: skip
_IGNORED = frozenset(
    {
        "de", "del", "of", "the", "el", "la", "los", "las", "le", "les", "du", "do", "da", "dos", "das", "and",
        "y", "e", "et", "on", "from", "days", "dias", "jours", "day", "dia",
    }
)  # fmt: skip
_WEEKDAYS = re.compile(
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"(?:segunda|terça|quarta|quinta|sexta)-feira|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\d{1,4}|[^\W\d_]+|[-–—]")


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a meeting; `is_range` if the two are its ends."""

    days: tuple[date, ...]
    is_range: bool = False

    @property
    def fields(self) -> dict[str, Any]:
        """The days as the fields of a meeting: one, the ends of a range, or a list."""
        texts = [day.isoformat() for day in self.days]
        if self.is_range:
            return {"from": texts[0], "to": texts[-1]}
        return {"date": texts[0]} if len(texts) == 1 else {"dates": texts}


def read_days(text: str, words: Words) -> Days | None:
    """The days that a text names and nothing else; None if it says anything more, or names no day.

    Read from the right: a year holds for the months before it, a month for the days before it; `April 5, 2024` too.
    """
    if iso := _ISO.fullmatch(text.strip()):
        day = day_of(*iso.groups())
        return Days((day,)) if day else None
    tokens = _tokens(text)
    months = {_plain(name): number for number, name in enumerate(words.months, 1)}
    if tokens is None or not any(token in months for token in tokens):
        return None
    return _Reading(months).read(_day_first(tokens, months))


def _tokens(text: str) -> list[str] | None:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th|er|º|°|ª|o)\b", "", _WEEKDAYS.sub(" ", text))
    plain = re.sub(r"(?<=\d)[º°ª]", "", plain).strip().rstrip(".")
    if not plain or len(plain) > 120:
        return None
    return [_plain(token) for token in _TOKEN.findall(plain)]


def _plain(text: str) -> str:
    nfd = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in nfd if not unicodedata.combining(sign))


class _Reading:
    """One reading of tokens from right to left."""

    def __init__(self, months: dict[str, int]) -> None:
        self._months = months
        self._year = self._month = 0
        self._range = False
        self._days: list[date] = []

    def read(self, tokens: Sequence[str]) -> Days | None:
        """The days, None as soon as a token has no place in a date."""
        if not all(self._take(token) for token in reversed(tokens)):
            return None
        days = tuple(sorted(set(self._days)))
        if not days:
            return None
        return Days(days, is_range=True) if self._range and len(days) == 2 else (None if self._range else Days(days))

    def _take(self, token: str) -> bool:
        if _YEAR.fullmatch(token):
            self._year, self._month = int(token), 0
        elif token in self._months:
            self._month = self._months[token]
        elif token.isdigit():
            return self._add(int(token))
        elif token in _RANGE:
            self._range = True
        else:
            return token in _IGNORED
        return True

    def _add(self, number: int) -> bool:
        day = day_of(self._year, self._month, number)
        if day is None:
            return False
        self._days.append(day)
        return True


def _day_first(tokens: list[str], months: dict[str, int]) -> list[str]:
    """The tokens with `April 5 2024` and `April 5 to 7 2024` turned to the order of all other ways."""
    american = len(tokens) > 2 and tokens[0] in months and tokens[1].isdigit() and _YEAR.fullmatch(tokens[-1])
    if american and not any(token in months for token in tokens[1:]):
        return [*tokens[1:-1], tokens[0], tokens[-1]]
    return tokens


def day_of(year: str | int, month: str | int, day: str | int) -> date | None:
    """The day of three figures, None if there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
