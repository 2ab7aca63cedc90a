"""What the office's data proposes for a translation: dates, figures, organisations, acronyms, states and titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from pipeline.model.base import Language
from pipeline.office.terms import Terms
from pipeline.rules.datewords import Written
from pipeline.rules.edition_side import Side
from pipeline.rules.subject import Subject

Proposals = Mapping[str, tuple[tuple[str, str], ...]]
"""By field path: words of the original, and what they are in the other language."""

_SCALES: Mapping[str, tuple[tuple[int, str, str], ...]] = {
    "en": ((12, "trillion", "trillion"), (9, "billion", "billion"), (6, "million", "million")),
    "es": ((12, "billón", "billones"), (9, "mil millones", "mil millones"), (6, "millón", "millones")),
    "pt": ((12, "trilhão", "trilhões"), (9, "bilhão", "bilhões"), (6, "milhão", "milhões")),
    "fr": ((12, "billion", "billions"), (9, "milliard", "milliards"), (6, "million", "millions")),
}
"""Noughts, and the word for one and for more."""

_ACRONYM = re.compile(r"(?<![\w/-])[A-Z]{2,}(?:-[A-Z]+)?(?:s(?!\w))?(?![\w/-])")


def proposals(subject: Subject, target: Language) -> Proposals:
    """What can be proposed for each passage, in the order of its words, each once; nothing that stays as it is."""
    side, terms = Side(subject), Terms(subject.office, subject.report.language, target)
    acronyms = dict(terms.acronyms())
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for path in subject.passages:
        said = _apart(sorted(_said(path, side, terms, acronyms), key=lambda one: (one[0], -len(one[1]))))
        pairs = dict.fromkeys((words, other) for words, other in said if words != other)
        if pairs:
            found[path] = tuple(pairs)
    return found


def _said(path: str, side: Side, terms: Terms, acronyms: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """Place, words and proposal of all that is known in a passage."""
    yield from _names(path, side, terms, acronyms)
    text, subject = side.subject.printed.text, side.subject
    for one in subject.dates:
        if subject.printed.stretch(one.start).path == path and (told := _date(one, terms)):
            yield one.start, text[one.start : one.end], told
    for figure in side.figures(path):
        yield figure.start, figure.words, _figure(figure.words, figure.value, terms)


def _names(path: str, side: Side, terms: Terms, acronyms: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    subject = side.subject
    for begun, end in side.spans[path]:
        for match in _ACRONYM.finditer(subject.printed.text, begun, end):
            yield match.start(), match[0], acronyms.get(match[0], match[0])
    for body in side.bodies(path):
        if " " in body.words and (name := subject.office.bodies[body.value].names.get(terms.target)):
            yield body.start, body.words, name
    for state in side.states(path):
        yield state.start, state.words, terms.country(state.words) or state.words
    for who in subject.addressed:
        if subject.printed.stretch(who.start).path == path and (title := terms.title(who.words)):
            yield who.start, f"{who.words} {who.name}", f"{title} {who.name}"


def _apart(said: Iterable[tuple[int, str, str]]) -> Iterator[tuple[str, str]]:
    """Those that do not stand within another."""
    end = 0
    for start, words, told in said:
        if start >= end:
            end = start + len(words)
            yield words, told


def _date(one: Written, terms: Terms) -> str:
    """A date as the other language writes it; a month without a day, and a day without a year, by its patterns."""
    words = terms.words
    if one.how == "relative":
        return ""
    if one.year is None or not one.days or one.how == "carried":
        days = words.dates.join.format(before=one.days[0], last=one.days[-1]) if len(one.days) > 1 else ""
        return _without_year(one, days, terms)
    try:
        days_of = [date(one.year, one.month, day) for day in one.days]
    except ValueError:
        return ""
    return terms.office.day_words(days_of, one.is_range, terms.target)


def _without_year(one: Written, days: str, terms: Terms) -> str:
    words = terms.words
    if not one.days:
        return terms.office.month_words(f"{one.year}-{one.month:02}", terms.target)
    said = days or (words.dates.first if one.days == (1,) else str(one.days[0]))
    return words.dates.month.format(days=said, month=words.months[one.month - 1])


def _figure(words: str, value: Decimal, terms: Terms) -> str:
    """A figure as the other language writes it; one with a scale (`2 mil millones`) in the scales of that language."""
    if not re.search(r"[^\W\d_]", words):
        return terms.figures(words)
    for power, one, more in _SCALES[terms.target]:
        times = value / Decimal(10) ** power
        if times >= 1 and times * 1000 % 1 == 0:
            said = f"{times.normalize():f}".replace(".", "," if terms.target is not Language.ENGLISH else ".")
            return f"{said} {one if times < 2 else more}"
    return terms.figures(words) if words[:1].isdigit() else words
