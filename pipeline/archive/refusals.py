"""What a file system's refusal means to a person: every `OSError` of the archive becomes a `StorageError` here."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import StorageError
from pipeline.findings import Finding, Place, finding
from pipeline.machine import most_open_files, room_on_disk

_CODES = {
    errno.ENOSPC: "F001",
    errno.EDQUOT: "F002",
    errno.EROFS: "F003",
    errno.EACCES: "F004",
    errno.EPERM: "F004",
    errno.ENOTDIR: "F005",
    errno.EEXIST: "F005",
    errno.EISDIR: "F005",
    errno.EMFILE: "F006",
    errno.ENAMETOOLONG: "F007",
    errno.EIO: "F008",
}


@contextmanager
def refusals(path: Path, needed: int = 0) -> Iterator[None]:
    """Turns what the file system refuses within into a `StorageError` at `path`; `needed` is in bytes."""
    try:
        yield
    except OSError as error:
        raise StorageError(_finding(error, path, needed)) from error


def _finding(error: OSError, path: Path, needed: int) -> Finding:
    place = Place(file=str(path))
    code = _CODES.get(error.errno or 0, "F009")
    if code == "F001":
        return _full(place, path, needed)
    if code == "F006":
        return finding(code, place, path=str(path), limit=most_open_files())
    return finding(code, place, path=str(path), needed=needed, why=(error.strerror or str(error)).lower())


def _full(place: Place, path: Path, needed: int) -> Finding:
    """F001 with the room that is left, or F010 where it is not bytes but file entries that are used up."""
    room = room_on_disk(_standing(path))
    if not room.has_entries(1):
        return finding("F010", place, path=str(path), limit=room.most_entries)
    return finding("F001", place, path=str(path), needed=needed, free=room.bytes)


def _standing(path: Path) -> Path:
    """The nearest folder above, or the path itself, that exists."""
    return next(folder for folder in (path, *path.parents) if folder.exists())
