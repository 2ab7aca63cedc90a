"""The clearance folder of a report: its state, written all at once, and documents that people may have changed by hand."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Collection
from pathlib import Path

from pipeline.archive.beside import written_beside
from pipeline.archive.placing import place_new
from pipeline.archive.refusals import refusals
from pipeline.archive.rewriting import rewrite
from pipeline.archive.staging import FILE_MODE, make_folders, sync_path

STATE = "clearance.json"


def read_state(folder: Path) -> bytes | None:
    """The state as it lies on the disk; None where nothing was circulated yet."""
    path = folder / STATE
    with refusals(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


def write_state(folder: Path, before: bytes | None, after: bytes) -> None:
    """Puts a new state in place of the one that was read. StorageError P004 or F204 if another was written meanwhile."""
    if before is None:
        place_new({folder / STATE: after})
    elif after != before:
        rewrite(folder / STATE, before, after)


def is_by_hand(path: Path, known: Collection[str], new: bytes) -> bool:
    """Whether a document that lies there is a person's work: none of the bytes that were ever written there, nor the new."""
    with refusals(path):
        try:
            status = path.lstat()
        except FileNotFoundError:
            return False
        if not stat.S_ISREG(status.st_mode):
            return True
        there = hashlib.sha256(path.read_bytes()).hexdigest()
    return there not in known and there != hashlib.sha256(new).hexdigest()


def write_document(path: Path, data: bytes) -> None:
    """Writes a document whole, in place of an older one of ours."""
    with refusals(path, len(data)):
        make_folders(path.parent)
        with written_beside(path, data, FILE_MODE) as beside:
            beside.replace(path)
        sync_path(path.parent)
