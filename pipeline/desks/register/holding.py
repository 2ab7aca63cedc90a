"""Whether a report may carry its symbol: not if another meeting has it, nor if it was voided; told if nobody claimed it.

Nor may it be made where it was issued already, but as it was issued: then it is what lies in `issued/`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.archive.layout import ISSUED, final_place
from pipeline.archive.register.claimed import Claimed, Held, register_key
from pipeline.archive.register.editions import IssuedEdition
from pipeline.archive.register.log_file import is_there, was_lost
from pipeline.desks.issued import symbol_with
from pipeline.desks.judge import Judgement, weighed
from pipeline.errors import RegisterError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.machine import quoted
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.model.stages import Attachments
from pipeline.model.symbol import Symbol

_SYMBOL_LINE = re.compile(rb"""^(["']?symbol["']?[ \t]*:[ \t]*)\S""", re.MULTILINE)


@dataclass(frozen=True)
class Content:
    """What makes two reports one: the hash of the canonical input, and those of what it names beside itself, by name."""

    input: str
    attached: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Carried:
    """A final report as the register looks at it: the input file, the symbol that it carries, its meeting.

    `document` is the symbol with the revision that the report gives beside it; `content` is known where an edition of that
    may have been issued.
    """

    file: Path
    symbol: Symbol
    held: Held
    document: Symbol
    language: str
    content: Content | None = None


@dataclass(frozen=True)
class Verdict:
    """What the register says of a report; `issued` is the edition that it is already, with the same content.

    Where it has another content, all of which was corrected by other documents, `remarks` tell by which.
    """

    findings: tuple[Finding, ...] = ()
    issued: IssuedEdition | None = None
    remarks: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Holdings:
    """What the register has of the symbols of one run, read once; `faults` are why it could not be read."""

    known: Mapping[str, Claimed] = field(default_factory=dict)
    exists: bool = False
    faults: tuple[Finding, ...] = ()
    editions: Mapping[str, tuple[IssuedEdition, ...]] = field(default_factory=dict)

    def verdict(self, carried: Carried) -> Verdict:
        """R050 or R051 where the report may not carry its symbol, the warning R052 where nobody claimed it.

        R080 where it was issued with another content, R081 where such an edition was withdrawn, R099 where its files are
        gone; the warning W904 where it is one that was withdrawn.
        """
        if not self.exists:
            return Verdict()
        issued = self._issued(carried)
        if issued is None:
            return Verdict(tuple(self._on_the_symbol(carried)))
        faults = tuple(against_issued(issued, carried))
        is_same = not any(found.severity is Severity.ERROR for found in faults)
        return Verdict((*self._on_the_symbol(carried), *faults), issued if is_same else None)

    def _issued(self, carried: Carried) -> IssuedEdition | None:
        """The edition that was issued of this very document, in this language."""
        among = self.editions.get(register_key(carried.symbol), ())
        same = (each for each in among if each.symbol == carried.document and each.language == carried.language)
        return next(same, None)

    def _on_the_symbol(self, carried: Carried) -> Iterator[Finding]:
        claimed, symbol = self.known.get(register_key(carried.symbol)), str(carried.symbol)
        if self.faults:
            yield from self.faults
        elif claimed is None:
            yield finding("R052", _place(carried.file), Severity.WARNING, symbol=symbol)
        elif claimed.is_void:
            yield finding("R051", _place(carried.file), symbol=symbol, reason=claimed.reason)
        elif not claimed.held.is_same(carried.held):
            title, days = claimed.held.titles[0], claimed.held.when
            yield finding("R050", _place(carried.file), symbol=symbol, title=title, days=days)


def holdings(folder: Path, carried: Iterable[Carried]) -> Holdings:
    """What the register in a folder has of the symbols that some reports carry; nothing where there never was one."""
    symbols = {register_key(each.symbol): each.symbol for each in carried}
    if not symbols or not (is_there(folder) or was_lost(folder)):
        return Holdings()
    from pipeline.archive.register.editions import issued_editions
    from pipeline.archive.register.projection import claimed  # an office without a register needs no database
    from pipeline.archive.register.register import Register

    try:
        with Register(folder).reading() as connection:
            found = {key: claimed(connection, symbol) for key, symbol in symbols.items()}
            editions = {key: issued_editions(connection, symbol) for key, symbol in symbols.items()}
    except RegisterError as error:
        return Holdings(exists=True, faults=error.findings)
    return Holdings({key: each for key, each in found.items() if each is not None}, exists=True, editions=editions)


def verdicts(carried: Iterable[Carried], settings: Settings, *, strict: bool) -> dict[Path, Verdict]:
    """What the register says of each report of a run, as the office weighs it; it is read once."""
    carried = list(carried)
    known = holdings(settings.register, carried)
    said = {each.file: known.verdict(each) for each in carried}
    return {
        file: replace(each, findings=tuple(weighed(each.findings, settings, strict))) for file, each in said.items()
    }


def against_issued(issued: IssuedEdition, carried: Carried) -> Iterator[Finding]:
    """What stands between a report and the edition that was issued of it; nothing where they are the same."""
    place, symbol, language = _place(carried.file), issued.symbol.printed, issued.language
    if carried.content is None:
        yield finding("R099", place, symbol=symbol, language=language, folder=f"{ISSUED}/{issued.folder}")
    elif carried.content == Content(issued.input, issued.attached):
        if issued.is_withdrawn:
            yield finding("W904", place, symbol=symbol, language=language, reason=issued.reason)
    elif issued.is_withdrawn:
        yield finding("R081", place, symbol=symbol, language=language, reason=issued.reason)
    else:
        yield correct_instead(issued, place, str(carried.file))


def correct_instead(issued: IssuedEdition, place: Place, file: str) -> Finding:
    """R080: what was issued stays as it is; the command that makes a corrigendum or a revision of the new input."""
    values = {"quoted": quoted(issued.symbol.printed), "input": quoted(file)}
    return finding("R080", place, None, symbol=issued.symbol.printed, language=issued.language, **values)


def is_refused(findings: Iterable[Finding]) -> bool:
    """Whether the register is among what stands in the way of a report."""
    return any(found.code.startswith("R") and found.severity is Severity.ERROR for found in findings)


def carried_by(file: Path, report: Report, content: Content | None = None) -> Carried | None:
    """What a report carries; None for a draft, which claims no symbol, and for one that has none."""
    if report.is_draft or report.symbol is None:
        return None
    document = symbol_with(report.symbol, report.revision)
    return Carried(file, Symbol(report.symbol), held_of(report), document, report.language.value, content)


def carried_in(judgement: Judgement, settings: Settings) -> Carried | None:
    """What a judged report carries, with its content where something was issued in its name: all others needn't be hashed."""
    report = judgement.report
    if report.is_draft or report.symbol is None or not report.meeting.days:
        return carried_by(judgement.file, report)
    year = report.meeting.days[0].year
    place = final_place(settings.office / ISSUED, Symbol(report.symbol), report.revision, year, report.language)
    content = content_of(report, judgement.attachments) if place.folder.is_dir() else None
    return carried_by(judgement.file, report, content)


def content_of(report: Report, attachments: Attachments) -> Content:
    """What a report is made of, by its hashes."""
    from pipeline.reading.canonical import canonical_input

    pictures = {name: file.sha256 for name, file in attachments.pictures.items()}
    annexes = {name: file.sha256 for name, file in attachments.annexes.items()}
    return Content(hashlib.sha256(canonical_input(report)).hexdigest(), {**pictures, **annexes})


def held_of(report: Report) -> Held:
    """The meeting of a report as the register knows meetings."""
    meeting = report.meeting
    days = [day.isoformat() for day in meeting.days]
    return Held((meeting.title, *meeting.titles.values()), days[0] if days else "", days[-1] if days else "")


def _place(file: Path) -> Place:
    """Where the symbol stands in an input file; the file alone if it does not stand there plainly."""
    try:
        data = file.read_bytes()
    except OSError:
        data = b""
    match = _SYMBOL_LINE.search(data)
    if match is None:
        return Place(str(file), path="symbol")
    return Place(str(file), data.count(b"\n", 0, match.start()) + 1, len(match[1]) + 1, "symbol")
