"""The words of a report in the order in which its document has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.chapters import After, Section
from pipeline.model.passage import Passage
from pipeline.model.report import Report
from pipeline.rules.printed import Kind, Printed, Stretch, stretches_of


def printed_report(report: Report, passages: Mapping[str, Passage], sources: Mapping[str, str]) -> Printed:
    """The running words: the title, then the chapters as they follow, then annexes of text."""
    placed: list[Stretch] = []
    start = 0
    for stretch in _stretches(report, passages):
        placed.append(stretch.at(start))
        start += len(stretch.text) + 1
    return Printed(tuple(placed), sources, report.language.value)


def _stretches(report: Report, passages: Mapping[str, Passage]) -> Iterator[Stretch]:
    yield Stretch("meeting.title", 0, report.meeting.title, Kind.TITLE, False)
    yield from _field("background", passages)
    yield from _sections(report, passages, After.BACKGROUND)
    for number, entry in enumerate(report.interventions):
        if entry.heading:
            yield Stretch(f"interventions[{number}].heading", 0, entry.heading, Kind.HEADING, True)
        yield from _field(f"interventions[{number}].text", passages)
    yield from _sections(report, passages, After.INTERVENTIONS)
    for chapter, items in (("conclusions", report.conclusions), ("recommendations", report.recommendations)):
        for number in range(len(items)):
            yield from _field(f"{chapter}[{number}].text", passages)
    yield from _sections(report, passages, After.CONCLUSIONS)
    for number, annex in enumerate(report.annexes):
        yield from _field(f"annexes[{number}].text", passages, own=annex.statement_of is None)
    # last, since they quote: what is read for the first time in a correction is not read for the first time in the report
    for number in range(len(report.corrections)):
        yield from _field(f"corrections[{number}].read", passages, own=False)
        yield from _field(f"corrections[{number}].text", passages)


def _sections(report: Report, passages: Mapping[str, Passage], after: After) -> Iterator[Stretch]:
    for number, section in enumerate(report.sections):
        if _place(section) is after:
            yield Stretch(f"sections[{number}].title", 0, section.title, Kind.HEADING, True)
            yield from _field(f"sections[{number}].text", passages)


def _place(section: Section) -> After:
    return section.after or After.CONCLUSIONS


def _field(path: str, passages: Mapping[str, Passage], own: bool = True) -> Iterator[Stretch]:
    if path in passages:
        yield from stretches_of(passages[path], path, own)
