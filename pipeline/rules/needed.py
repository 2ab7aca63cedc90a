"""E4: what a final report can't do without (contract, column "needed"); a draft is built from whatever is there."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.meeting import Mode
from pipeline.rules.subject import Remark, Subject, remark

_CHAPTER_CODES = {
    "background": "E406",
    "interventions": "E407",
    "conclusions": "E408",
    "recommendations": "E409",
    "corrections": "E413",
    "sections": "E414",
}


def needed_facts(subject: Subject) -> Iterator[Remark]:
    """E401 to E405: symbol, mode, days, place unless the meeting was virtual, participants but of what corrects a report."""
    report, meeting = subject.report, subject.report.meeting
    if report.symbol is None:
        yield remark("E401", "symbol")
    if meeting.mode is None:
        yield remark("E402", "meeting.mode")
    if not meeting.days:
        yield remark("E403", "meeting.date")
    if meeting.place is None and meeting.mode is not Mode.VIRTUAL:
        yield remark("E404", "meeting.place")
    if not report.participants and not subject.office.type(report.type).is_sheet:
        yield remark("E405", "participants")


def filled_lists(subject: Subject) -> Iterator[Remark]:
    """E410, E411: an annex that lists participants or documents has some to list."""
    report = subject.report
    for number, annex in enumerate(report.annexes):
        if annex.participants and not report.participants:
            yield remark("E410", f"annexes[{number}].participants")
        if annex.documents and not report.documents:
            yield remark("E411", f"annexes[{number}].documents")


def needed_chapters(subject: Subject) -> Iterator[Remark]:
    """E406 to E409, E413, E414: the chapters that this kind of document needs, by the office's data."""
    report = subject.report
    for chapter in subject.office.type(report.type).needed:
        said = getattr(report, chapter)
        if chapter == "interventions":
            said = any(entry.text is not None for entry in report.interventions)
        if not said:
            yield remark(_CHAPTER_CODES[chapter], chapter)


def written_interventions(subject: Subject) -> Iterator[Remark]:
    """E412: what a speaker said is written, not only that there was a speaker."""
    for number, entry in enumerate(subject.report.interventions):
        if entry.is_waiting:
            yield remark("E412", f"interventions[{number}]", speaker=", ".join(entry.speaker))
