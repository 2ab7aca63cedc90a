"""The ledger as it is asked for: reports gathered, commitments numbered, new numbers kept, those chosen that were asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pipeline.archive.ledger.history import REWORD, History
from pipeline.archive.ledger.ledger import Held, Ledger
from pipeline.archive.register.change import Author
from pipeline.archive.register.editions import issued_editions
from pipeline.archive.register.register import Register
from pipeline.desks.ledger.binding import Sought
from pipeline.desks.ledger.commitments import Commitment, Numbered, number
from pipeline.desks.ledger.gathering import FOLDER, Agreed, Gathered, gather
from pipeline.desks.opening import bytes_of
from pipeline.desks.showing import shown
from pipeline.errors import StorageError, UsageError
from pipeline.findings import Finding, Severity, finding
from pipeline.model.choices import Settings
from pipeline.model.commitment import CommitmentId, Noted
from pipeline.model.symbol import Symbol
from pipeline.office.office import Office
from pipeline.reading.canonical import canonical_input
from pipeline.reading.report import read_report


@dataclass(frozen=True)
class Wanted:
    """Which commitments are asked for; what is empty (None) asks for all. `until` is the last day on which one is due."""

    is_open: bool = False
    is_overdue: bool = False
    until: date | None = None
    body: str = ""


@dataclass(frozen=True)
class Kept:
    """The ledger as it stands: all commitments, in order, and what there is to tell.

    `failed` is how many inputs could not be taken; `new` how many numbers were given and kept; `history` is the log;
    `refused` says why nothing could be kept.
    """

    commitments: tuple[Commitment, ...]
    history: History
    findings: tuple[Finding, ...] = ()
    failed: int = 0
    new: int = 0
    refused: StorageError | None = None


def ledger_of(settings: Settings) -> Ledger:
    """The ledger of an office, beside its inputs."""
    return Ledger(settings.office / FOLDER)


def keep(settings: Settings, office: Office, author: Author) -> Kept:
    """Every commitment with its lasting number; numbers that are new are given and logged.

    What was changed by hand in the file is logged too. Where nothing can be written, that is told (W975), and the numbers
    hold for this once.
    """
    gathered = gather(settings, office)
    ledger = ledger_of(settings)
    with ledger.changing() as held:
        numbered = number(gathered, held)
        kept = _kept(gathered, held, numbered)
        if numbered.rows == held.rows and not (held.by_hand or held.missing or numbered.said):
            return kept
        try:
            ledger.write(held, dict(numbered.rows), author, REWORD, numbered.said)
            return replace(kept, history=ledger.read().history)
        except StorageError as error:
            return replace(kept, findings=(*kept.findings, _not_kept(error, numbered, held)), new=0, refused=error)


def look(settings: Settings, office: Office) -> tuple[Kept, Mapping[CommitmentId, Noted]]:
    """As `keep`, without writing anything; and the rows that the ledger would hold."""
    gathered = gather(settings, office)
    held = ledger_of(settings).read()
    numbered = number(gathered, held)
    return _kept(gathered, held, numbered), numbered.rows


def _kept(gathered: Gathered, held: Held, numbered: Numbered) -> Kept:
    told = (*gathered.findings, *held.told, *numbered.findings)
    return Kept(numbered.commitments, held.history, told, gathered.failed, numbered.new)


def _not_kept(error: StorageError, numbered: Numbered, held: Held) -> Finding:
    place = error.findings[0].place
    return finding("W975", place, Severity.WARNING, number=numbered.new, path=str(held.folder))


def chosen(kept: Sequence[Commitment], wanted: Wanted, office: Office, today: date) -> tuple[Commitment, ...]:
    """Those that are asked for, in the order in which they were given.

    UsageError U190 for a body that neither the office nor any report knows. What no report has any more is bound to nobody.
    """
    sought = Sought(wanted.body, office) if wanted.body else None
    found = tuple(each for each in kept if _is_wanted(each, wanted, today) and (sought is None or _binds(each, sought)))
    if sought is not None and not found and not sought.is_known and not any(_binds(each, sought) for each in kept):
        raise UsageError(finding("U190", body=wanted.body))
    return found


def _is_wanted(one: Commitment, wanted: Wanted, today: date) -> bool:
    if wanted.is_open and not one.status.is_open:
        return False
    if wanted.is_overdue and not one.is_overdue(today):
        return False
    return wanted.until is None or (one.span is not None and one.span.last <= wanted.until)


def _binds(one: Commitment, sought: Sought) -> bool:
    if one.point is None or one.agreement is None:
        return False
    return sought.is_bound(one.point.leading.responsible, one.agreement.attending)


def public(kept: Sequence[Commitment], settings: Settings, at: datetime) -> Iterator[Commitment]:
    """The commitments that anybody may know of at a time: of reports that may be shown, as they were issued.

    An edition counts whose input is still the one that was issued; what people noted is in none of them.
    """
    issued = _shown(settings, at)
    editions = {edition.file: edition for each in kept if each.point for edition, _ in each.point.items}
    may_go = {file for file, edition in editions.items() if _is_as_issued(edition, issued)}
    for each in kept:
        if each.point is not None:
            items = tuple(pair for pair in each.point.items if pair[0].file in may_go)
            if items:
                noted = replace(each.noted, status="", date="", note="", proof="")
                yield replace(each, noted=noted, point=replace(each.point, items=items))


def _shown(settings: Settings, at: datetime) -> Mapping[tuple[Symbol, str], str]:
    """The hash of the input of each edition that may be shown; none where the office has no register."""
    register = Register(settings.register)
    if not register.exists:
        return {}
    with register.reading() as connection:
        editions = shown(issued_editions(connection), at)
    return {(each.edition.symbol, each.edition.language): each.edition.input for each in editions}


def _is_as_issued(edition: Agreed, issued: Mapping[tuple[Symbol, str], str]) -> bool:
    wanted = issued.get((edition.symbol, edition.language.value))
    if wanted is None:
        return False
    report = read_report(bytes_of(edition.file), str(edition.file)).report
    return hashlib.sha256(canonical_input(report)).hexdigest() == wanted
