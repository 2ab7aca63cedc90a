"""When something is due, by the words of a conclusion: a day, a month, a range, as the field `due` has them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from pipeline.rules.datewords import Written
from pipeline.rules.mentions import Window
from pipeline.rules.subject import Subject

_YEAR = re.compile(r"\s*(?:de\s+|del\s+(?:año\s+)?|do\s+(?:ano\s+)?(?:de\s+)?)?((?:19|20)\d\d)(?!\d)")


def due_of(window: Window, day: date | None, after: int = 0) -> str | None:
    """The first time to come that the words name: `2024-04-22`, `2024-05`, `2024-05-16/2024-05-31`; None if none.

    Behind `after`, the verb that binds, if one stands there, else before it.
    """
    subject = window.subject
    found = sorted(one for one in (*_parts_of_years(window, day), *_dates(subject, day)) if window.holds(one[0]))
    behind = [words for at, words in found if at >= after]
    return next(iter([*behind, *(words for _, words in found)]), None)


def _dates(subject: Subject, day: date | None) -> Iterator[tuple[int, str]]:
    for one in subject.all_dates:
        year = one.year or (_next_year(one, day) if day else None)
        last = one.last(year)
        if year is None or last is None or (day and _end(one, last) < day):
            continue
        yield one.start, _written(one, year, subject)


def _end(one: Written, last: date) -> date:
    return last if one.days else date(last.year, last.month, monthrange(last.year, last.month)[1])


def _next_year(one: Written, day: date) -> int:
    """The year of a date without one: the next that has it to come."""
    last = one.last(day.year)
    return day.year + 1 if last is not None and _end(one, last) < day else day.year


def _written(one: Written, year: int, subject: Subject) -> str:
    month = f"{year}-{one.month:02}"
    if not one.days:
        half = _half(one, subject)
        end = monthrange(year, one.month)[1]
        return {0: month, 1: f"{month}-01/{month}-15", 2: f"{month}-16/{month}-{end}"}[half]
    days = [f"{month}-{number:02}" for number in one.days]
    return f"{days[0]}/{days[-1]}" if one.is_range else days[-1]


def _half(one: Written, subject: Subject) -> int:
    """Which half of the month the words before it name; 0 for the whole."""
    before = subject.printed.text[max(0, one.start - 40) : one.start].lower().rstrip()
    for phrase, half in subject.lexicon.commitments.month_parts.items():
        if before.endswith((phrase, f"{phrase} mes de", f"{phrase} mês de", f"{phrase} the month of")):
            return half
    return 0


def _parts_of_years(window: Window, day: date | None) -> Iterator[tuple[int, str]]:
    """Halves and quarters of a year that is told: `second half of 2024`, `primer semestre de 2025`."""
    subject = window.subject
    parts = subject.lexicon.commitments.year_parts
    for match in window.found(tuple(parts)):
        year = _YEAR.match(subject.printed.text, match.end())
        first, last = parts[" ".join(match[0].lower().split())]
        if year and (day is None or (int(year[1]), last) >= (day.year, day.month)):
            yield match.start(), f"{year[1]}-{first:02}/{year[1]}-{last:02}"
