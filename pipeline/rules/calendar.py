"""W5: dates are days of the calendar, and working days where people met."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.rules.datewords import Written, document_day
from pipeline.rules.subject import Remark, Subject

_SATURDAY = 5
_YEARS_BACK, _YEARS_ON = 3, 2
_REACH = 400
_NO_DAY = 40
"""From here on, a number before a month is no slip for a day (`article 45`)."""


def impossible_dates(subject: Subject) -> Iterator[Remark]:
    """W505: a day that its month does not have."""
    for one in subject.dates:
        wrong = next((day for day in one.days if not one.exists(day)), None)
        if wrong is not None and wrong < _NO_DAY:
            yield subject.say("W505", one.start, words=subject.printed.text[one.start : one.end], day=wrong)


def weekend_dates(subject: Subject) -> Iterator[Remark]:
    """W506: an event on one Saturday or Sunday, of a year that is certain, unless the weekday is named beside it.

    Days of the meeting itself, and of an event that lasts into the weekend, are let pass.
    """
    now = document_day(subject.report)
    for one in subject.dates:
        day = one.on() if len(one.days) == 1 and one.how else None
        if day is None or now is None or day.weekday() < _SATURDAY or day in subject.report.meeting.days:
            continue
        near = now.year - _YEARS_BACK <= day.year <= now.year + _YEARS_ON
        if (
            near
            and not _is_deadline(one, subject)
            and not _weekday_before(one, subject)
            and not _continues(one, subject)
            and _is_event(one, subject)
        ):
            words = subject.printed.text[one.start : one.end]
            yield subject.say("W506", one.start, words=words, weekday=f"{day:%A}", day=str(day))


def weekdays_of_dates(subject: Subject) -> Iterator[Remark]:
    """W507: the weekday that is written before a date is not that day's."""
    for one in subject.dates:
        written, day = _weekday_before(one, subject), one.on() if len(one.days) == 1 and one.how else None
        if written and day and written.lower() != subject.lexicon.weekdays[day.weekday()].lower():
            words = subject.printed.text[one.start : one.end]
            yield subject.say("W507", one.start, words=words, written=written, weekday=f"{day:%A}")


def _weekday_before(one: Written, subject: Subject) -> str:
    before = subject.printed.plain[max(0, one.start - 24) : one.start]
    for name in subject.lexicon.weekdays:
        if re.search(rf"(?<!\w){name},?\s+(?:the\s+|le\s+|el\s+|dia\s+|día\s+)?$", before, re.IGNORECASE):
            return name
    return ""


def _is_deadline(one: Written, subject: Subject) -> bool:
    """Whether it is the day until which, or before which, something is done; months end on Sundays too."""
    before = subject.printed.plain[max(0, one.start - 30) : one.start].lower().rstrip()
    return any(re.search(rf"(?<!\w){re.escape(word)}$", before) for word in subject.lexicon.until)


def _continues(one: Written, subject: Subject) -> bool:
    """Whether it is the end or the beginning of a range or list of dates."""
    text = subject.printed.plain
    joined = r"\s*(?:to|and|until|through|al|y|a|e|et|au|ao|hasta|até|[-–])\s*(?:el|le|the|o)?\s*"
    return any(
        re.fullmatch(joined, text[min(one.end, other.end) : max(one.start, other.start)])
        for other in _beside(one, subject.dates)
    )


def _beside(one: Written, dates: tuple[Written, ...]) -> tuple[Written, ...]:
    """The dates right before and right behind one."""
    number = bisect_left(dates, one.start, key=lambda date: date.start)
    return (*dates[max(0, number - 1) : number], *dates[number + 1 : number + 2])


def _is_event(one: Written, subject: Subject) -> bool:
    """Whether the sentence, or its part between semicolons, tells of people meeting."""
    start, end = subject.printed.sentence(one.start)
    text = subject.printed.plain
    start, end = max(start, one.start - _REACH), min(end, one.end + _REACH)
    start, end = max(start, text.rfind(";", start, one.start)), text.find(";", one.end, end) % (end + 1)
    words = re.findall(r"[^\W\d_]+", text[start:end].lower())
    return any(word in subject.lexicon.events for word in words)
