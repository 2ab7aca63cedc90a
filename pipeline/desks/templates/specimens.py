"""What templates are tried on, in each language: a usual report, one that has everything, a sheet of corrections."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.desks.attachments import gather_attachments
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.report import Report, Stage
from pipeline.model.stages import CheckedReport
from pipeline.office.office import Office
from pipeline.reading.canonical import canonical_input
from pipeline.reading.report import read_report
from pipeline.rules.subject import read_subject

EXAMPLE, TORTURE, SHEET = "example", "torture", "sheet"
FOLDER = "preview"
"""The folder of the reports, in that of the program's templates."""


@dataclass(frozen=True)
class Specimen:
    """A made-up report: what it is called, and the report, free to be composed."""

    name: str
    checked: CheckedReport

    @property
    def language(self) -> Language:
        """The language of the report."""
        return self.checked.report.language

    @property
    def key(self) -> str:
        """What it is called among all: `torture.es`."""
        return f"{self.name}.{self.language}"

    def as_draft(self) -> Specimen:
        """The same report as a draft."""
        report = self.checked.report.model_copy(update={"stage": Stage.DRAFT})
        return Specimen(f"{self.name}.draft", replace(self.checked, report=report))


def specimens(
    office: Office, settings: Settings, kind: str, languages: Iterable[Language] = (), names: Iterable[str] = ()
) -> Iterator[Specimen]:
    """The documents of a type, by name and language; without languages, in all that the office has.

    No rule judges them: they are to be printed, whatever an office thinks of their words. A type that corrects another
    document has one text, whatever the names.
    """
    languages = tuple(languages) or office.languages
    for name in (SHEET,) if office.type(kind).is_sheet else names or (EXAMPLE, TORTURE):
        for language in languages:
            yield Specimen(name, _read(name, language, office, settings, kind))


def _read(name: str, language: Language, office: Office, settings: Settings, kind: str) -> CheckedReport:
    folder = settings.program / FOLDER
    file = folder / f"{name}.{language}.yaml"
    reading = read_report(file.read_bytes(), str(file))
    report: Report = reading.report.model_copy(update={"type": kind})
    passages = read_subject(report, office).passages
    attachments, _ = gather_attachments(folder, passages, reading)
    canonical = canonical_input(report)
    return CheckedReport(report, passages, attachments, canonical, hashlib.sha256(canonical).hexdigest())
