"""Judging an input: it is read, its pictures with it, the rules say what they see, the settings how much it weighs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.desks.attachments import gather_attachments, names_beside
from pipeline.desks.opening import bytes_of
from pipeline.errors import AnnexError, InputError, RapporteurError
from pipeline.findings import Finding, Severity, finding
from pipeline.model.choices import Settings, Weight
from pipeline.model.passage import Passage
from pipeline.model.report import Report
from pipeline.model.stages import AnnexFile, Attachments, CheckedReport
from pipeline.office.office import Office
from pipeline.reading.places import Places
from pipeline.reading.report import Reading, read_report
from pipeline.rules.run import run_rules
from pipeline.rules.subject import Remark, read_subject

_ANNEX = "A"
"""With what the codes of findings about annexes begin."""
_LANGUAGE_IN_NAME = re.compile(r"\.(en|es|pt|fr)\.ya?ml$")


@dataclass(frozen=True)
class Judgement:
    """An input that could be read, and everything that there is to say of it, at its places, in its order."""

    file: Path
    report: Report
    passages: dict[str, Passage]
    attachments: Attachments
    findings: tuple[Finding, ...]

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """The findings that forbid a final report."""
        return errors_among(self.findings)

    @property
    def symbol(self) -> str:
        """The symbol that the report gives, empty if it gives none."""
        return self.report.symbol or ""

    @property
    def revision(self) -> int:
        """The revision that the report gives beside its symbol, 0 if it gives none."""
        return self.report.revision or 0

    @property
    def language(self) -> str:
        """The language of the edition."""
        return self.report.language.value

    @property
    def is_draft(self) -> bool:
        """Whether it is no final report yet."""
        return self.report.is_draft

    @property
    def beside(self) -> frozenset[str]:
        """The names of all files that it names beside itself, whether they are there or not."""
        return names_beside(self.report, self.passages)

    @property
    def annexes(self) -> Mapping[str, AnnexFile]:
        """Its annexes by name, as they were looked at."""
        return self.attachments.annexes

    def approved(self) -> CheckedReport:
        """The report, free to be composed; InputError or AnnexError with what stands in the way, unless it is a draft."""
        from pipeline.reading.canonical import canonical_input

        if self.in_the_way and not self.report.is_draft:
            raise hindrance_of(self.in_the_way)
        canonical = canonical_input(self.report)
        digest = hashlib.sha256(canonical).hexdigest()
        return CheckedReport(self.report, self.passages, self.attachments, canonical, digest, self.findings)


def judge_input(
    file: Path, office: Office, settings: Settings, *, strict: bool = False, data: bytes | None = None
) -> Judgement:
    """The judgement of one input file. InputError with all that keeps it from being read, StorageError F200.

    With `data`, what the file says has been read already, or will be written there.
    """
    reading = read_report(bytes_of(file) if data is None else data, str(file))
    subject = read_subject(reading.report, office)
    attachments, beside = gather_attachments(file.parent, subject.passages, reading)
    # of a draft from which something was left out, places are no longer those of the file: it is mended first
    said = [] if reading.is_partial else [placed(remark, reading.places) for remark in run_rules(subject)]
    named = _name_against_language(file, reading)
    findings = in_order(weighed([*reading.findings, *named, *beside, *said], settings, strict))
    return Judgement(file, reading.report, dict(subject.passages), attachments, findings)


def errors_among(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of some findings that forbid a final report."""
    return tuple(found for found in findings if found.severity is Severity.ERROR)


def hindrance_of(in_the_way: tuple[Finding, ...]) -> RapporteurError:
    """What stands in the way of a report, as an error: an AnnexError where it is its annexes alone, else an InputError."""
    error = AnnexError if all(found.code.startswith(_ANNEX) for found in in_the_way) else InputError
    return error(*in_the_way)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of one file in its order."""
    return tuple(sorted(findings, key=lambda found: (found.place.line, found.place.column)))


def _name_against_language(file: Path, reading: Reading) -> Iterator[Finding]:
    """W054: a file called `….es.yaml` holds a report in Spanish; whoever looks for the edition goes by the name."""
    named = _LANGUAGE_IN_NAME.search(file.name)
    language = reading.report.language
    if named and named[1] != language:
        yield finding("W054", reading.places.place("language"), named=named[1], language=language.value)


def placed(remark: Remark, places: Places) -> Finding:
    """What a rule says, at its line and column of the file."""
    return remark.finding.at(replace(places.place_of(remark.path, remark.offset), words=remark.finding.place.words))


def weighed(findings: Iterable[Finding], settings: Settings, strict: bool) -> Iterator[Finding]:
    """The findings as the office weighs them; with `strict`, a warning forbids a final report."""
    for found in findings:
        weight = settings.severities.get(found.code)
        if weight is Weight.OFF:
            continue
        severity = Severity(weight.value) if weight else found.severity
        if strict and severity is Severity.WARNING:
            severity = Severity.ERROR
        yield replace(found, severity=severity)
