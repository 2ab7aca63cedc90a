"""What somebody wants to issue: reports named by their inputs, by what was built of them, or by their symbols."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.inputs import kept_input
from pipeline.archive.layout import ISSUED, EditionPlace, final_place
from pipeline.archive.record import Record, record_at
from pipeline.archive.recorded import recorded
from pipeline.archive.register.editions import IssuedEdition
from pipeline.archive.state import Condition, look
from pipeline.desks.inputs import inputs_of
from pipeline.desks.issued import find_issued, symbol_with
from pipeline.desks.judge import judge_input
from pipeline.desks.origin import Origin, is_carried, origin_of
from pipeline.desks.places import place_of
from pipeline.desks.register.holding import Carried, Content, content_of, held_of
from pipeline.desks.workshop import Workshop, imposition_of
from pipeline.errors import InputError, RapporteurError, RegisterError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.report import Report
from pipeline.model.stages import Attachments, CheckedReport
from pipeline.model.symbol import Symbol
from pipeline.reading.canonical import canonical_input
from pipeline.reading.report import read_report


@dataclass(frozen=True)
class Candidate:
    """An edition that is to be issued: its report, where it is built, and what its own input says against it.

    `source` is how a person knows it, `file` its input; None where it was named by what was built of it.
    """

    source: str
    report: Report
    content: Content
    canonical: bytes
    place: EditionPlace
    findings: tuple[Finding, ...] = ()
    file: Path | None = None

    @property
    def symbol(self) -> Symbol:
        """The symbol of this very document."""
        return symbol_with(self.report.symbol or "", self.report.revision)

    @property
    def language(self) -> str:
        """The language of the edition."""
        return self.report.language.value

    @property
    def carried(self) -> Carried:
        """The report as the register looks at it."""
        held, file = held_of(self.report), self.file or Path(self.source)
        return Carried(file, Symbol(self.report.symbol or ""), held, self.symbol, self.language, self.content)

    @property
    def folder(self) -> str:
        """Where it will lie below `issued/`."""
        return f"{self.place.folder.parent.name}/{self.place.folder.name}"


@dataclass(frozen=True)
class Named:
    """What was named: editions to be issued, editions that are, and what can't be, each with why."""

    candidates: tuple[Candidate, ...] = ()
    issued: tuple[IssuedEdition, ...] = ()
    refused: tuple[tuple[str, RapporteurError], ...] = ()


def named_by(reports: Sequence[str], workshop: Workshop) -> Named:
    """What these words and paths name; one that names nothing is among the refused."""
    candidates: list[Candidate] = []
    issued: list[IssuedEdition] = []
    refused: list[tuple[str, RapporteurError]] = []
    for report in dict.fromkeys(reports):
        try:
            sources = list(_sources(report, workshop))
            issued += [] if sources else find_issued(report, workshop.settings)
        except RapporteurError as error:
            refused.append((report, _nothing(report, error)))
            continue
        for source in sources:
            try:
                candidates.append(_candidate(source, workshop))
            except RapporteurError as error:
                refused.append((str(source), error))
    return Named(tuple(candidates), tuple(issued), tuple(refused))


def _nothing(report: str, error: RapporteurError) -> RapporteurError:
    """R094 where there is neither a file nor an edition of that name."""
    if {found.code for found in error.findings} <= {"R088", "R011", "R013"}:
        return RegisterError(finding("R094", None, None, report=report))
    return error


def _sources(report: str, workshop: Workshop) -> Iterator[Path]:
    """The inputs that are meant, or the records of what was built; none for what can only have been issued."""
    settings, path = workshop.settings, Path(report)
    if not os.path.lexists(path):
        yield from _records_of(Symbol(" ".join(report.split())), settings.out)
    elif path.resolve().is_relative_to(settings.out.resolve()):
        yield from _records_at(path)
    elif not path.resolve().is_relative_to((settings.office / ISSUED).resolve()):
        yield from inputs_of([path], settings).files


def _records_of(symbol: Symbol, out: Path) -> Iterator[Path]:
    """The records of the editions that carry a symbol."""
    name = final_place(out, symbol, None, 0, "").folder.name
    for edition in recorded(out, folder=name) if name else ():
        if document(edition.record) == symbol:
            yield edition.path


