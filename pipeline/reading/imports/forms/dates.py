"""Days as people type them into a form: in words, in figures with the day first, with an hour behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pipeline.office.office import Office
from pipeline.reading.imports.days import Days, day_of, read_days
from pipeline.reading.imports.words import squeezed

_FIGURES = r"(?P<{0}d>\d{{1,2}})\s*(?P<{0}s>[/.-])\s*(?P<{0}m>\d{{1,2}})\s*(?P={0}s)\s*(?P<{0}y>\d{{4}}|\d{{2}})(?!\d)"
_ISO = r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
_TO = r"\s*(?:al?|to|até|ate|au|à|hasta|until|–|—|-|/)\s*"
_FROM = re.compile(r"^(?:del?|from|du|desde|de)\s+(?:el\s+|le\s+)?", re.IGNORECASE)
_SINGLE = re.compile(_FIGURES.format("a"))
_RANGE = re.compile(rf"{_FIGURES.format('a')}{_TO}(?:el\s+|le\s+)?{_FIGURES.format('b')}", re.IGNORECASE)
_SHORT = re.compile(rf"(?P<d>\d{{1,2}}){_TO}{_FIGURES.format('b')}", re.IGNORECASE)
_YEARLESS = re.compile(r"\d{1,2}[/.-]\d{1,2}")
_ISO_ONE, _ISO_RANGE = re.compile(_ISO), re.compile(rf"{_ISO}{_TO}{_ISO}", re.IGNORECASE)
_HOUR = re.compile(
    r"[\s,;.·(–-]*(?:(?:a|desde|de|das|às|as|at|from|à|a partir de)\s+)?(?:las?\s+)?"
    r"(?<![\d/.-])(?:\d{1,2}[:h]\d{2}|\d{1,2}\s?(?:h|hrs?|horas|heures|[ap]\.?\s?m\.?)(?![\w]))(?:(?![/]\d).)*$",
    re.IGNORECASE,
)

_UNTIL = re.compile(
    r"^(?:antes del?|a más tardar el|hasta el|hasta|para el|para|en|el|before|by|until|on|in|no later than|até o|até|"
    r"em|no dia|antes de|avant le|avant|au plus tard le|jusqu'au|d'ici|d'ici le|le|d’ici)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """Days as they were understood; `is_guess` where another reading is possible; `beside` is an hour, or the like."""

    days: Days
    is_guess: bool = False
    beside: str = ""


def typed_days(text: str, office: Office, year: int | None = None) -> Typed | None:
    """The days that a text says; None if it says something else, or not all of a day. `year` is that of a text without one.

    A day in figures is read day first, as the office's languages write it; where that can't be, month first.
    """
    bare = " ".join(text.split()).strip(" .;,")
    hour = _HOUR.search(bare)
    if hour and hour.start() > 3:
        found = typed_days(bare[: hour.start()], office, year)
        return replace(found, beside=hour[0].strip(" ,;.()")) if found else None
    figures = _FROM.sub("", bare)
    if year is not None and _YEARLESS.fullmatch(figures):
        found = _figures(f"{figures}{figures.lstrip('0123456789')[0]}{year}")
        return replace(found, is_guess=True) if found else None
    return _figures(figures) or _words(bare, office, year)


def _words(text: str, office: Office, year: int | None) -> Typed | None:
    """Days in words, of any language; with the year given if they have none."""
    for language in office.languages:
        days = read_days(text, office.words(language))
        if days:
            return Typed(days)
    if year is None or re.search(r"\d{4}", text):
        return None
    for joined in (f"{text} {year}", f"{text}, {year}", f"{text} de {year}"):
        found = _words(joined, office, None)
        if found:
            return replace(found, is_guess=True)
    return None


def _figures(text: str) -> Typed | None:
    if match := _ISO_RANGE.fullmatch(text):
        ends = day_of(*match.groups()[:3]), day_of(*match.groups()[3:])
        return _range(*ends)
    if match := _ISO_ONE.fullmatch(text):
        day = day_of(*match.groups())
        return Typed(Days((day,))) if day else None
    if match := _RANGE.fullmatch(text):
        (first, unsure), (last, is_guess) = _typed_day(match, "a"), _typed_day(match, "b")
        found = _range(first, last)
        return replace(found, is_guess=unsure or is_guess) if found else None
    if match := _SHORT.fullmatch(text):
        last, is_guess = _typed_day(match, "b")
        found = _range(last and day_of(last.year, last.month, match["d"]), last)
        return replace(found, is_guess=is_guess) if found else None
    if match := _SINGLE.fullmatch(text):
        day, is_guess = _typed_day(match, "a")
        return Typed(Days((day,)), is_guess) if day else None
    return None


def _typed_day(match: re.Match[str], side: str) -> tuple[date | None, bool]:
    """The day of three figures, and whether they could be read otherwise."""
    day, month, year = int(match[f"{side}d"]), int(match[f"{side}m"]), match[f"{side}y"]
    full = int(year) if len(year) == 4 else 2000 + int(year)
    found = day_of(full, month, day)
    if found is None:
        return day_of(full, day, month), True
    return found, len(year) == 2 or (day <= 12 and day != month)


def _range(first: date | None, last: date | None) -> Typed | None:
    if first is None or last is None or last < first:
        return None
    return Typed(Days((first,))) if first == last else Typed(Days((first, last), is_range=True))


def typed_due(text: str, office: Office, after: date | None) -> tuple[str, bool]:
    """When something is due, as the input says it, and whether that is a guess: a day, a month, a range; else the words.

    A text without a year is of the first such day after the meeting.
    """
    bare = _UNTIL.sub("", " ".join(text.split()).strip(" .;,"))
    year = after.year if after else None
    found = typed_days(bare, office, year)
    if found and found.is_guess and after and not re.search(r"\d{4}", bare) and found.days.days[-1] < after:
        found = typed_days(bare, office, after.year + 1)
    if found and (found.days.is_range or len(found.days.days) == 1):
        return "/".join(day.isoformat() for day in found.days.days), found.is_guess
    month = _month(bare, office, after)
    return month or (" ".join(text.split()), False)


def _month(text: str, office: Office, after: date | None) -> tuple[str, bool] | None:
    """A month with or without its year: `mayo de 2024`, `May`."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})|(\d{1,2})/(\d{4})", text):
        year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        return (f"{year}-{int(month):02d}", False) if 1 <= int(month) <= 12 else None
    match = re.fullmatch(r"([^\W\d_]+)(?:\s+(?:de\s+|of\s+|del\s+)?(\d{4}))?", text)
    number = dict(_months(office)).get(squeezed(match[1])) if match else None
    if match is None or number is None:
        return None
    if not match[2]:
        return (f"{after.year + (number < after.month)}-{number:02d}", True) if after else None
    return f"{match[2]}-{number:02d}", False


def _months(office: Office) -> Iterator[tuple[str, int]]:
    for language in office.languages:
        yield from ((squeezed(name), number) for number, name in enumerate(office.words(language).months, 1))
