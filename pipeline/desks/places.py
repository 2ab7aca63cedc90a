"""Where a report belongs in the archive, and what it claims there."""

from __future__ import annotations

from pipeline.archive.clashes import Claim
from pipeline.archive.layout import EditionPlace, draft_name, draft_place, final_place
from pipeline.desks.judge import Judgement
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol


def place_of(judgement: Judgement, settings: Settings) -> EditionPlace | None:
    """Where the edition lies, or will; None for a final report that lacks its symbol or its days."""
    report = judgement.report
    if report.is_draft:
        return draft_place(settings.out, draft_name(judgement.file.name), report.language)
    if report.symbol is None or not report.meeting.days:
        return None
    year = report.meeting.days[0].year
    return final_place(settings.out, Symbol(report.symbol), report.revision, year, report.language)


def claim_of(judgement: Judgement, place: EditionPlace | None) -> Claim | None:
    """What an input claims; None where it has no place. A draft claims no symbol."""
    if place is None:
        return None
    report = judgement.report
    symbol = None if report.is_draft or report.symbol is None else Symbol(report.symbol)
    return Claim(str(judgement.file), place, symbol)
