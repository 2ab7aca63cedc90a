"""What a report printed, made anew: the Word document and its chapters, against which an edited one is held."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.desks.attachments import gather_attachments
from pipeline.desks.in_force import template_or_usual
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.model.stages import CheckedReport, Imposition
from pipeline.office.office import Office
from pipeline.reading.canonical import canonical_input
from pipeline.reading.report import read_report
from pipeline.reading.returned.printed import Chapter
from pipeline.word.package import Package


def printed_anew(base: Report, folder: Path, office: Office, settings: Settings) -> Package:
    """The Word document that a report makes, with whatever pictures are there by now."""
    from pipeline.line.compose.manuscript import compose
    from pipeline.rules.subject import read_subject

    canonical = canonical_input(base)
    reading = read_report(canonical, "")
    passages = read_subject(base, office).passages
    attachments, _ = gather_attachments(folder, passages, reading)
    checked = CheckedReport(base, passages, attachments, canonical, hashlib.sha256(canonical).hexdigest())
    manuscript = compose(checked, office, Imposition(order=settings.order), template_or_usual(base, office, settings))
    return Package(manuscript.parts, "")


def chapters_of(report: Report, office: Office) -> list[Chapter]:
    """The chapters and annexes that a report prints, in order."""
    from pipeline.line.compose.plan import plan_annexes, plan_chapters

    words = office.words(report.language)
    chapters = [
        Chapter(each.part, each.index, each.title, is_own=each.part == "sections")
        for each in plan_chapters(report, office)
    ]
    annexes = [
        Chapter(
            "annexes",
            each.index,
            each.title,
            f"{words.annexes.label} {each.numeral} ",
            each.annex is not None and each.annex.title is not None,
        )
        for each in plan_annexes(report, words)
    ]
    return chapters + annexes
