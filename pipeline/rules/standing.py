"""W0: what is said of access, embargo and translation makes sense together."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.report import Access
from pipeline.rules.subject import Remark, Subject, remark


def sensible_embargo(subject: Subject) -> Iterator[Remark]:
    """W093: an embargo on what stays internal anyway; W094: one that ends before the meeting begins."""
    report, days = subject.report, subject.report.meeting.days
    if report.embargo is None:
        return
    if report.access is Access.INTERNAL:
        yield remark("W093", "embargo")
    if days and report.embargo.date() < days[0]:
        yield remark("W094", "embargo", until=report.embargo.isoformat(), first=str(days[0]))


def sensible_translation(subject: Subject) -> Iterator[Remark]:
    """W095: a translation whose original is in the same language, or in none that is told."""
    report = subject.report
    if report.translation is not None and report.original in (None, report.language):
        yield remark("W095", "translation", translation=report.translation.value, language=report.language.value)
