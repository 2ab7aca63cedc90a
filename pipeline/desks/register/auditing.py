"""The audit: the register against itself, against the archive, and against input files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.archive.recorded import ISSUED, Recorded, recorded
from pipeline.archive.register.checking import check_register
from pipeline.archive.register.claimed import Claimed, Held, register_key
from pipeline.archive.register.editions import issued_editions
from pipeline.archive.register.entries import read_entry
from pipeline.archive.register.projection import all_claimed, folder_key, lines_of
from pipeline.archive.register.register import Register
from pipeline.desks.register.auditing_issued import audit_issued
from pipeline.errors import RapporteurError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of


@dataclass(frozen=True, slots=True)
class Use:
    """A report that carries a symbol: an edition of the archive, or an input file.

    A record has the title in its own language alone; `input` is the hash of its input, where that is kept.
    """

    symbol: Symbol
    held: Held
    where: Path
    input: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found, of how many symbols and uses, and the hash of the last line, which somebody may keep elsewhere."""

    findings: tuple[Finding, ...]
    symbols: int
    uses: int
    head: str


def audit(register: Register, settings: Settings, inputs: Sequence[Path]) -> Audit:
    """All that does not agree. RegisterError if the register can't be read at all."""
    editions = list(recorded(*roots(settings)))
    uses = [*(_use_of(edition) for edition in editions), *uses_in(inputs)]
    with register.reading() as connection:
        itself = list(check_register(register, connection))
        symbols = all_claimed(connection)
        issued = issued_editions(connection)
        lines = lines_of(connection)
    last = read_entry(lines[-1]) if lines else None
    built = [edition for edition in editions if edition.path.is_relative_to(settings.out)]
    of_issued = audit_issued(issued, settings)
    disagreements = _disagreements(symbols, uses, settings.register)
    findings = [*itself, *_not_as_left(built), *of_issued, *disagreements, *_collisions(uses)]
    return Audit(tuple(findings), len(symbols), len(uses), last.digest if last else "")


def roots(settings: Settings) -> tuple[Path, Path]:
    """Where the archive's reports lie."""
    return settings.out, settings.office / ISSUED


def used_symbols(settings: Settings) -> tuple[Symbol, ...]:
    """The symbols that reports of the archive carry."""
    return tuple({edition.symbol: None for edition in recorded(*roots(settings))})


def claims_of_records(settings: Settings) -> list[Mapping[str, Any]]:
    """The claims that the records of the archive stand for, each symbol once, its titles in all languages."""
    found: dict[str, list[Use]] = defaultdict(list)
    for edition in recorded(*roots(settings)):
        found[register_key(edition.symbol)].append(_use_of(edition))
    return [_claim_of(uses) for _, uses in sorted(found.items())]


def _claim_of(uses: Sequence[Use]) -> Mapping[str, Any]:
    titles = list(dict.fromkeys(title for use in uses for title in use.held.titles if title))
    held = uses[0].held
    symbol = base_of(uses[0].symbol).printed
    return {"symbol": symbol, "titles": titles or ["?"], "from": held.first, "to": held.last, "source": "archive"}


def _use_of(edition: Recorded) -> Use:
    made_from = edition.record.ingredients.get("input")
    return Use(edition.symbol, Held((edition.title,), *edition.days), edition.path, str(made_from or ""))


def uses_in(inputs: Iterable[Path]) -> Iterator[Use]:
    """The uses of input files that are final reports; of one that can't be read `check` tells."""
    from pipeline.desks.opening import bytes_of
    from pipeline.desks.register.holding import carried_by
    from pipeline.reading.report import read_report

    for file in inputs:
        try:
            report = read_report(bytes_of(file), str(file)).report
        except RapporteurError:
            continue
        if carried := carried_by(file, report):
            yield Use(carried.symbol, carried.held, file)


def _not_as_left(editions: Iterable[Recorded]) -> Iterator[Finding]:
    """R070: a record whose seal is broken, or that has other hashes than its files."""
    for edition in editions:
        if not edition.is_as_left:
            path = str(edition.path)
            yield finding("R070", Place(file=path), path=path, symbol=edition.record.symbol)


def _disagreements(symbols: Iterable[Claimed], uses: Iterable[Use], register: Path) -> Iterator[Finding]:
    used: defaultdict[str, list[Use]] = defaultdict(list)
    for use in uses:
        used[register_key(use.symbol)].append(use)
    for each in symbols:
        yield from _of_claimed(each, used.pop(register_key(each.symbol), []), register)
    for several in used.values():
        first = several[0]
        yield finding("R072", _at(first), Severity.WARNING, symbol=str(base_of(first.symbol)))
        yield from _two_meetings(several)


def _of_claimed(claimed: Claimed, uses: Sequence[Use], register: Path) -> Iterator[Finding]:
    """R071 void and in use, R073 claimed and never used, R074 used by another meeting than the one it was claimed for."""
    symbol = str(claimed.symbol)
    if claimed.is_void:
        yield from (finding("R071", _at(use), symbol=symbol, reason=claimed.reason) for use in uses)
        return
    if not uses:
        yield finding("R073", None, Severity.SUGGESTION, symbol=symbol, title=claimed.held.titles[0])
        return
    # Where the input is lost, a title in another language is no other meeting, if one edition has the title of the claim.
    is_known = any(claimed.held.is_same(use.held) for use in uses)
    for use in uses:
        whole = None if claimed.held.is_same(use.held) else _whole(use, register)
        is_other = not is_known if whole is None else not claimed.held.is_same(whole)
        if is_other or _other_days(claimed.held, use.held):
            title, days = claimed.held.titles[0], claimed.held.when
            yield finding("R074", _at(use), symbol=symbol, title=title, days=days, found=use.held.titles[0])


def _whole(use: Use, register: Path) -> Held | None:
    """The meeting with its titles in all languages, as the kept input of a record has it; None where none is kept."""
    from pipeline.archive.inputs import kept_input
    from pipeline.desks.register.holding import held_of
    from pipeline.reading.report import read_report

    try:
        canonical = kept_input(register, use.input)
        return held_of(read_report(canonical, str(use.where)).report) if canonical else None
    except RapporteurError:
        return None


def _two_meetings(uses: Sequence[Use]) -> Iterator[Finding]:
    """R075: reports of one symbol, which nobody claimed, that are of different days."""
    for use in uses[1:]:
        if _other_days(uses[0].held, use.held):
            yield finding("R075", _at(use), symbol=str(use.symbol), other=str(uses[0].where))


def _other_days(one: Held, other: Held) -> bool:
    return bool(one.first and other.first) and (one.first, one.last) != (other.first, other.last)


def _collisions(uses: Iterable[Use]) -> Iterator[Finding]:
    """R076: two symbols in use whose reports have one folder."""
    by_folder: dict[str, Use] = {}
    for use in uses:
        rival = by_folder.setdefault(folder_key(use.symbol), use)
        if register_key(rival.symbol) != register_key(use.symbol):
            yield finding("R076", _at(use), symbol=str(use.symbol), other=str(rival.symbol))


def _at(use: Use) -> Place:
    return Place(file=str(use.where))
