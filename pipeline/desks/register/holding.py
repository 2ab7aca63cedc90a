"""Whether a report may carry its symbol: not if another meeting has it, nor if it was voided; told if nobody claimed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.archive.register.claimed import Claimed, Held, register_key
from pipeline.archive.register.log_file import is_there
from pipeline.desks.judge import weighed
from pipeline.errors import RegisterError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.model.symbol import Symbol

_SYMBOL_LINE = re.compile(rb"""^(["']?symbol["']?[ \t]*:[ \t]*)\S""", re.MULTILINE)


@dataclass(frozen=True)
class Carried:
    """A final report as the register looks at it: the input file, the symbol that it carries, its meeting."""

    file: Path
    symbol: Symbol
    held: Held


@dataclass(frozen=True)
class Holdings:
    """What the register has of the symbols of one run, read once; `faults` are why it could not be read."""

    known: Mapping[str, Claimed] = field(default_factory=dict)
    exists: bool = False
    faults: tuple[Finding, ...] = ()

    def verdict(self, carried: Carried) -> tuple[Finding, ...]:
        """R050 or R051 where the report may not carry its symbol, the warning R052 where nobody claimed it."""
        return tuple(self._verdict(carried)) if self.exists else ()

    def _verdict(self, carried: Carried) -> Iterator[Finding]:
        claimed, symbol = self.known.get(register_key(carried.symbol)), str(carried.symbol)
        if self.faults:
            yield from self.faults
        elif claimed is None:
            yield finding("R052", _place(carried.file), Severity.WARNING, symbol=symbol)
        elif claimed.is_void:
            yield finding("R051", _place(carried.file), symbol=symbol, reason=claimed.reason)
        elif not claimed.held.is_same(carried.held):
            title, days = claimed.held.titles[0], claimed.held.days or "?"
            yield finding("R050", _place(carried.file), symbol=symbol, title=title, days=days)


def holdings(folder: Path, carried: Iterable[Carried]) -> Holdings:
    """What the register in a folder has of the symbols that some reports carry; nothing where there is no register."""
    symbols = {register_key(each.symbol): each.symbol for each in carried}
    if not symbols or not is_there(folder):
        return Holdings()
    from pipeline.archive.register.projection import claimed  # an office without a register needs no database
    from pipeline.archive.register.register import Register

    try:
        with Register(folder).reading() as connection:
            found = {key: claimed(connection, symbol) for key, symbol in symbols.items()}
    except RegisterError as error:
        return Holdings(exists=True, faults=error.findings)
    return Holdings({key: each for key, each in found.items() if each is not None}, exists=True)


def verdicts(carried: Iterable[Carried], settings: Settings, *, strict: bool) -> dict[Path, tuple[Finding, ...]]:
    """What the register says of each report of a run, as the office weighs it; it is read once."""
    carried = list(carried)
    known = holdings(settings.register, carried)
    return {each.file: tuple(weighed(known.verdict(each), settings, strict)) for each in carried}


def is_refused(findings: Iterable[Finding]) -> bool:
    """Whether the register is among what stands in the way of a report."""
    return any(found.code.startswith("R") and found.severity is Severity.ERROR for found in findings)


def carried_by(file: Path, report: Report) -> Carried | None:
    """What a report carries; None for a draft, which claims no symbol, and for one that has none."""
    if report.is_draft or report.symbol is None:
        return None
    return Carried(file, Symbol(report.symbol), held_of(report))


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
