"""Copies and cover notes of one report, as Word documents."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from pipeline.desks.attachments import gather_attachments
from pipeline.desks.clearance.marks import BODY, INPUT, UNTIL
from pipeline.desks.clearance.parties import Parties, Party
from pipeline.desks.clearance.shares import COMMON, Excerpt, Share, excerpt_of, shares_of
from pipeline.desks.in_force import template_or_usual
from pipeline.findings import Finding
from pipeline.line.clearance.copy import Copy, write_copy
from pipeline.line.clearance.note import write_note
from pipeline.line.clearance.paper import Press
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.model.stages import Attachments, CheckedReport, Imposition, TemplateFile
from pipeline.office.office import Office
from pipeline.reading.canonical import canonical_input
from pipeline.reading.report import read_report
from pipeline.reading.returned.printed import Chapter
from pipeline.rules.subject import read_subject

_SHORT = 12


class CopyMaker:
    """Makes the copies of one report; what it was read from lies in `folder`, and so do its pictures."""

    def __init__(self, report: Report, folder: Path, office: Office, settings: Settings) -> None:
        self.office = office
        self._folder, self._settings = folder, settings
        self.canonical = canonical_input(report)
        self.digest = hashlib.sha256(self.canonical).hexdigest()
        self._reading = read_report(self.canonical, "")
        self.report = self._reading.report
        self.parties = Parties(self.report, office)

    @cached_property
    def shares(self) -> Mapping[str, Share]:
        """The share of each body by its key."""
        return {share.party.key: share for share in shares_of(self.report, self.office, self.parties)}

    def excerpt(self, key: str) -> Excerpt:
        """The report of nothing but a body's share; an empty one for a body that it does not concern."""
        return excerpt_of(self.report, self.shares.get(key))

    @cached_property
    def _attached(self) -> tuple[Attachments, list[Finding]]:
        return gather_attachments(self._folder, read_subject(self.report, self.office).passages, self._reading)

    @cached_property
    def _press(self) -> Press:
        imposition = Imposition(self._settings.paper, order=self._settings.order)
        return Press(self.report, self.office, self._template, imposition)

    @cached_property
    def _template(self) -> TemplateFile:
        return template_or_usual(self.report, self.office, self._settings)

    def copy(self, party: Party, until: date) -> Copy:
        """What the copy of a body says."""
        excerpt = self.excerpt(party.key)
        passages = read_subject(excerpt.report, self.office).passages
        checked = CheckedReport(excerpt.report, passages, self._attached[0], self.canonical, self.digest)
        numbers = {part: [number + 1 for number in excerpt.rows[part]] for part in COMMON}
        name = party.name(self.report.language)
        return Copy(checked, name, until, numbers, f"{party.key}/{self.digest[:_SHORT]}")

    def copy_data(self, copy: Copy, key: str) -> bytes:
        """The docx of a copy. Raises TemplateError."""
        return write_copy(copy, self._press, {BODY: key, INPUT: self.digest, UNTIL: copy.until.isoformat()})

    def note_data(self, copy: Copy, party: Party, language: Language, file: str) -> bytes:
        """The docx of a cover note in a language. Raises TemplateError."""
        return write_note(copy, file, language, party.name(language), self._press)

    def chapters(self, copy: Copy) -> list[Chapter]:
        """The chapters that a copy prints, in order, as it is read back: its last line opens one that holds nothing."""
        words = self.office.clearance(self.report.language)
        parts = [
            Chapter("annexes" if part == "participants" else part, 0, title) for part, title in copy.headings(words)
        ]
        reference = words.reference.format(reference=copy.reference)
        return [*parts, Chapter("annexes", len(copy.report.annexes) - 1, reference)]