def _records_at(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in sorted(path.rglob("*.json")) if _is_record(file))
        return
    stems = (path.name.removesuffix(ending) for ending in (".bundle.pdf", path.suffix))
    yield path.with_name(next(stem for stem in stems if stem != path.name) + ".json")


def _is_record(path: Path) -> bool:
    """Whether a file is a record, altered or not, and nothing else that a person keeps there."""
    record = record_at(path)
    return record is not None and bool(record.files)


def document(record: Record) -> Symbol:
    """The symbol of the document that a record is of, its revision included."""
    revision = record.fields.get("revision")
    return symbol_with(record.symbol, revision if isinstance(revision, int) else None)


def _candidate(source: Path, workshop: Workshop) -> Candidate:
    """InputError, RegisterError with what stands in the way of even looking at it: a draft, one without symbol or days."""
    made = _of_record(source, workshop) if source.suffix == ".json" else _of_input(source, workshop)
    if made is None:
        raise InputError(finding("R092", Place(file=str(source)), name=str(source)))
    return made


def _of_input(file: Path, workshop: Workshop) -> Candidate | None:
    judgement = judge_input(file, workshop.office, workshop.settings)
    report, place = judgement.report, place_of(judgement, workshop.settings)
    if report.is_draft:
        return None
    if place is None:
        raise InputError(*judgement.in_the_way)
    canonical = canonical_input(report)
    content = content_of(report, judgement.attachments)
    return Candidate(str(file), report, content, canonical, place, judgement.findings, file)


def _of_record(path: Path, workshop: Workshop) -> Candidate | None:
    """The edition that was built beside a record. RegisterError R091, R093, R098."""
    record = record_at(path)
    place = EditionPlace(path.parent, path.name.removesuffix(".json"))
    if record is None or look(place, "").condition is Condition.CHANGED_BY_HAND:
        raise RegisterError(finding("R091", Place(file=str(path)), path=str(path.parent)))
    if record.fields.get("stage") == "draft":
        return None
    canonical = kept_input(workshop.settings.register, recorded_content(record).input)
    if canonical is None:
        raise RegisterError(finding("R098", Place(file=str(path)), symbol=record.symbol))
    report = read_report(canonical, str(path)).report
    if _made_now(record, report, canonical, workshop) != record.made_from:
        raise RegisterError(finding("R093", Place(file=str(path)), symbol=record.symbol))
    findings = tuple(_never_accepted(report, workshop))
    return Candidate(str(path), report, recorded_content(record), canonical, place, findings)


def recorded_content(record: Record) -> Content:
    """What an edition was made of, by its record."""
    made_of = record.fields.get("ingredients")
    parts = made_of if isinstance(made_of, dict) else {}
    beside = [parts.get(name) for name in ("pictures", "annexes")]
    attached = {str(name): str(digest) for each in beside if isinstance(each, dict) for name, digest in each.items()}
    return Content(str(parts.get("input", "")), attached)


def _made_now(record: Record, report: Report, canonical: bytes, workshop: Workshop) -> str:
    """The key of the edition if it were made today, of the same files beside its input."""
    digest = hashlib.sha256(canonical).hexdigest()
    checked = CheckedReport(report, {}, Attachments(), canonical, digest)
    settings, template = workshop.settings, workshop.template_of(report)
    carries = is_carried(checked, settings)
    now = origin_of(checked, workshop.office, template, imposition_of(settings), workshop.engine, carries)
    made_of = record.fields.get("ingredients")
    then = made_of if isinstance(made_of, dict) else {}
    beside = {name: then.get(name, {}) for name in ("pictures", "annexes")}
    return Origin({**now.ingredients, **beside}).key


def _never_accepted(report: Report, workshop: Workshop) -> Iterator[Finding]:
    """The errors that no `accept` of its input can have silenced: of the others, the build has judged."""
    from pipeline.rules.acceptance import NEVER_ACCEPTED
    from pipeline.rules.run import run_rules
    from pipeline.rules.subject import read_subject

    for said in run_rules(read_subject(report, workshop.office)):
        if said.finding.severity is Severity.ERROR and said.finding.code.startswith(NEVER_ACCEPTED):
            yield said.finding
