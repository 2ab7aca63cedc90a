"""Days in words, by the patterns of a language: one day, days that follow no rule, a range, a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from pipeline.office.words import Words


def day_words(days: Sequence[date], is_range: bool, words: Words) -> str:
    """The days as the cover has them: `5 April 2024`, `26 and 27 October and 12 December 2016`.

    A range: `26 to 28 October 2016`, `28 February to 2 March 2024`, `30 December 2023 to 2 January 2024`.
    A range is given by its first and last day. Empty if there is no day.
    """
    if not days:
        return ""
    if is_range:
        return _range(days[0], days[-1], words)
    years = [(year, list(group)) for year, group in groupby(sorted(set(days)), lambda day: day.year)]
    return _joined([_year(_months(group, words), year, words) for year, group in years], words)


def month_words(month: str, words: Words) -> str:
    """A month (`2024-04`) in the style of the notice: `April 2024`, `abril de 2024`."""
    year, number = month.split("-")
    return words.month_style.format(month=words.months[int(number) - 1], year=year)


def _range(first: date, last: date, words: Words) -> str:
    """A range says month and year once where both ends share them."""
    beginning = _day(first, words)
    if (first.year, first.month) != (last.year, last.month):
        beginning = _month(beginning, first, words)
    if first.year != last.year:
        beginning = _year(beginning, first.year, words)
    ending = _day(last, words)
    if (first.year, first.month) == (last.year, last.month):
        days = words.dates.range.format(first=beginning, last=ending)
        return _year(_month(days, last, words), last.year, words)
    whole = _month(ending, last, words)
    if first.year != last.year:
        return words.dates.range.format(first=beginning, last=_year(whole, last.year, words))
    return _year(words.dates.range.format(first=beginning, last=whole), last.year, words)


def _months(days: Sequence[date], words: Words) -> str:
    """The days of one year, each month named once."""
    groups = [list(group) for _, group in groupby(days, lambda day: day.month)]
    named = [_month(_joined([_day(day, words) for day in group], words), group[0], words) for group in groups]
    return _joined(named, words)


def _day(day: date, words: Words) -> str:
    return words.dates.first if day.day == 1 else str(day.day)


def _month(days: str, day: date, words: Words) -> str:
    return words.dates.month.format(days=days, month=words.months[day.month - 1])


def _year(days: str, year: int, words: Words) -> str:
    return words.dates.year.format(days=days, year=year)


def _joined(parts: Sequence[str], words: Words) -> str:
    if len(parts) == 1:
        return parts[0]
    return words.dates.join.format(before=words.dates.comma.join(parts[:-1]), last=parts[-1])
