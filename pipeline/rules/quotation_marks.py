"""W7: one kind of quotation marks in a report, and none that is straight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.rules.quoting import PAIRS, never_closed, outer_marks, single_straight, straight_marks
from pipeline.rules.subject import Remark, Subject

_WORDS = re.compile(r"(?=[^’\s]*+\s)[^’\n]*+(?:\n[^’\n]*+)?’")
"""A quotation between single marks of more than one word; one word alone is often only named."""

_STRAIGHT = "\"'"
_KIND = {"“": "“ ”", "„": "„ “", "«": "« »", "‹": "‹ ›", "‘": "‘ ’"}


def straight_quotation_marks(subject: Subject) -> Iterator[Remark]:
    """W703: words in straight quotation marks, at the mark that opens them."""
    for stretch in subject.printed.stretches:
        if '"' in stretch.text and stretch.path != "meeting.title":
            for start, end in straight_marks(stretch.text):
                words = stretch.text[start:end]
                yield subject.say("W703", stretch.start + start, words=_short(words), quoted=_curly(words, subject))
        if "'" in stretch.text:
            for start, end in single_straight(stretch.text):
                words = stretch.text[start:end]
                yield subject.say("W703", stretch.start + start, words=_short(words), quoted=_curly(words, subject))


def _curly(words: str, subject: Subject) -> str:
    opening, closing = outer_pair(subject)
    return f"{opening}{words.strip(_STRAIGHT).strip()[:50]}{closing}"


def _short(words: str) -> str:
    return words if len(words) <= 50 else f"{words[:49].rstrip()}…"


def _outer(subject: Subject) -> list[tuple[int, str]]:
    return [
        (stretch.start + at, mark)
        for stretch in subject.printed.stretches
        if stretch.own
        for at, mark in outer_marks(stretch.text)
        if mark in ("“", "«", "„") or (mark == "‘" and _WORDS.match(stretch.text, at + 1))
    ]


def usual_mark(subject: Subject) -> str:
    """The mark that opens most outer quotations of the report; empty if it has none."""
    kinds = Counter(mark for _, mark in _outer(subject))
    return max(kinds, key=lambda mark: (kinds[mark], mark == subject.words.quotes.outer[0][0]), default="")


def outer_pair(subject: Subject) -> tuple[str, str]:
    """The marks of the report's outer quotations; the office's own where it has none yet, or has those."""
    usual, own = usual_mark(subject), subject.words.quotes.outer
    return own if usual in ("", own[0][0]) else (usual, PAIRS.get(usual, "’")[-1])


def mixed_quotation_marks(subject: Subject) -> Iterator[Remark]:
    """W704: outer quotation marks of a kind that the report uses more rarely than another."""
    usual = usual_mark(subject)
    for at, mark in _outer(subject):
        if mark != usual:
            yield subject.say("W704", at, mark=_KIND[mark], usual=_KIND[usual])


def open_quotation_marks(subject: Subject) -> Iterator[Remark]:
    """W711: a typographic mark that opens and is never closed, unless the next paragraph opens with one again."""
    stretches = subject.printed.stretches
    for number, stretch in enumerate(stretches):
        at = never_closed(stretch.text) if stretch.own else -1
        if at < 0:
            continue
        following = stretches[number + 1] if number + 1 < len(stretches) else None
        goes_on = following and following.path == stretch.path and following.text[:1] == stretch.text[at]
        if not goes_on:
            yield subject.say("W711", stretch.start + at, words=_short(stretch.text[at:]))
