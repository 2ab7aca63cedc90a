"""When something is due, as the input writes it: a day, a month, a range of either; words name no day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_END = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a `due` means, the first and the last of them; one day is its own first and last."""

    first: date
    last: date


def span_of(due: str) -> Span | None:
    """The days of a `due`; None for words, and for a range that ends before it begins.

    >>> span_of("2024-02/2024-03-15")
    Span(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 3, 15))
    """
    first, slash, last = due.partition("/")
    begins, ends = _days(first), _days(last if slash else first)
    if begins is None or ends is None or ends[1] < begins[0]:
        return None
    return Span(begins[0], ends[1])


def _days(end: str) -> tuple[date, date] | None:
    """The first and the last day of a day or a month; None for anything else."""
    match = _END.fullmatch(end)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), match[3]
    try:
        last = int(day) if day else monthrange(year, month)[1]
        return date(year, month, int(day or 1)), date(year, month, last)
    except ValueError:
        return None
