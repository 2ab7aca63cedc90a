"""The register brought back, from a backup or from what is left; what records and status files in `issued/` say for it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from pipeline.archive.layout import ISSUED, STATUS, EditionPlace, Kind, manifestation_place
from pipeline.archive.recorded import Recorded, recorded
from pipeline.archive.refusals import refusals
from pipeline.archive.register.change import Author
from pipeline.archive.register.editions import EditionState, IssuedEdition
from pipeline.archive.register.manifestations import Manifestation
from pipeline.archive.register.recovery import Saved, rebuild, restore
from pipeline.archive.register.register import Register
from pipeline.archive.state import Condition, digest, look
from pipeline.desks.issued import editions_in, place_in_issued
from pipeline.desks.issuing.candidates import document, recorded_content
from pipeline.desks.issuing.originals import take_in_originals
from pipeline.desks.register.auditing import claims_of_records
from pipeline.desks.register.statuses import renew_statuses
from pipeline.findings import Finding, Place, finding
from pipeline.model.choices import Settings
from pipeline.model.report import Access
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of

UNKNOWN = "?"
"""The reason of a withdrawal, or of a manifestation, of which only the files tell."""


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """A register that was brought back: how many originals were taken in out of `inputs/`, and which editions could not be."""

    saved: Saved
    originals: int
    left_out: tuple[Finding, ...] = ()


def bring_back(settings: Settings, source: Path, author: Author, *, lose_later: bool) -> BroughtBack:
    """The register as a backup has it, the status files as it says. RegisterError R041, R042."""
    saved = restore(Register(settings.register), source, author, lose_later=lose_later)
    renew_statuses(settings)
    return BroughtBack(saved, take_in_originals(editions_in(settings), settings))


def make_anew(settings: Settings, author: Author, *, lose_later: bool) -> BroughtBack:
    """The register as its log has it, with what the archive knows besides; `left_out` are R057. RegisterError R043, R044."""
    used = [*claims_of_records(settings), *claims_of_statuses(settings)]
    issued = list(editions_of_records(settings))
    saved = rebuild(Register(settings.register), author, used, issued, lose_later=lose_later)
    renew_statuses(settings)
    taken = take_in_originals(editions_in(settings), settings)
    return BroughtBack(saved, taken, tuple(not_taken_in(settings)))


def editions_of_records(settings: Settings) -> Iterator[IssuedEdition]:
    """The editions that lie in `issued/` whole, as they were made, and were issued: a status file stands beside them.

    What an interrupted command left has none, and is no edition. Words that were accepted are not known any more.
    """
    for each in recorded(settings.office / ISSUED):
        place = EditionPlace(each.path.parent, each.path.name.removesuffix(".json"))
        said = _status(place.status)
        if said is not None and each.record.is_sealed and each.is_as_left:
            yield replace(_edition(each, said.state), again=tuple(_again(place)))


def claims_of_statuses(settings: Settings) -> Iterator[Mapping[str, Any]]:
    """A claim for each symbol of which a status file tells: its record may be lost, and it is given to nobody else."""
    for place in _statuses(settings):
        if symbol := _symbol(place.status):
            yield {"symbol": base_of(symbol).printed, "titles": [UNKNOWN], "from": "", "to": "", "source": "archive"}


def not_taken_in(settings: Settings) -> Iterator[Finding]:
    """R057 for each edition of which a status file tells and that the register does not know. RegisterError."""
    known = {place_in_issued(each, settings).status for each in editions_in(settings)}
    for place in _statuses(settings):
        if place.status not in known:
            yield finding("R057", Place(file=str(place.status)), path=str(place.status))


def _statuses(settings: Settings) -> Iterator[EditionPlace]:
    """Where editions were issued, as their status files tell."""
    for path in sorted((settings.office / ISSUED).glob(f"*/*/*{STATUS}")):
        yield EditionPlace(path.parent, path.name.removesuffix(STATUS))


def _symbol(path: Path) -> Symbol | None:
    with refusals(path):
        try:
            said = json.loads(path.read_bytes())["symbol"]
        except (ValueError, KeyError, TypeError):
            return None
    return Symbol(said) if isinstance(said, str) and Symbol(said).key else None


def _edition(each: Recorded, state: EditionState) -> IssuedEdition:
    record, content = each.record, recorded_content(each.record)
    files = {**record.files, Kind.RECORD.value: hashlib.sha256(each.path.read_bytes()).hexdigest()}
    access, embargo = (str(record.fields.get(name) or "") for name in ("access", "embargo"))
    return IssuedEdition(
        document(record),
        record.language,
        state,
        content.input,
        files,
        f"{each.path.parent.parent.name}/{each.path.parent.name}",
        access or Access.INTERNAL.value,  # whatever is not said to be public is not shown
        embargo,
        made_from=record.made_from,
        attached=content.attached,
        reason=UNKNOWN if state is EditionState.WITHDRAWN else "",
    )


def _again(place: EditionPlace) -> Iterator[Manifestation]:
    """The manifestations that lie beside the first, as long as they are whole; they all say the same words."""
    for number in count(2):
        beside = manifestation_place(place, number)
        found = look(beside, "")
        record = found.record
        if record is None or found.condition is Condition.CHANGED_BY_HAND:
            return
        files = {**record.files, Kind.RECORD.value: digest(beside.path(Kind.RECORD))}
        yield Manifestation(number, record.made_from, files, UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Status:
    """What a status file says: how the edition stands."""

    state: EditionState


def _status(path: Path) -> _Status | None:
    """What the status file of an edition says; None where there is none, or it is not ours."""
    with refusals(path):
        if not path.is_file():
            return None
        data = path.read_bytes()
    try:
        said = json.loads(data)
        return _Status(EditionState(said["state"]))
    except (ValueError, KeyError, TypeError):
        return None
