"""The chapters and annexes of a report as its readers take them: each with the field that it is made of, and its heading."""

from __future__ import annotations

from pipeline.line.compose.plan import plan_annexes, plan_chapters
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.returned.printed import Chapter


def printed_chapters(report: Report, office: Office) -> list[Chapter]:
    """The chapters and annexes that the report prints, in order."""
    words = office.words(report.language)
    chapters = [
        Chapter(each.part, each.index, each.title, is_own=each.part == "sections")
        for each in plan_chapters(report, office)
    ]
    for annex in plan_annexes(report, words):
        lead = f"{words.annexes.label} {annex.numeral} "
        is_own = annex.annex is not None and annex.annex.title is not None
        chapters.append(Chapter("annexes", annex.index, annex.title, lead, is_own))
    return chapters
