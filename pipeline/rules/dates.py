"""W5: the dates of a report follow each other: the meeting, then its adoption and its issue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.rules.subject import Remark, Subject, remark


def issued_after_meeting(subject: Subject) -> Iterator[Remark]:
    """W501: the month of the copyright line is not before the month in which the meeting ended."""
    issued, days = subject.report.issued, subject.report.meeting.days
    if issued and days and issued < f"{days[-1]:%Y-%m}":
        yield remark("W501", "issued", issued=issued, month=f"{days[-1]:%Y-%m}")


def adopted_after_meeting(subject: Subject) -> Iterator[Remark]:
    """W502: a report is not adopted before its meeting has begun."""
    adopted, days = subject.report.adopted, subject.report.meeting.days
    if adopted and adopted.on and days and adopted.on < days[0]:
        yield remark("W502", "adopted.on", adopted=str(adopted.on), first=str(days[0]))


def groups_within_meeting(subject: Subject) -> Iterator[Remark]:
    """W503: the day of a group of interventions is one of the meeting's."""
    meeting = subject.report.meeting
    if not meeting.days:
        return
    for number, entry in enumerate(subject.report.interventions):
        if entry.date is None:
            continue
        within = meeting.days[0] <= entry.date <= meeting.days[-1] if meeting.is_range else entry.date in meeting.days
        if not within:
            yield remark("W503", f"interventions[{number}].date", day=str(entry.date), first=str(meeting.days[0]))


def groups_in_order(subject: Subject) -> Iterator[Remark]:
    """W510: a group of interventions is not of an earlier day than the group before it."""
    before: date | None = None
    for number, entry in enumerate(subject.report.interventions):
        if entry.date and before and entry.date < before:
            yield remark("W510", f"interventions[{number}].date", words=str(entry.date), before=str(before))
        before = entry.date or before
