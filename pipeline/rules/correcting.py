"""E4, E1: corrections stand where they are printed, each says something, and the symbol says what corrects what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.findings import Severity
from pipeline.model.symbol import Symbol
from pipeline.office.types import PARTS
from pipeline.rules.subject import Remark, Subject, remark

_LAST = re.compile(r" (Rev|Corr|Add)\.\d+$")


def printed_parts(subject: Subject) -> Iterator[Remark]:
    """E415: a part that this kind of document does not print; E416: corrections in a report that is no revision."""
    report, kind = subject.report, subject.office.type(subject.report.type)
    for part in PARTS:
        if not getattr(report, part) or kind.prints(part):
            continue
        if part != "corrections" or kind.is_sheet:
            yield remark("E415", part, part=part, type=report.type)
        elif report.revision is None:
            yield remark("E416", part)


def listed_changes(subject: Subject) -> Iterator[Remark]:
    """W402: a revision that does not say what it changes."""
    report = subject.report
    is_revision = report.revision is not None and not subject.office.type(report.type).is_sheet
    if is_revision and not report.corrections:
        yield remark("W402", "revision", severity=Severity.SUGGESTION, revision=report.revision or 0)


def telling_corrections(subject: Subject) -> Iterator[Remark]:
    """E417: an entry that says nothing; E418: one that says it in its own words and quotes beside them."""
    for number, entry in enumerate(subject.report.corrections):
        quotes = entry.instead_of is not None or entry.read is not None
        if not quotes and entry.text is None:
            yield remark("E417", f"corrections[{number}]")
        elif quotes and entry.text is not None:
            yield remark("E418", f"corrections[{number}].text")


def symbol_of_correction(subject: Subject) -> Iterator[Remark]:
    """E105: what corrects a report bears its symbol with `Corr.` or `Add.` and a number; E106: and nothing else does."""
    report, types = subject.report, subject.office.types
    if report.symbol is None:
        return
    wanted, last = subject.office.type(report.type).suffix, _LAST.search(Symbol(report.symbol).normal)
    found = last[1] if last else None
    suffixes = {kind.suffix: key for key, kind in types.items() if kind.suffix}
    if wanted and found != wanted:
        yield remark("E105", "symbol", symbol=report.symbol, type=report.type, suffix=wanted)
    elif not wanted and found in suffixes:
        yield remark("E106", "symbol", symbol=report.symbol, type=report.type, right=suffixes[found])
