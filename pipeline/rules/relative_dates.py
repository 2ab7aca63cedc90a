"""W5: times that only those who were there can place: `last year`, `in the coming weeks`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.findings import Parameter
from pipeline.office.lexicon import Lexicon
from pipeline.rules.datewords import Written, document_day
from pipeline.rules.subject import Remark, Subject


def relative_dates(subject: Subject) -> Iterator[Remark]:
    """W504 with what is meant, W511 without, since it can't be told from the words."""
    now = document_day(subject.report)
    taken: list[tuple[int, int]] = []
    for one in subject.all_dates:
        if one.how == "relative":
            taken.append((one.start, one.end))
            yield _said("W504", one.start, one.end, subject, meant=_meant(one, subject))
        elif one.how == "" and (around := _pointed_at(one, subject)):
            taken.append(around)
            yield _said("W511", *around, subject)
    lexicon = subject.lexicon.relative
    for shift, phrases in ((0, lexicon.this), (-1, lexicon.last), (1, lexicon.next), (None, lexicon.other)):
        for match in subject.printed.find(subject.lexicon.phrases(*phrases)) if phrases else ():
            if not any(start <= match.start() < end for start, end in taken) and not _anchored(match, subject):
                yield _of_phrase(match, shift, now, subject)


def _of_phrase(match: re.Match[str], shift: int | None, now: date | None, subject: Subject) -> Remark:
    unit_is_year = re.search(r"(?<!\w)(?:year|año|ano|année|an)(?!\w)", match[0], re.IGNORECASE)
    if now and shift is not None and unit_is_year:
        return _said("W504", *match.span(), subject, meant=str(now.year + shift))
    return _said("W511", *match.span(), subject)


def _said(code: str, start: int, end: int, subject: Subject, **more: Parameter) -> Remark:
    return subject.say(code, start, None, words=subject.printed.text[start:end], **more)


def _meant(one: Written, subject: Subject) -> str:
    """The date as the office writes it; the bare year where the calendar has no such day."""
    language = subject.report.language
    days = [day for number in one.days if (day := one.on(day=number))]
    if one.days and len(days) == len(one.days):
        return subject.office.day_words(days, one.is_range, language)
    return subject.office.month_words(f"{one.year}-{one.month:02}", language) if not one.days else str(one.year)


def _pointed_at(one: Written, subject: Subject) -> tuple[int, int] | None:
    """A date without year that is said to be the last or the next: `el pasado 5 de abril`, `le 5 avril dernier`."""
    text = subject.printed.plain
    for phrase in (*subject.lexicon.last_day, *subject.lexicon.next_day):
        before = re.search(rf"(?<!\w){re.escape(phrase)}\s+$", text[max(0, one.start - 30) : one.start], re.IGNORECASE)
        if before:
            return one.start - len(before[0]), one.end
    after = re.match(r"\s+(?:pasado|próximo|passado|dernier|prochain)(?!\w)", text[one.end : one.end + 14])
    return (one.start, one.end + after.end()) if after else None


def _anchored(match: re.Match[str], subject: Subject) -> bool:
    """Whether the words are about any such time (`every year`, `the last week of May`), or a law's own."""
    text, lexicon = subject.printed.voice, subject.lexicon
    before, after = (
        text[max(0, match.start() - 14) : match.start()].lower(),
        text[match.end() : match.end() + 8].lower(),
    )
    ends = any(re.search(rf"(?<!\w){re.escape(word)}\s+$", before) for word in lexicon.not_relative_before)
    starts = any(re.match(rf"\s+{re.escape(word)}(?!\w)", after) for word in lexicon.not_relative_after)
    return (ends and _may_be_any(match[0], lexicon)) or starts or bool(re.match(r"\s+(?:de|of)\s+(?:19|20)\d\d", after))


def _may_be_any(words: str, lexicon: Lexicon) -> bool:
    """`this year` is this one, whatever stands before it."""
    return not lexicon.phrases(*lexicon.relative.this).find(words)
