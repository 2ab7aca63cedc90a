"""W5: dates that follow each other: ranges run forward, what is past was before the report, a second round after a first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from pipeline.office.lexicon import Lexicon
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
_INFINITIVE = re.compile(r"(?<!\w)[a-zà-ÿ]{2,}[aei]r(?:se)?(?!\w)")
_OPENS = re.compile(r"\s*(?:On|El(?:\s+día)?|Los\s+días|Em|No\s+dia|Nos\s+dias|Le|Les)?\s*")
_BETWIXT = re.compile(r"(?<!\w)(?:between(?:\s+the)?|entre(?:\s+(?:el|los\s+días|le|os\s+dias|o))?)\s+$", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|y|e|et)\s+(?:el\s+|le\s+|the\s+|o\s+)?")
_ALONE = (
    r"(?:\s+one)?(?=,|\s+(?:was|were|took|ran|began|ended|on|in|se|tuvo|fue|en|el|foi|realizou|ocorreu|teve|em|s['’]est|a\s+eu|le)"
    r"(?!\w))"
)
"""What follows an ordinal that stands for a round told of before: `the second was`, `el segundo se celebró`."""

_A_YEAR = timedelta(days=366)
_HALF_YEAR = 6
_IN_MIND = 20


def reversed_ranges(subject: Subject) -> Iterator[Remark]:
    """W509: a range that ends before it begins."""
    text, dates = subject.printed.plain, subject.dates
    for one in dates:
        betwixt = len(one.days) == 2 and _BETWIXT.search(text[max(0, one.start - 24) : one.start])
        if (one.is_range or betwixt) and one.days[0] > one.days[1]:
            yield subject.say("W509", one.start, words=text[one.start : one.end])
    for one, after in pairwise(dates):
        between, before = text[one.end : after.start], text[max(0, one.start - 24) : one.start]
        joined = _BETWEEN.fullmatch(between) or (_AND.fullmatch(between) and _BETWIXT.search(before))
        if joined and _runs_back(one, after):
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
    late = [one for one in subject.dates if end and one.how and (day := one.on()) and day > end]
    if not late:
        return
    held = [*subject.phrases_found(subject.lexicon.held), *_passives(subject)]
    acted = subject.phrases_found(subject.lexicon.acted)
    for one in late:
        if any(_belongs(match, one, subject) for match in held) or any(_behind(match, one, subject) for match in acted):
            yield subject.say("W508", one.start, words=subject.printed.text[one.start : one.end], end=str(end))


def _passives(subject: Subject) -> Iterator[re.Match[str]]:
    """Whatever was done (`were released`, `ont été diffusés`), but for what was planned."""
    lexicon = subject.lexicon
    if lexicon.passive:
        yield from lexicon.pattern("passive", _passive).finditer(subject.printed.plain)


def _passive(lexicon: Lexicon) -> str:
    auxiliaries = "|".join(word.replace(" ", r"\s+") for word in lexicon.passive)
    participle = r"[^\W\d_]{2,}(?:ed|en|ld|nt|de|[ai]d[ao]s?|t[ao]s?|[éiu]e?s?|ise?s?|te?s?)(?!\w)"
    return rf"(?<!\w)(?:{auxiliaries})\s+(?!{'|'.join(lexicon.planned)}){participle}"


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
    """Whether verb and date belong together: the verb shortly before it, or behind a date that opens the sentence."""
    text = subject.printed.plain
    if held.end() <= one.start:
        between = text[held.end() : one.start]
        to_come = _TO_COME.search(text[max(0, held.start() - 24) : held.start()])
        planned = subject.report.language in ("es", "pt") and _INFINITIVE.search(between)
        return len(between) <= _REACH and not _ELSE.search(between) and not to_come and not planned
    return _behind(held, one, subject)


def _behind(verb: re.Match[str], one: Written, subject: Subject) -> bool:
    """Whether a date opens the sentence and the verb follows: `On 3 May the Council adopted it`."""
    text = subject.printed.plain
    between = text[one.end : verb.start()] if verb.start() >= one.end else ";"
    opens = _OPENS.fullmatch(text, subject.printed.sentence(one.start)[0], one.start)
    return bool(opens) and len(between) <= _REACH and not _ELSE.search(between) and not _TO_COME.search(between)


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
    if not any(word in subject.printed.words for word in lexicon.ordinals):
        return
    for match in lexicon.pattern("rounds", _round).finditer(subject.printed.plain):
        yield match.start(), subject.printed.sentence(match.start())[1]


def _round(lexicon: Lexicon) -> str:
    """A second or later round, or the ordinal alone behind an article."""
    ordinals, rounds = "|".join(lexicon.ordinals), "|".join(lexicon.rounds)
    article = r"(?<!\w)(?:the|el|la|o|a|le|l['’])\s+"
    return rf"(?i:(?<!\w)(?:{ordinals})\s+(?:{rounds})(?!\w)|{article}(?:{ordinals}){_ALONE})"


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
