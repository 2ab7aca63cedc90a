"""The log on the disk, `log.jsonl`: lines are added at its end and waited for; nothing else is ever written into it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.archive.beside import written_beside
from pipeline.archive.layout import ISSUED, STATUS
from pipeline.archive.refusals import refusals
from pipeline.archive.staging import FILE_MODE, set_mode, sync_path

LOG = "log.jsonl"
DATABASE = "register.sqlite"


def is_there(folder: Path) -> bool:
    """Whether a folder has a register; an empty database alone is what a kill at the very first claim leaves. StorageError."""
    with refusals(folder):
        return size_of(folder / DATABASE) > 0 or size_of(folder / LOG) > 0


def was_lost(folder: Path) -> bool:
    """Whether a folder has no register, though reports were issued beside it, as their status files say. StorageError."""
    if is_there(folder):
        return False
    issued = folder.parent / ISSUED
    with refusals(issued):
        return next(issued.glob(f"*/*/*{STATUS}"), None) is not None


def read_lines(path: Path, start: int = 0) -> tuple[list[bytes], bytes]:
    """The whole lines from a byte on, and what stands behind the last of them (a line that a kill tore)."""
    try:
        with path.open("rb") as file:
            file.seek(start)
            *lines, torn = file.read().split(b"\n")
    except FileNotFoundError:
        return [], b""
    return lines, torn


def size_of(path: Path) -> int:
    """How many bytes the log has, 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def add_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Adds lines at the end and waits until they are on the disk. OSError, the file being as it was, if that fails."""
    is_new, is_written = not path.exists(), False
    data = memoryview(b"".join(line + b"\n" for line in lines))
    with path.open("ab", buffering=0) as file:  # a buffer would be written out after all when it is closed
        length = file.tell()
        try:
            while data:
                data = data[file.write(data) :]
            os.fsync(file.fileno())
            is_written = True
        finally:
            if not is_written:
                os.ftruncate(file.fileno(), length)
    if is_new:
        sync_path(path.parent)


def cut(path: Path, length: int) -> None:
    """Takes off what stands behind so many bytes: a line that was torn, or that came of a change that failed."""
    if size_of(path) > length:
        with path.open("r+b") as file:
            file.truncate(length)
            os.fsync(file.fileno())


def replace_log(path: Path, lines: Iterable[bytes]) -> None:
    """Puts a whole log in the place of another, all at once."""
    _put(path, b"".join(line + b"\n" for line in lines))


def copy_file(path: Path, target: Path) -> None:
    """Puts a copy of a log at another place, whole or not at all."""
    _put(target, path.read_bytes())


def _put(path: Path, data: bytes) -> None:
    with written_beside(path, data, FILE_MODE) as beside:
        set_mode(beside, FILE_MODE)
        beside.replace(path)
    sync_path(path.parent)
