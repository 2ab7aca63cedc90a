"""What stands there already: whether an edition is up to date, out of date, or a person's work by now."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipeline.archive.layout import EditionPlace, Kind
from pipeline.archive.record import Record, read_record, rewritten
from pipeline.archive.refusals import refusals

Digests = Callable[[Path], str]
"""Gives the SHA-256 of a file; a cache that knows files by size, times and inode may stand in for `digest`."""


class Condition(StrEnum):
    """How an edition stands: not there, up to date, to be built anew, or changed by hand and so not ours to touch."""

    ABSENT = "absent"
    CURRENT = "current"
    STALE = "stale"
    CHANGED_BY_HAND = "changed-by-hand"


@dataclass(frozen=True, slots=True)
class Standing:
    """What was found of an edition: `files` are those that are there, `changed` those that are not as we left them."""

    condition: Condition
    files: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    record: Record | None = None


def look(place: EditionPlace, made_from: str, digest_of: Digests | None = None) -> Standing:
    """How the edition at `place` stands against one that would be made from `made_from` (the key in its record).

    Deleted files make it stale. A file without record, one that its record does not know, one whose bytes are not the
    record's, and a record whose seal is broken are a person's work. Raises StorageError.
    """
    with refusals(place.folder):
        there = {kind: path for kind, name in place.names() if _exists(path := place.folder / name)}
        if not there:
            return Standing(Condition.ABSENT)
        record = _sealed_record(there.get(Kind.RECORD))
        changed = _changed(there, record, digest_of or digest)
    condition = _condition(there, record, made_from, changed)
    return Standing(condition, tuple(there.values()), changed, record)


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _condition(there: dict[Kind, Path], record: Record | None, made_from: str, changed: tuple[Path, ...]) -> Condition:
    if changed or record is None:
        return Condition.CHANGED_BY_HAND
    complete = set(record.files) <= set(there)
    return Condition.CURRENT if complete and record.made_from == made_from else Condition.STALE


def _changed(there: dict[Kind, Path], record: Record | None, digest_of: Digests) -> tuple[Path, ...]:
    """The files that are not as the record has them: all of them, without a record that can be trusted."""
    if record is None:
        return tuple(there.values())
    known = record.files
    beside = {kind: path for kind, path in there.items() if kind is not Kind.RECORD}
    return tuple(path for kind, path in beside.items() if not _is_as_left(path, known.get(kind), digest_of))


def _is_as_left(path: Path, known: str | None, digest_of: Digests) -> bool:
    return known is not None and stat.S_ISREG(path.lstat().st_mode) and digest_of(path) == known


def _sealed_record(path: Path | None) -> Record | None:
    """The record of an edition, None where there is none or where somebody altered it."""
    if path is None or not stat.S_ISREG(path.lstat().st_mode):
        return None
    data = path.read_bytes()
    record = read_record(data)
    return record if record and record.is_sealed and data == rewritten(record) else None


def _exists(path: Path) -> bool:
    """Whether anything stands under this name, a link to nowhere included."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
