"""What the register vouches for: its own log, the canonical inputs by their names, and every file of `issued/`."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.fixity.hashes import Nature, see
from pipeline.archive.fixity.shelf import Entry, Fault, Holding, Kind, Shelf
from pipeline.archive.inputs import ATTACHED, INPUTS, attached_path, input_path
from pipeline.archive.layout import ISSUED
from pipeline.archive.layout import Kind as FileKind
from pipeline.archive.register.checking import check_register
from pipeline.archive.register.editions import IssuedEdition, by_base, issued_editions
from pipeline.archive.register.entries import chain
from pipeline.archive.register.log_file import read_lines
from pipeline.archive.register.projection import lines_of, replay
from pipeline.archive.register.register import Register
from pipeline.archive.register.schema import create
from pipeline.desks.issued import manifestations_in_issued, place_in_issued
from pipeline.desks.register.statuses import status_of
from pipeline.errors import RegisterError
from pipeline.findings import Finding, Severity
from pipeline.model.choices import Settings

# What else lies in `register/`, by right: the note of who writes, what SQLite keeps beside a database, and what `rebuild`,
# `restore` and a newer program left of the register that was.
_BESIDE = re.compile(r"holder|register\.sqlite-.+|(?:before-\d+|register\.schema-\d+)\.(?:sqlite|jsonl)(?:-.+)?")
# The register can be told nothing of: it is busy, a newer program's, not to be read here. Whoever verifies has to know.
_NOT_NOW = ("R001", "R002", "R005", "R012")
_OLDER, _LEFT = "R014", "R062"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Known:
    """What the register knows: its editions, None where none could be read; the hash of its last line, and its own faults."""

    editions: tuple[IssuedEdition, ...] | None = None
    head: str = ""
    changes: int = 0
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Finding, ...] = ()
    log: str = ""


def ask_register(register: Register) -> Known:
    """What the register knows, from its database, or from its log where that is damaged or gone.

    RegisterError if it is busy, or a newer program's.
    """
    if not register.exists:
        return Known()
    try:
        with register.reading() as connection:
            found = list(check_register(register, connection))
            lines, editions = lines_of(connection), issued_editions(connection)
    except RegisterError as error:
        if error.findings[0].code in _NOT_NOW:
            raise
        return _from_log(register, error.findings[0])
    remarks = tuple(each for each in found if each.severity is not Severity.ERROR)
    log = hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()
    faults = tuple(_own_fault(each, register, log) for each in found if each.severity is Severity.ERROR)
    entries, _ = chain(lines)
    return Known(editions, entries[-1].digest if entries else "", len(entries), faults, remarks, log)


def _own_fault(found: Finding, register: Register, log: str) -> Fault:
    path = Path(found.place.file)
    kind = Kind.CHANGED if os.path.lexists(path) else Kind.MISSING
    expected = log if path == register.log else ""
    return Fault(path, kind, Holding.REGISTER, expected, see(path).digest, said=found)


def _from_log(register: Register, why: Finding) -> Known:
    """What the log alone comes to, the database being no use; nothing, where the log is broken too."""
    kind = Kind.CHANGED if os.path.lexists(register.database) else Kind.MISSING
    fault = Fault(register.database, kind, Holding.REGISTER, found=see(register.database).digest, said=why)
    faults = () if why.code == _OLDER else (fault,)
    entries, broken = chain(read_lines(register.log)[0])
    if broken or not entries:
        return Known(faults=faults)
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            create(connection)
            replay(connection, entries)
            return Known(issued_editions(connection), entries[-1].digest, len(entries), faults)
    except (sqlite3.Error, KeyError):
        return Known(faults=faults)


def register_shelf(register: Register, known: Known, *, is_missed: bool) -> Shelf:
    """The shelf of the register itself; `is_missed` is whether `issued/` has files, which only a register can have let in.

    SQLite has judged the database; the log is what the database holds, but for lines that a killed writer left.
    """
    faults = known.faults
    if is_missed and not register.exists:
        faults = (Fault(register.log, Kind.MISSING, Holding.REGISTER),)
    is_judged = any(each.path == register.log for each in faults) or any(each.code == _LEFT for each in known.remarks)
    expected = {register.log: known.log} if known.log and not is_judged else {}
    optional = frozenset({register.database, register.log} - expected.keys())
    return Shelf(register.folder, Holding.REGISTER, expected, faults, optional)


def own_entries(register: Register, there: Iterable[Entry]) -> list[Entry]:
    """What lies in `register/` itself and is not there by right; what is kept by its hash has a shelf of its own."""
    kept = [register.folder / name for name in (INPUTS, ATTACHED)]
    own = (each for each in there if each.path in kept or not any(each.path.is_relative_to(one) for one in kept))
    return [each for each in own if not (each.nature is Nature.FILE and _BESIDE.fullmatch(each.path.name))]


def inputs_shelf(register: Path, there: Sequence[Entry], named: Iterable[str]) -> Shelf:
    """The shelf of the canonical inputs: each is called by its hash; `named` are those that something else names."""
    expected = {input_path(register, name): name for name in named if _HASH.fullmatch(name)}
    for each in there:
        name = each.path.name.removesuffix(".yaml")
        if _HASH.fullmatch(name) and each.path == input_path(register, name):
            expected[each.path] = name
    return Shelf(register / INPUTS, Holding.INPUTS, expected)


def attached_shelf(register: Path, there: Sequence[Entry], known: Known) -> Shelf:
    """The shelf of what lay beside inputs, each called by its hash; all that issued editions name must be there."""
    named = {digest for each in known.editions or () for digest in each.attached.values()}
    found = {each.path.name for each in there if each.path == attached_path(register, each.path.name)}
    expected = {attached_path(register, name): name for name in (*named, *found) if _HASH.fullmatch(name)}
    return Shelf(register / ATTACHED, Holding.INPUTS, expected)


def issued_shelf(editions: Sequence[IssuedEdition], settings: Settings) -> Shelf:
    """The shelf of `issued/`, every manifestation of each edition, withdrawn ones too, and the status files."""
    expected: dict[Path, str] = {}
    for edition, among in ((each, several) for several in by_base(editions).values() for each in several):
        for place, files in manifestations_in_issued(edition, settings):
            expected |= {place.path(FileKind(kind)): digest for kind, digest in files.items()}
        status = hashlib.sha256(status_of(edition, among)).hexdigest()
        expected[place_in_issued(edition, settings).status] = status
    return Shelf(settings.office / ISSUED, Holding.ISSUED, expected)


def inputs_named(known: Known, recorded: Iterable[Mapping[str, Path]]) -> Iterator[str]:
    """The hashes of canonical inputs that editions were made from, as the register and records name them."""
    yield from (each.input for each in known.editions or () if each.input)
    for names in recorded:
        yield from names
