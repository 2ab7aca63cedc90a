"""What there is on Windows, and on any machine that lacks what `posix` needs: the same promises, with what is there.

Two folders don't change places in one step here, and a folder can't be waited for: archives that must survive a power
cut belong on a server.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pipeline.machine.room import Room

CAN_FORK = False
"""Whether a process may be forked and go on in Python."""

_BINARY = getattr(os, "O_BINARY", 0)
_LOCKED_BYTE = 1 << 30  # beyond whatever stands in a lock file: nobody else can read a byte that is locked
_PAUSE = 0.05
_FILES = 8192  # how many Windows' own library can have open


def lock(descriptor: int, *, wait: bool) -> bool:
    """Whether the lock on an open file is ours, until it is closed; systems without locks let everybody in."""
    while not _lock_now(descriptor):
        if not wait:
            return False
        time.sleep(_PAUSE)
    return True


def _lock_now(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                return False
            raise
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
    return True


def open_folder(folder: Path) -> int:
    """An open file that stands for a folder among the processes of this machine; to be locked. Raises OSError."""
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    name = hashlib.sha256(os.path.normcase(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    path = Path(tempfile.gettempdir()) / f"rapporteur-{name}.lock"
    return os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o666)


def has_writer(descriptor: int) -> bool:
    """No: what somebody has open to write can't be opened at all on Windows."""
    return False


def open_below(folder: Path, parts: Sequence[str]) -> int:
    """A file below a folder, opened where it is no link and lies within. Raises OSError."""
    path = folder.joinpath(*parts)
    if path.resolve() != path or not path.is_file():
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return os.open(path, os.O_RDONLY | _BINARY)


def sync_path(path: Path) -> None:
    """Waits until a file is on the disk; folders can't be waited for."""
    if not path.is_dir():
        with path.open("r+b") as file:
            os.fsync(file.fileno())


def set_mode(target: Path | int, mode: int) -> None:
    """Nothing: files have what their folder gives them."""


def keep_owner(path: Path, old: os.stat_result) -> None:
    """Nothing: files belong to who writes them."""


def memory_file() -> BinaryIO | None:
    """None: there are none."""
    return None


def link(file: Path, path: Path) -> None:
    """Lets the same file stand at `path` too. Raises OSError."""
    os.link(file, path)


def exchange(one: Path, other: Path) -> None:
    """Raises OSError: two paths can't change places in one step."""
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one))


def room_on_disk(folder: Path) -> Room:
    """What the disk of a folder has room for. Raises OSError."""
    return Room(shutil.disk_usage(folder).free)


def most_open_files() -> int:
    """How many files this process may have open."""
    return _FILES


def own_processors() -> tuple[int, ...]:
    """None: no process is kept to a processor here."""
    return ()


@contextmanager
def kept_to(processor: int | None) -> Iterator[None]:
    """Runs the block: nothing is kept to a processor here."""
    yield


def processors() -> int:
    """The processors of this machine."""
    return os.cpu_count() or 1


def quoted(word: str) -> str:
    """A word as the command line takes it."""
    return subprocess.list2cmdline([word])


_timers: list[threading.Timer] = []


def alarm(seconds: float) -> None:
    """Raises KeyboardInterrupt in this process after so many seconds; 0 takes that back."""
    import _thread

    while _timers:
        _timers.pop().cancel()
    if seconds:
        _timers.append(threading.Timer(seconds, _thread.interrupt_main))
        _timers[-1].daemon = True
        _timers[-1].start()


@contextmanager
def fork_undisturbed() -> Iterator[None]:
    """Nothing: no process is forked."""
    yield
