"""Putting an edition away: its files and its record into the archive, its input into the register's store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.archive.inputs import keep_input
from pipeline.archive.layout import EditionPlace, Kind
from pipeline.archive.publish import publish
from pipeline.archive.record import read_record, write_record
from pipeline.archive.refusals import refusals
from pipeline.archive.register.editions import IssuedEdition
from pipeline.desks.issued import issued_files
from pipeline.desks.origin import Origin
from pipeline.desks.outcome import Judged, Outcome, Status, changed_by_hand, failed, outcome
from pipeline.desks.start import remember
from pipeline.desks.workshop import Order
from pipeline.errors import RapporteurError, StorageError
from pipeline.findings import Finding, Place, finding
from pipeline.model.choices import Settings
from pipeline.model.stages import Edition


@dataclass(frozen=True, slots=True)
class Made:
    """An edition as it is put away: its files by kind, the record among them, and its input written anew."""

    files: Mapping[str, bytes]
    canonical: bytes
    pages: int
    contents: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...] = ()


def recorded(order: Order, origin: Origin, edition: Edition) -> Made:
    """The edition with its record."""
    record = write_record(record_fields(order, origin, edition))
    files = {**edition.files, Kind.RECORD.value: record}
    return Made(files, order.checked.canonical, edition.pages, edition.contents, edition.findings)


def put_away(
    judged: Judged, place: EditionPlace, made: Made | RapporteurError, settings: Settings, *, discard_changes: bool
) -> Outcome:
    """The outcome to tell, the edition being in the archive by then, and its input kept by hash."""
    if isinstance(made, RapporteurError):
        return failed(judged.file, made, judged)
    try:
        keep_input(settings.register, made.canonical)
        publish(made.files, place, discard_changes=discard_changes)
    except StorageError as error:
        if changed := next((found for found in error.findings if found.code == "F021"), None):
            return changed_by_hand(judged, Path(changed.place.file))
        return failed(judged.file, error, judged)
    remember(judged.file, settings)
    done = outcome(judged, Status.BUILT, paths(place, made.files.keys() - {Kind.RECORD.value}), *made.findings)
    return replace(done, pages=made.pages, contents=made.contents)


def as_issued(judged: Judged, issued: IssuedEdition, made_from: str, settings: Settings) -> Outcome:
    """The outcome of a report that was issued as it is: nothing is made, the files are those in `issued/`.

    It is `older` where it would be made otherwise today, of another template or by another program: `made_from` is the key
    that it would be made from, empty where that is not asked, or nothing can be made of it any more. StorageError.
    """
    files = dict(issued_files(issued, settings))
    with refusals(files[Kind.RECORD]):
        record = read_record(files[Kind.RECORD].read_bytes())
    is_older = bool(made_from) and not issued.is_withdrawn and made_from != issued.latest.made_from
    told = [older(judged.file, issued.symbol.printed)] if is_older else []
    done = outcome(judged, Status.OLDER if is_older else Status.UNCHANGED, files, *told)
    return replace(done, pages=record.pages, contents=record.contents) if record else done


def older(file: Path, symbol: str) -> Finding:
    """W903: an issued report would be made otherwise today."""
    return finding("W903", Place(file=str(file)), symbol=symbol)


def paths(place: EditionPlace, kinds: Iterable[str]) -> dict[str, Path]:
    """Where the files of these kinds lie, and the record with them."""
    return {kind: place.path(kind) for kind in (*sorted(kinds), Kind.RECORD.value)}


def record_fields(order: Order, origin: Origin, made: Edition) -> dict[str, object]:
    """What the record says: what the report is, what it was made from, every hash; nothing private, no time, no path."""
    report = order.checked.report
    return {
        "symbol": report.symbol or "",
        "revision": report.revision or 0,
        "language": report.language.value,
        "stage": report.stage.value,
        "type": report.type,
        "title": report.meeting.title,
        "days": [day.isoformat() for day in report.meeting.days],
        "access": report.access.value,
        **({"embargo": report.embargo.isoformat()} if report.embargo else {}),
        "pages": made.pages,
        "contents": [{"title": title, "page": page} for title, page in made.contents],
        "files": {kind: hashlib.sha256(data).hexdigest() for kind, data in sorted(made.files.items())},
        "claims": list(made.claims),
        **({"bundle": asdict(made.binding)} if made.binding else {}),
        "template": Path(order.template.name).stem,
        "made_from": origin.key,
        "ingredients": dict(origin.ingredients),
    }
