"""The doctor: what this machine has and lacks, proved by building a small report with each engine that is there."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pipeline.desks.origin import LIBRARIES
from pipeline.desks.templates.found import templates
from pipeline.desks.templates.judging import Bench
from pipeline.desks.workshop import Workshop, imposition_of
from pipeline.engines.choice import choose_engine
from pipeline.engines.engine import Engine
from pipeline.errors import MachineError, RapporteurError
from pipeline.findings import Finding, Severity, finding
from pipeline.line import make_edition
from pipeline.model.choices import EngineChoice, Settings
from pipeline.model.stages import Attachments, CheckedReport, Edition
from pipeline.office.office import Office, read_office
from pipeline.programs.ocr import find_recogniser
from pipeline.reading.canonical import canonical_input
from pipeline.reading.report import read_report
from pipeline.rules.subject import read_subject

SPECIMEN = b"""
format: 1
stage: draft
language: es
meeting:
  title: Reuni\xc3\xb3n de prueba
  mode: virtual
  date: 2024-04-05
background: |
  Un p\xc3\xa1rrafo, *una* nota[^1] y [un enlace](https://example.org).

  [^1]: La nota.
"""


@dataclass(frozen=True)
class Examination:
    """One thing that was looked at: what it is, what was found, and the findings if it is not well.

    `pages` and `claims` are those of the small report that proved an engine.
    """

    subject: str
    result: str
    findings: tuple[Finding, ...] = ()
    pages: int = 0
    claims: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.findings


def examine(settings: Settings) -> Iterator[Examination]:
    """Everything that making a report hangs on, each told as soon as it is known."""
    yield Examination("Python", f"{platform.python_version()} ({platform.python_implementation()})")
    yield Examination("libraries", ", ".join(_versions()))
    office = read_office(settings.data, settings.fonts)
    yield _tried("office data", str(settings.data), office.prove)
    yield from _templates(settings, office)
    for choice in (EngineChoice.LIBREOFFICE, EngineChoice.EMBEDDED):
        yield _engine(choice, settings, office)
    yield _recogniser()


def _versions() -> Iterator[str]:
    from importlib.metadata import version

    return (f"{name} {version(name)}" for name in LIBRARIES)


def _tried(subject: str, result: str, trial: object) -> Examination:
    try:
        trial()  # type: ignore[operator]
    except RapporteurError as error:
        return Examination(subject, "not well", error.findings)
    return Examination(subject, result)


def _templates(settings: Settings, office: Office) -> Iterator[Examination]:
    """Each template of the office and of the program, with what would stop its reports or show on their pages."""
    bench = Bench(office, settings)
    for judged in map(bench.judge, templates(settings)):
        yield Examination("template", "not well" if judged.errors else str(judged.file), judged.errors)


def _engine(choice: EngineChoice, settings: Settings, office: Office) -> Examination:
    """An engine, proved by a small report: what it makes is checked as every report is."""
    subject = f"engine {choice}"
    try:
        with choose_engine(choice.value, settings.fonts, settings.state) as engine:
            edition = _proved(engine, settings, office)
            return Examination(subject, engine.version, pages=edition.pages, claims=tuple(edition.claims))
    except MachineError as error:
        return Examination(subject, "not there", error.findings)
    except RapporteurError as error:
        return Examination(subject, "does not work", error.findings)


def _recogniser() -> Examination:
    """What gives scans their words when old papers are deposited; nothing else hangs on it."""
    found = find_recogniser()
    if found is None:
        return Examination("scans", "not there", (finding("M007", severity=Severity.WARNING),))
    return Examination("scans", f"{found.version} ({', '.join(found.languages)})")


def _proved(engine: Engine, settings: Settings, office: Office) -> Edition:
    report = read_report(SPECIMEN, "specimen").report
    canonical = canonical_input(report)
    digest = hashlib.sha256(canonical).hexdigest()
    checked = CheckedReport(report, read_subject(report, office).passages, Attachments(), canonical, digest)
    template = Workshop(settings, office, engine).template_of(report)
    make = partial(make_edition, checked, office, template, imposition_of(settings))
    return make(engine)
