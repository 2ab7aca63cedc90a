"""What the records of a folder vouch for: editions in `outputs/`, deposits, and `issued/` where the register is gone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.archive.deposits import deposit_at, is_deposit
from pipeline.archive.fixity.hashes import Nature, plain_bytes
from pipeline.archive.fixity.shelf import Entry, Fault, Holding, Kind, Shelf
from pipeline.archive.layout import STATUS, EditionPlace
from pipeline.archive.layout import Kind as FileKind
from pipeline.archive.record import Record, read_record, rewritten

_EDITION = re.compile(
    r"(?P<stem>(?P<folder>.+)\.(?:en|es|pt|fr)(?:\.draft|(?P<again>\.\d+))?)\.(?:docx|bundle\.pdf|pdf)"
)
_DEPTH = 3  # `1987/KEY/KEY.original.doc`


@dataclass
class _Vouched:
    """What is gathered while the records below a folder are read."""

    root: Path
    holding: Holding
    expected: dict[Path, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    optional: set[Path] = field(default_factory=set)
    inputs: dict[str, Path] = field(default_factory=dict)


def recorded_shelf(root: Path, holding: Holding, there: Sequence[Entry]) -> tuple[Shelf, Mapping[str, Path]]:
    """The shelf of a folder by its records, and the hashes of the canonical inputs that these name, each with a record.

    A record vouches for itself by its seal. Of files whose record is gone only the names are known.
    """
    vouched = _Vouched(root, holding)
    for each in there:
        if each.nature is Nature.FILE and each.path.suffix == ".json" and not each.path.name.endswith(STATUS):
            _take_in(each.path, vouched)
        elif each.path.name.endswith(STATUS):
            vouched.optional.add(each.path)
    _without_record(there, vouched)
    shelf = Shelf(root, holding, vouched.expected, tuple(vouched.faults), frozenset(vouched.optional))
    return shelf, vouched.inputs


def _take_in(path: Path, vouched: _Vouched) -> None:
    data = plain_bytes(path)
    record = None if data is None else read_record(data)
    if data is None or (record is None and not _is_record(path, vouched)):
        return
    if record is not None and record.is_sealed:
        vouched.expected[path] = _sha256(rewritten(record))
    elif _is_record(path, vouched):
        vouched.optional.add(path)
        vouched.faults.append(Fault(path, _changed(vouched.holding), vouched.holding, found=_sha256(data)))
    if record is not None:
        vouched.expected |= dict(files_of(path, record))
        if isinstance(name := record.ingredients.get("input"), str):
            vouched.inputs.setdefault(name, path)


def files_of(path: Path, record: Record) -> Iterator[tuple[Path, str]]:
    """The files that a record vouches for, with their hashes: those of an edition or a deposit, the PDF of a collection."""
    if is_deposit(record):
        deposit = deposit_at(path)
        yield from ((deposit.path(kind), digest) for kind, digest in deposit.files.items()) if deposit else ()
        return
    place = EditionPlace(path.parent, path.name.removesuffix(".json"))
    known = {kind.value for kind in FileKind}
    for kind, digest in record.files.items():
        if kind == FileKind.BUNDLE and "documents" in record.fields:
            yield path.with_suffix(".pdf"), digest
        elif kind in known:
            yield place.path(kind), digest


def _without_record(there: Sequence[Entry], vouched: _Vouched) -> None:
    """Files of editions or deposits beside which no record can be read: they are known by name alone, and so is that one."""
    records = {each.path for each in there if each.path in vouched.expected}
    for each in there:
        record = None if each.path in vouched.expected else _record_of(each.path, vouched)
        if record is not None and record != each.path and record not in records:
            vouched.expected[each.path] = ""
            if record not in vouched.optional:
                vouched.expected[record] = ""


def _record_of(path: Path, vouched: _Vouched) -> Path | None:
    """Where the record lies of a file by its name; None for a file that is named like none of ours."""
    folder = path.parent.name
    if vouched.holding is Holding.DEPOSITS:
        is_ours = len(path.relative_to(vouched.root).parts) == _DEPTH and path.name.startswith(f"{folder}.")
        return path.with_name(f"{folder}.json") if is_ours else None
    match = _EDITION.fullmatch(path.name)
    is_ours = (
        match is not None and match["folder"] == folder and (vouched.holding is Holding.ISSUED or not match["again"])
    )
    return path.with_name(f"{match['stem']}.json") if match and is_ours else None


def _is_record(path: Path, vouched: _Vouched) -> bool:
    """Whether a name is that of a record."""
    return _record_of(path.with_suffix(".pdf"), vouched) == path


def _changed(holding: Holding) -> Kind:
    return Kind.CHANGED_BY_HAND if holding is Holding.OUTPUTS else Kind.CHANGED


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
