"""What people answer or give as options, to what the input says: days, mode and language in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pipeline.errors import UsageError
from pipeline.findings import finding
from pipeline.model.base import Language
from pipeline.model.meeting import Mode
from pipeline.office.office import Office
from pipeline.reading.imports.days import Days, read_days
from pipeline.reading.registration.wording import plain

_FIGURES = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})|(?P<one>\d{1,2})\s?[./-]\s?(?P<two>\d{1,2})\s?[./-]\s?(?P<year>\d{4})"
)
_RANGE = re.compile(
    r"(?:del?|from|du|de|desde)?\s*#\s*(?:-|–|—|/|\.\.|to|al?|à|au|até|hasta|until|through)\s*(?:el|o)?\s*#"
)
_LIST = re.compile(r"#(?:\s*(?:,|;|y|e|et|and|&)\s*#)*")
_EXAMPLE = date(2024, 4, 5)


def days_answer(text: str, office: Office, language: Language) -> Days:
    """The days that an answer names, in figures or in words of any of the office's languages.

    UsageError U040 if it names none, U041 if it may be two (`5/4/2024`), U047 if a range is reversed.
    """
    given = " ".join(text.split())
    example = example_of(office, language)
    found = _in_figures(given, example) or _in_words(given, office, language)
    if found is None:
        raise UsageError(finding("U040", value=given, example=example))
    return found


def one_day(text: str, office: Office, language: Language) -> date:
    """The one day that an answer names; UsageError U040 if it names more, and what `days_answer` raises."""
    found = days_answer(text, office, language).days
    if len(found) != 1:
        raise UsageError(finding("U040", value=text, example=example_of(office, language)))
    return found[0]


def example_of(office: Office, language: Language) -> str:
    """A day in words, as an answer may give it."""
    return office.day_words((_EXAMPLE,), False, language)


def _in_words(text: str, office: Office, language: Language) -> Days | None:
    for each in (language, *(other for other in office.languages if other is not language)):
        if found := read_days(text, office.words(each)):
            return found
    return None


def _in_figures(text: str, example: str) -> Days | None:
    days: list[date] = []
    for match in _FIGURES.finditer(text):
        day = _day(match, example)
        if day is None:
            return None
        days.append(day)
    shape = _FIGURES.sub("#", text).casefold().strip(" .")
    if len(days) == 2 and _RANGE.fullmatch(shape):
        return span(days[0], days[1])
    return Days(tuple(sorted(set(days)))) if days and _LIST.fullmatch(shape) else None


def span(first: date, last: date) -> Days:
    """The days from the first to the last. UsageError U047 if the last is before the first."""
    if last < first:
        raise UsageError(finding("U047", first=first.isoformat(), last=last.isoformat()))
    return Days((first, last), is_range=True) if first != last else Days((first,))


def _day(match: re.Match[str], example: str) -> date | None:
    """The day of figures; UsageError U041 where day and month could change places."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    else:
        day, month, year = int(match["one"]), int(match["two"]), int(match["year"])
        if day <= 12 and month <= 12 and day != month:
            raise UsageError(finding("U041", value=match[0], example=example))
        day, month = (month, day) if month > 12 else (day, month)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def mode_answer(text: str, office: Office) -> Mode:
    """How the meeting was held, in any of the office's languages. UsageError U050 for other words."""
    wanted = plain(text)
    for mode in Mode:
        if wanted in {plain(word) for word in (mode.value, *office.registration.modes.get(mode, ()))}:
            return mode
    raise UsageError(finding("U050", value=text.strip()))


def language_answer(text: str, office: Office) -> Language:
    """The language that an answer names, by its code or in any of the languages. UsageError U042 for other words."""
    wanted = plain(text)
    for language in Language:
        names = {office.words(each).languages[language] for each in office.languages}
        if wanted in {language.value, *(plain(name) for name in names)}:
            return language
    raise UsageError(finding("U042", value=text.strip(), known=_listed(language.value for language in Language)))


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
