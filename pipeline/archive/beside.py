"""A file written beside the place where it will stand: whole and on the disk before it gets its name, or gone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.archive.layout import STAGING
from pipeline.archive.staging import sync_path

_MOST_NAME = 255


@contextmanager
def written_beside(path: Path, data: bytes, mode: int) -> Iterator[Path]:
    """A hidden file beside the path with these bytes, for as long as it keeps that name: whatever happens, it is gone then.

    What a killed run left there is put away first, unread and unfollowed: it may be a link to anywhere. Raises OSError.
    """
    beside = clear_beside(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(beside, flags, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        sync_path(beside)
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink()


def clear_beside(path: Path) -> Path:
    """The hidden name of a file while it is written, and nothing there any more, whatever a killed run left. OSError."""
    beside = path.with_name(_hidden(path.name))
    beside.unlink(missing_ok=True)
    return beside


def _hidden(name: str) -> str:
    """The name of the file while it is written; where that would be too long for a disk, a hash stands for it."""
    hidden = f".{name}{STAGING}"
    if len(os.fsencode(hidden)) <= _MOST_NAME:
        return hidden
    return f".{hashlib.sha256(os.fsencode(name)).hexdigest()}{STAGING}"
