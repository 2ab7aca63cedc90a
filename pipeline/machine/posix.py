"""What Linux and macOS have: kernel locks, folders that can be opened, one step in which two folders change places."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import shlex
import signal
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pipeline.machine.room import Room

CAN_FORK = sys.platform == "linux"
"""Whether a process may be forked and go on in Python: libraries of macOS break in a fork."""

_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EBADF}
_NO_MODES = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
_IS_MAC = sys.platform == "darwin"
_HERE = -100  # AT_FDCWD of Linux's <fcntl.h>
_EXCHANGE = 2  # RENAME_EXCHANGE of <linux/fs.h>, and RENAME_SWAP of macOS's <sys/stdio.h>
_SIGNALS = {signal.SIGINT, signal.SIGTERM}


def lock(descriptor: int, *, wait: bool) -> bool:
    """Whether the lock on an open file is ours, until it is closed; network disks without locks let everybody in."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return True


def open_folder(folder: Path) -> int:
    """The open folder: to be locked, and to be waited for with `os.fsync`. Raises OSError."""
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)


def has_writer(descriptor: int) -> bool:
    """Whether a program of this machine has the file open to write into it; the file is open to be read here.

    A lease is refused while there is a writer (fcntl(2), F_SETLEASE, Linux only); file systems and owners that grant
    none tell nothing. Who opens it to write while the lease is held makes the kernel send a signal: one that is
    ignored by itself, since the usual one ends the process.
    """
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except AttributeError:
        return False
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False


def open_below(folder: Path, parts: Sequence[str]) -> int:
    """A file below a folder, opened step by step and through no link, so that none put there meanwhile leads outside.

    A pipe or a device is opened without waiting for anybody. Raises OSError.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    descriptor = open_folder(folder)
    for part in parts:
        above = descriptor
        try:
            descriptor = os.open(part, flags, dir_fd=above)
        finally:
            os.close(above)
    return descriptor


def sync_path(path: Path) -> None:
    """Waits until a file or folder is on the disk; some file systems can't do that for folders, and say EINVAL."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC or not path.is_dir():
            raise
    finally:
        os.close(descriptor)


def set_mode(target: Path | int, mode: int) -> None:
    """Gives a file or folder its mode; a folder keeps the group that its files inherit. FAT has no modes: let be."""
    try:
        inherited = os.stat(target).st_mode & stat.S_ISGID  # noqa: PTH116 a descriptor has no Path
        os.chmod(target, mode | inherited)  # noqa: PTH101
    except OSError as error:
        if error.errno not in _NO_MODES:
            raise


def keep_owner(path: Path, old: os.stat_result) -> None:
    """Gives a file to whom another belonged. Only a superuser gives files away; the content is worth more than the owner."""
    new = path.stat()
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(OSError):
            os.chown(path, old.st_uid, old.st_gid)


def memory_file() -> BinaryIO | None:
    """A new file that lives in memory and can be mapped; None where the system has none (only Linux has)."""
    return os.fdopen(os.memfd_create("memory"), "w+b") if hasattr(os, "memfd_create") else None


def link(file: Path, path: Path) -> None:
    """Lets the same file, or the same link, stand at `path` too. Raises OSError."""
    os.link(file, path, follow_symlinks=False)


def exchange(one: Path, other: Path) -> None:
    """Lets two paths change places in one step; raises OSError with EINVAL or ENOSYS where that can't be done.

    Linux has `renameat2` (kernel 3.15; ext4, xfs, btrfs, tmpfs), macOS `renamex_np` (10.12; APFS).
    """
    try:
        import ctypes

        library = ctypes.CDLL(None, use_errno=True)
        if _IS_MAC:
            failed = library.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE)
        else:
            failed = library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    except (ImportError, AttributeError):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one)) from None
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one))


def room_on_disk(folder: Path) -> Room:
    """What the disk of a folder has room for. Raises OSError."""
    state = os.statvfs(folder)
    return Room(state.f_bavail * state.f_frsize, state.f_favail, state.f_files)


def most_open_files() -> int:
    """How many files this process may have open."""
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def own_processors() -> tuple[int, ...]:
    """The processors that this process may use, by their numbers; none where a process can't be kept to one (macOS)."""
    return tuple(sorted(os.sched_getaffinity(0))) if hasattr(os, "sched_getaffinity") else ()


@contextmanager
def kept_to(processor: int | None) -> Iterator[None]:
    """Keeps this thread, and for good what it starts meanwhile, to one processor while the block runs; None to none.

    Where that is refused, it goes where it is put.
    """
    if processor is None:
        yield
        return
    before = os.sched_getaffinity(0)
    with suppress(OSError):
        os.sched_setaffinity(0, {processor})
    try:
        yield
    finally:
        with suppress(OSError):
            os.sched_setaffinity(0, before)


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # macOS has it not
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def quoted(word: str) -> str:
    """A word as the shell takes it."""
    return shlex.quote(word)


def alarm(seconds: float) -> None:
    """Raises KeyboardInterrupt in this process after so many seconds; 0 takes that back."""
    if seconds:
        signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)


@contextmanager
def fork_undisturbed() -> Iterator[None]:
    """Keeps signals waiting, so that none reaches a new process while it still has its parent's handlers.

    The new process lets them through with `signal.pthread_sigmask` once it has its own.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
