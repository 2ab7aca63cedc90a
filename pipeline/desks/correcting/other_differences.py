"""What changed beside the text: lines of cover and copyright page, files beside the input, fields that no page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from pipeline.desks.correcting.difference import Difference, Fate
from pipeline.desks.correcting.printed_report import PrintedReport
from pipeline.line.compose.plan import roman
from pipeline.model.chapters import Correction
from pipeline.model.comparison import Change, Verb
from pipeline.model.report import Report
from pipeline.prose.escape import escape
from pipeline.reading.compared.lining_up import line_up

_FRONT = re.compile(
    r"original|translation|issued|type|rapporteur|adopted\b.*|identifiers\b.*"
    r"|meeting\.(?:title|mode|days|place|officers\[.*|organisers\[\d+\]\.(?:name|organisation|role)|organisers\[\d+\])"
)
"""Fields that are printed on the cover or the copyright page, if at all."""
_LISTED = re.compile(
    r"participants\[\d+\](?:\.(?:name|title|position|organisation|country|delegation|status|role|attendance))?|documents\[.*"
)
_FILE = re.compile(r"annexes\[\d+\]\.file|meeting\.organisers\[\d+\]\.logo")
_IN_TEXT = re.compile(
    r"interventions\[\d+\]\.(?:date|chair|heading)|annexes\[\d+\]\.(?:participants|documents|statement_of)"
)
"""Fields that the text shows, where they are told."""


def front_differences(before: PrintedReport, after: PrintedReport) -> Iterator[Difference]:
    """What the cover and the copyright page have otherwise, line by line."""
    places = after.words.corrections
    titles = before.report.meeting.title, after.report.meeting.title
    if titles[0] != titles[1]:
        yield _entry(places.at("cover", "title"), "meeting.title", *titles)
    for place, one, other in (("cover", before.cover, after.cover), ("notice", before.notice, after.notice)):
        for left, right in _paired(line_up(one, other)):
            was, now = "" if left is None else one[left], "" if right is None else other[right]
            if was != now:
                yield _entry(places.at(place), "", was, now)


def _paired(lines: Sequence[tuple[int | None, int | None]]) -> Iterator[tuple[int | None, int | None]]:
    """The lines, those that are gone and those that are new between the same neighbours one in the place of the other."""
    gone: list[int] = []
    new: list[int] = []
    for left, right in lines:
        if left is not None and right is not None:
            yield from zip_longest(gone, new)
            gone, new = [], []
            yield left, right
        elif left is not None:
            gone.append(left)
        elif right is not None:
            new.append(right)
    yield from zip_longest(gone, new)


def _entry(place: str, path: str, was: str, now: str) -> Difference:
    verb = Verb.CHANGED if was and now else Verb.ADDED if now else Verb.REMOVED
    correction = Correction(place=place, instead_of=escape(was) or None, read=escape(now) or None)
    return Difference(verb, path, place, was, now, correction=correction)


def fact_differences(
    changes: Sequence[Change], before: PrintedReport, after: PrintedReport, told: Sequence[Difference]
) -> Iterator[Difference]:
    """The fields that changed and of which nothing is told yet: `told` are the differences of cover and copyright page."""
    lists = before.lists | after.lists
    for change in changes:
        path, words = change.saying.spot.path, _words(change)
        name = path.partition("[")[0]
        if (_FRONT.fullmatch(path) and told) or _IN_TEXT.fullmatch(path) or (_LISTED.fullmatch(path) and name in lists):
            continue
        fate = Fate.NEEDS_REVISION if _FILE.fullmatch(path) else Fate.NOT_PRINTED
        yield Difference(change.verb, path, _annex_place(path, after), *words, fate)


def _annex_place(path: str, printed: PrintedReport) -> str:
    match = re.match(r"annexes\[(\d+)\]", path)
    return printed.words.corrections.at(annex=roman(int(match[1]) + 1)) if match else ""


def _words(change: Change) -> tuple[str, str]:
    return change.before.words if change.before else "", change.after.words if change.after else ""


def file_differences(
    before: Mapping[str, str], after: Mapping[str, str], printed: PrintedReport
) -> Iterator[Difference]:
    """The files beside the input, by name, that have another content under the same name."""
    for name in sorted(before.keys() & after.keys()):
        if before[name] != after[name]:
            number = _annex_of(name, printed.report)
            place = "" if number is None else printed.words.corrections.at(annex=roman(number + 1))
            path = "" if number is None else f"annexes[{number}].file"
            yield Difference(Verb.CHANGED, path, place, name, name, Fate.NEEDS_REVISION)


def _annex_of(name: str, report: Report) -> int | None:
    return next((number for number, annex in enumerate(report.annexes) if annex.file == name), None)
