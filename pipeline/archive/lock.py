"""Who may write: one run an office, one writer a folder; kernel locks, so that none is left by a crash."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline import machine
from pipeline.archive.refusals import refusals
from pipeline.archive.staging import make_folders
from pipeline.errors import StorageError
from pipeline.findings import Place, finding
from pipeline.settings import now

LOCK = "lock"

_PAUSE = 0.1
_TRIES = 3


@contextmanager
def office_lock(state: Path, wait: float = 0.0) -> Iterator[None]:
    """Keeps other runs out of the office while this one works; `state` is its `.rapporteur/`.

    Waits `wait` seconds for a run that is at work already, then raises StorageError F020 with its process number and
    since when it works.
    """
    with refusals(state):
        make_folders(state)
        descriptor = _acquire(state / LOCK, wait)
    try:
        with refusals(state):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()} {now():%Y-%m-%d %H:%M:%S}\n".encode())
        yield
    finally:
        os.close(descriptor)


@contextmanager
def alone_in(folder: Path) -> Iterator[int]:
    """The open folder, while nobody else, of this office or another, publishes into it; waits for who does."""
    descriptor = machine.open_folder(folder)
    try:
        machine.lock(descriptor, wait=True)
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def alone_serving(folder: Path) -> Iterator[None]:
    """Keeps other servers, of this office or another, out of a shared folder; StorageError F030 if one is in it already."""
    with refusals(folder):
        descriptor = machine.open_folder(folder)
    try:
        if not machine.lock(descriptor, wait=False):
            raise StorageError(finding("F030", Place(file=str(folder)), path=str(folder)))
        yield
    finally:
        os.close(descriptor)


def _acquire(path: Path, wait: float) -> int:
    """The locked file. The folder may be deleted at any time: a lock on a file that is no longer there is none."""
    for _ in range(_TRIES + int(wait / _PAUSE)):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if machine.lock(descriptor, wait=False) and _is_same(descriptor, path):
            return descriptor
        held_by = os.read(descriptor, 100).decode("ascii", "replace")
        os.close(descriptor)
        time.sleep(_PAUSE if wait else 0)
    process, _, since = held_by.strip().partition(" ")
    raise StorageError(finding("F020", Place(file=str(path)), process=process or "?", since=since or "?"))


def _is_same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
