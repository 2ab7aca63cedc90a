"""The move: an edition's files into `issued/`, its line into the register, and only then its copies out of `outputs/`."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.inputs import keep_input
from pipeline.archive.issued import put_in, take_away
from pipeline.archive.layout import EditionPlace, Kind
from pipeline.archive.record import read_record, rewritten
from pipeline.archive.refusals import refusals
from pipeline.archive.register.change import Author
from pipeline.archive.register.editions import ISSUE, EditionState, IssuedEdition, issued_editions
from pipeline.archive.register.projection import claimed
from pipeline.archive.register.register import Register
from pipeline.desks.issued import place_in_issued
from pipeline.desks.issuing.candidates import Candidate, recorded_content
from pipeline.desks.issuing.conditions import correcting
from pipeline.desks.issuing.originals import keep_originals
from pipeline.desks.register.holding import against_issued
from pipeline.desks.register.statuses import renew_statuses
from pipeline.errors import RapporteurError, RegisterError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings


@dataclass(frozen=True)
class Moved:
    """An edition that is the record now; nothing `is_new` where another command was quicker. `told` is no failure."""

    edition: IssuedEdition
    is_new: bool
    told: tuple[Finding, ...] = ()


def files_of(candidate: Candidate) -> dict[Kind, bytes]:
    """The files of an edition as they stand in `outputs/` at this moment, by kind, the record among them.

    RegisterError R091 if they are not as they were built, of this very input.
    """
    place = candidate.place
    with refusals(place.folder):
        read = {kind: _bytes_if_there(place.path(kind)) for kind in Kind}
    files = {kind: data for kind, data in read.items() if data is not None}
    record = read_record(files.get(Kind.RECORD, b""))
    digests = {kind.value: _sha256(data) for kind, data in files.items() if kind is not Kind.RECORD}
    whole = record is not None and record.is_sealed and rewritten(record) == files[Kind.RECORD]
    if record is None or not whole or record.files != digests or recorded_content(record) != candidate.content:
        raise RegisterError(finding("R091", Place(file=str(place.folder)), path=str(place.folder)))
    return files


def _bytes_if_there(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none, be it that another command has just taken it away."""
    try:
        return path.read_bytes() if path.is_file() else None
    except FileNotFoundError:
        return None


def move(candidate: Candidate, accepted: tuple[str, ...], settings: Settings, author: Author) -> Moved:
    """The edition issued: its files durable in `issued/`, then its line in the register, then gone from `outputs/`.

    Before that its input is kept, and the originals of what that names beside itself.

    What fails before the register has it leaves it where it was; what fails afterwards is told, and is made up for by the
    next command. RegisterError, StorageError.
    """
    files = files_of(candidate)
    keep_input(settings.register, candidate.canonical)
    keep_originals(candidate.content.attached, candidate.file.parent if candidate.file else None, settings)
    edition = _edition(candidate, files, accepted, author)
    with Register(settings.register).writing(author) as change:
        known = _known(change.connection, candidate)
        if known is None:
            put_in({kind.value: data for kind, data in files.items()}, place_in_issued(edition, settings))
            edition = replace(edition, sequence=change.add(ISSUE, edition.data).sequence)
        told = change.told
    return Moved(known or edition, known is None, (*told, *tidied(known or edition, candidate.place, settings)))


def tidied(edition: IssuedEdition, place: EditionPlace | None, settings: Settings) -> Iterator[Finding]:
    """Takes the copies of an issued edition away and writes the status files; what keeps it from that, as warnings."""
    try:
        if place is not None:
            take_away(place, edition.files)
        renew_statuses(settings, [edition.symbol])
    except RapporteurError as error:  # it is issued by now, whatever becomes of this
        yield from (replace(found, severity=Severity.WARNING) for found in error.findings)


def _known(connection: sqlite3.Connection, candidate: Candidate) -> IssuedEdition | None:
    """The same edition, if it is issued by now; RegisterError for what no longer lets it be, asked while nobody else writes."""
    editions = issued_editions(connection, candidate.symbol)
    alike = (each for each in editions if (each.symbol, each.language) == (candidate.symbol, candidate.language))
    if known := next(alike, None):
        if faults := [_as_error(found) for found in against_issued(known, candidate.carried)]:
            raise RegisterError(*faults)
        return known
    symbol = claimed(connection, candidate.symbol)
    place = Place(file=candidate.source)
    if symbol is None or symbol.is_void:
        code, reason = ("R051", symbol.reason) if symbol else ("R082", "")
        raise RegisterError(finding(code, place, None, symbol=str(candidate.symbol), reason=reason))
    if faults := list(correcting(candidate.symbol, candidate.language, candidate.source, editions)):
        raise RegisterError(*faults)
    return None


def _as_error(found: Finding) -> Finding:
    return replace(found, code="R081" if found.code == "W904" else found.code, severity=Severity.ERROR)


def _edition(
    candidate: Candidate, files: dict[Kind, bytes], accepted: tuple[str, ...], author: Author
) -> IssuedEdition:
    report, record = candidate.report, read_record(files[Kind.RECORD])
    return IssuedEdition(
        candidate.symbol,
        candidate.language,
        EditionState.ISSUED,
        candidate.content.input,
        {kind.value: _sha256(data) for kind, data in files.items()},
        candidate.folder,
        report.access.value,
        report.embargo.isoformat() if report.embargo else "",
        accepted,
        record.made_from if record else "",
        candidate.content.attached,
        who=author.who,
        when=author.when,
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
