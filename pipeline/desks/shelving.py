"""Putting an edition away: its files and its record into the archive, its input into the register's store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.archive.inputs import keep_input
from pipeline.archive.layout import EditionPlace, Kind
from pipeline.archive.publish import publish
from pipeline.archive.record import read_record, write_record
from pipeline.archive.refusals import refusals
from pipeline.archive.register.editions import IssuedEdition
from pipeline.desks.issued import issued_files, place_in_issued
from pipeline.desks.judge import Judgement
from pipeline.desks.origin import Origin
from pipeline.desks.outcome import Outcome, Status, changed_by_hand, failed, outcome
from pipeline.desks.start import remember
from pipeline.desks.workshop import Order
from pipeline.errors import RapporteurError, StorageError
from pipeline.findings import Place, finding
from pipeline.model.choices import Settings
from pipeline.model.stages import Edition


@dataclass(frozen=True)
class Job:
    """A report that is to be made: what was judged, where it goes, what it is made from."""

    judgement: Judgement
    place: EditionPlace
    order: Order
    origin: Origin


def put_away(job: Job, made: Edition | RapporteurError, settings: Settings, *, discard_changes: bool) -> Outcome:
    """The outcome to tell, the edition being in the archive by then, and its input kept by hash."""
    judgement = job.judgement
    if isinstance(made, RapporteurError):
        return failed(judgement.file, made, judgement)
    record = write_record(record_fields(job.order, job.origin, made))
    try:
        keep_input(settings.register, job.order.checked.canonical)
        publish({**made.files, Kind.RECORD: record}, job.place, discard_changes=discard_changes)
    except StorageError as error:
        if changed := next((found for found in error.findings if found.code == "F021"), None):
            return changed_by_hand(judgement, Path(changed.place.file))
        return failed(judgement.file, error, judgement)
    remember(judgement.file, settings)
    done = outcome(judgement, Status.BUILT, paths(job.place, made.files), *made.findings)
    return replace(done, pages=made.pages, contents=made.contents)


def as_issued(judgement: Judgement, issued: IssuedEdition, job: Job | RapporteurError, settings: Settings) -> Outcome:
    """The outcome of a report that was issued as it is: nothing is made, the files are those in `issued/`.

    It is `older` where it would be made otherwise today, of another template or by another program. StorageError.
    """
    place = place_in_issued(issued, settings)
    with refusals(place.folder):
        record = read_record(place.path(Kind.RECORD).read_bytes())
    is_older = isinstance(job, Job) and job.origin.key != issued.made_from
    told = [finding("W903", Place(file=str(judgement.file)), symbol=issued.symbol.printed)] if is_older else []
    files = dict(issued_files(issued, settings))
    done = outcome(judgement, Status.OLDER if is_older else Status.UNCHANGED, files, *told)
    return replace(done, pages=record.pages, contents=record.contents) if record else done


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
