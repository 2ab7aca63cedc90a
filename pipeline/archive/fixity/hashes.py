"""The hash of each file as it lies on the disk: links are not followed, and nothing is opened that is no file."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from io import BufferedReader
from pathlib import Path

from pipeline.machine import processors

SHA256 = "sha256"

_FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_GONE = (errno.ENOENT, errno.ENOTDIR)
_LINK = (errno.ELOOP, errno.EMLINK)  # what opening a link says that may not be followed; EMLINK is FreeBSD's


class Nature(StrEnum):
    """What stands under a name: a file, a link, something else (pipe, device), what can't be read, or nothing."""

    FILE = "file"
    LINK = "link"
    OTHER = "other"
    UNREADABLE = "unreadable"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen under a name; `digest` and `size` (bytes) are those of a file, `why` the system's refusal."""

    nature: Nature
    digest: str = ""
    size: int = 0
    why: str = ""


def seen_all(paths: Iterable[Path], algorithm: str = SHA256) -> Iterator[tuple[Path, Seen]]:
    """Each path with what was seen there, in order; read by several threads, since hashing leaves Python alone."""
    with ThreadPoolExecutor(2 * processors()) as pool:
        try:
            wanted = list(paths)
            yield from zip(wanted, pool.map(partial(see, algorithm=algorithm), wanted), strict=True)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def see(path: Path, algorithm: str = SHA256) -> Seen:
    """What stands under a name, the file's bytes hashed piece by piece."""
    try:
        with open_plain(path) as file:
            size = os.fstat(file.fileno()).st_size
            return Seen(Nature.FILE, hashlib.file_digest(file, algorithm).hexdigest(), size)
    except NotPlainError as error:
        return Seen(error.nature)
    except OSError as error:
        return _refused(error)


def open_plain(path: Path) -> BufferedReader:
    """A file open to be read. NotPlainError for a link or what is no file, which is neither followed nor waited for; OSError."""
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        raise NotPlainError(nature_of(mode))
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno in _LINK:
            raise NotPlainError(Nature.LINK) from error
        raise
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # put there since it was looked at
        file.close()
        raise NotPlainError(Nature.OTHER)
    return file


def plain_bytes(path: Path) -> bytes | None:
    """The bytes of a file; None if it is none, or can't be read, which hashing it tells."""
    try:
        with open_plain(path) as file:
            return file.read()
    except OSError:
        return None


def nature_of(mode: int) -> Nature:
    """What a mode of the file system says something is; of a folder, that it is no file."""
    return Nature.LINK if stat.S_ISLNK(mode) else Nature.FILE if stat.S_ISREG(mode) else Nature.OTHER


class NotPlainError(OSError):
    """Something else than a file stands there."""

    def __init__(self, nature: Nature) -> None:
        super().__init__(nature.value)
        self.nature = nature


def _refused(error: OSError) -> Seen:
    if error.errno in _GONE:
        return Seen(Nature.NOTHING)
    return Seen(Nature.UNREADABLE, why=(error.strerror or str(error)).lower())
