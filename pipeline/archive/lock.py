"""Who may write: one run an office, one writer a folder; kernel locks, so that none is left by a crash."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.archive.refusals import refusals
from pipeline.archive.staging import make_folders
from pipeline.errors import StorageError
from pipeline.findings import Place, finding
from pipeline.settings import now

LOCK = "lock"

_PAUSE = 0.1
_TRIES = 3
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EBADF}


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
            os.pwrite(descriptor, f"{os.getpid()} {now():%Y-%m-%d %H:%M:%S}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def alone_in(folder: Path) -> Iterator[int]:
    """The open folder, while nobody else, of this office or another, publishes into it; waits for who does."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _lock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def _acquire(path: Path, wait: float) -> int:
    """The locked file. The folder may be deleted at any time: a lock on a file that is no longer there is none."""
    for _ in range(_TRIES + int(wait / _PAUSE)):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        if _lock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB) and _is_same(descriptor, path):
            return descriptor
        held_by = os.pread(descriptor, 100, 0).decode("ascii", "replace")
        os.close(descriptor)
        time.sleep(_PAUSE if wait else 0)
    process, _, since = held_by.strip().partition(" ")
    raise StorageError(finding("F020", Place(file=str(path)), process=process or "?", since=since or "?"))


def _lock(descriptor: int, how: int) -> bool:
    """Whether the lock is ours; network disks without locks let everybody in."""
    try:
        fcntl.flock(descriptor, how)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return True


def _is_same(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
