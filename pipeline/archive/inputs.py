"""What is kept by its hash: every canonical input that was built, and what lay beside the input of an issued report.

The first is the base when an edited Word document comes back; the second are the originals of annexes, byte for byte, and
pictures as they were printed.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from pipeline.archive.beside import written_beside
from pipeline.archive.lock import alone_in
from pipeline.archive.refusals import refusals
from pipeline.archive.staging import FILE_MODE, READ_ONLY, make_folders, set_mode
from pipeline.errors import StorageError
from pipeline.findings import Place, finding

INPUTS, ATTACHED = "inputs", "attached"

_HASH = re.compile(r"[0-9a-f]{64}")  # it may come out of a Word document that anybody wrote


def keep_input(register: Path, canonical: bytes) -> str:
    """The SHA-256 under which a canonical input is kept from now on; written once, all at once.

    `register` is the folder of that name beside `rapporteur.toml`. Raises StorageError.
    """
    name = hashlib.sha256(canonical).hexdigest()
    _keep(input_path(register, name), canonical, FILE_MODE)
    return name


def keep_attached(register: Path, data: bytes) -> str:
    """The SHA-256 under which a file from beside an input is kept from now on. Raises StorageError."""
    name = hashlib.sha256(data).hexdigest()
    _keep(attached_path(register, name), data, READ_ONLY)
    return name


def kept_input(register: Path, name: str) -> bytes | None:
    """The canonical input of this hash, None if none is kept; raises StorageError F022 if it was altered since."""
    if not _HASH.fullmatch(name):
        return None
    path = input_path(register, name)
    with refusals(path):
        try:
            canonical = path.read_bytes()
        except FileNotFoundError:
            return None
    found = hashlib.sha256(canonical).hexdigest()
    if found != name:
        raise StorageError(finding("F022", Place(file=str(path)), path=str(path), expected=name, found=found))
    return canonical


def input_path(register: Path, name: str) -> Path:
    """Where the input of a hash lies: two letters of it name a folder, so that none holds too many files."""
    return register / INPUTS / name[:2] / f"{name}.yaml"


def attached_path(register: Path, name: str) -> Path:
    """Where a file from beside an input lies, by its hash; of whatever kind, it has no ending."""
    return register / ATTACHED / name[:2] / name


def _keep(path: Path, data: bytes, mode: int) -> None:
    with refusals(path, len(data)):
        if not _holds(path, data):
            make_folders(path.parent)
            with alone_in(path.parent) as shelf:
                if not _holds(path, data):
                    _write(path, data, mode)
                    os.fsync(shelf)


def _holds(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() == data


def _write(path: Path, data: bytes, mode: int) -> None:
    """Writes beside and renames, with the fixed mode, whatever the umask."""
    with written_beside(path, data, mode) as beside:
        set_mode(beside, mode)
        beside.replace(path)
