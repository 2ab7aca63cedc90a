"""W5: dates that follow each other: ranges run forward, what is past was before the report, a second round after a first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from pipeline.rules.datewords import Written, document_day
from pipeline.rules.subject import Remark, Subject

_REACH = 90
"""How far behind the verb a date still belongs to it, in characters."""

_BETWEEN = re.compile(
    r"\s+(?:to|until|through|al|a|ao|au|hasta(?:\s+el)?|até(?:\s+o)?|jusqu'au)\s+(?:el\s+|le\s+|the\s+)?|\s*[-–]\s*"
)
_YEARS = re.compile(r"(?<![\d/.,-])(?<![°º.] )((?:19|20)\d\d)(?:[–-]|\s+(?:to|a|al|à)\s+)((?:19|20)\d\d)(?![\d/-])")
_ELSE = re.compile(
    r"[.;:\n\x00]|\d|(?<!\w)(?:que|which|that|who|whose|to|by|before|until|as|for|will|hasta|antes|para|cara|será|serão|até|"
    r"qui|dont|pour|avant|jusqu|sera)(?!\w)",
    re.IGNORECASE,
)
"""What parts a verb from a date that is not its own."""

_TO_COME = re.compile(
    r"(?:will|to|would|shall|be|being|será|serán|ser|sera|serão|para|être|haya|sea)\s+(?:have\s+)?$", re.IGNORECASE
)
_A_YEAR = timedelta(days=366)
_HALF_YEAR = 6
_IN_MIND = 20


def reversed_ranges(subject: Subject) -> Iterator[Remark]:
    """W509: a range that ends before it begins."""
    text, dates = subject.printed.plain, subject.dates
    for one in dates:
        if one.is_range and one.days[0] > one.days[1]:
            yield subject.say("W509", one.start, words=text[one.start : one.end])
    for one, after in pairwise(dates):
        if _BETWEEN.fullmatch(text[one.end : after.start]) and _runs_back(one, after):
            yield subject.say("W509", one.start, words=text[one.start : after.end])
    for match in _YEARS.finditer(text):
        if int(match[1]) > int(match[2]) and not any(one.start <= match.start() < one.end for one in dates):
            yield subject.say("W509", match.start(), words=match[0])


def _runs_back(one: Written, after: Written) -> bool:
    """`28 December to 3 January 2025` runs over the new year and is let pass."""
    first, last = one.on(after.year), after.last(one.year)
    if first is None or last is None or first <= last:
        return False
    return one.how == "written" or one.month - after.month < _HALF_YEAR


def later_than_the_report(subject: Subject) -> Iterator[Remark]:
    """W508: an event that is told as past, on a day after the meeting and after the month of issue."""
    end = _end(subject)
    held = subject.printed.find(subject.lexicon.phrases(*subject.lexicon.held)) if subject.lexicon.held else []
    if end is None:
        return
    for one in subject.dates:
        day = one.on() if one.how else None
        if day and day > end and any(_belongs(match, one, subject) for match in held):
            yield subject.say("W508", one.start, words=subject.printed.text[one.start : one.end], end=str(end))


def _end(subject: Subject) -> date | None:
    """The last day on which the report may have been written: the month of issue, or the adoption, if they are later."""
    day, report = document_day(subject.report), subject.report
    if day and report.issued:
        year, month = map(int, report.issued.split("-"))
        day = max(day, date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))
    if day and report.adopted and report.adopted.on:
        day = max(day, report.adopted.on)
    return day


def _belongs(held: re.Match[str], one: Written, subject: Subject) -> bool:
    """Whether the verb stands shortly before the date, nothing between but the place, and tells of the past."""
    text = subject.printed.plain
    between = text[held.end() : one.start]
    to_come = _TO_COME.search(text[max(0, held.start() - 24) : held.start()])
    return 0 <= one.start - held.end() <= _REACH and not _ELSE.search(between) and not to_come


def rounds_in_sequence(subject: Subject) -> Iterator[Remark]:
    """W510: a second round, phase or session that is dated before the one told before it."""
    now, dates = document_day(subject.report), subject.dates
    if now is None:
        return
    for start, end in _rounds(subject):
        earlier = _before(start, subject, now)
        number = bisect_left(dates, start, key=lambda one: one.start)
        for one in dates[number : number + _IN_MIND]:
            day = _past(one, now) if one.start < end and one.days else None
            if day and earlier and day < earlier[0] <= day + _A_YEAR:
                words, told = subject.printed.text[one.start : one.end], earlier[1]
                yield subject.say("W510", one.start, words=words, before=subject.printed.text[told.start : told.end])


def _rounds(subject: Subject) -> Iterator[tuple[int, int]]:
    """Where a second or later round is spoken of, to the end of its sentence."""
    lexicon = subject.lexicon
    if not lexicon.ordinals or not lexicon.rounds:
        return
    pattern = rf"(?<!\w)(?:{'|'.join(lexicon.ordinals)})\s+(?:{'|'.join(lexicon.rounds)})(?!\w)"
    for match in re.finditer(pattern, subject.printed.plain, re.IGNORECASE):
        yield match.start(), subject.printed.sentence(match.start())[1]


def _before(start: int, subject: Subject, now: date) -> tuple[date, Written] | None:
    """The latest past date that is told before, in the same sentence or else in the same paragraph.

    The days of the meeting are left out: every report tells them first.
    """
    stretch, own = subject.printed.stretch(start), subject.report.meeting.days
    found = [
        (day, one)
        for one in _latest(subject.dates, start)
        if stretch.start <= one.start < start and one.days and (day := _past(one, now)) and day not in own
    ]
    sentence = subject.printed.sentence(start)[0]
    return max([one for one in found if one[1].start >= sentence] or found, key=lambda told: told[0], default=None)


def _latest(dates: tuple[Written, ...], start: int) -> tuple[Written, ...]:
    """The dates before a place, as many as a reader has in mind."""
    number = bisect_left(dates, start, key=lambda one: one.start)
    return dates[max(0, number - _IN_MIND) : number]


def _past(one: Written, now: date) -> date | None:
    """The day, past from the report: in its year, or in the last one that has it behind us."""
    if one.how:
        day = one.last()
        return day if day and day <= now else None
    day = one.last(now.year)
    return day if day is None or day <= now else one.last(now.year - 1)
