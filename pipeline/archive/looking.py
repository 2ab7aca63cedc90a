"""Looking at folders again and again, for disks of which no kernel tells what others write there.

The watching library can look too, but only at whole seconds of a file's time: of a file that is saved twice within one
(notify 8, watchfiles 1.3) the second time is never told.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

Seen = dict[str, tuple[int, int, int, int]]


def looks(roots: Sequence[Path], ended: threading.Event, pause: float, *, recursive: bool) -> Iterator[set[str]]:
    """At each look the paths that came, went or changed since the one before; at the first none. So until `ended`."""
    before = _all(roots, recursive)
    yield set()
    while not ended.wait(pause):
        now = _all(roots, recursive)
        yield {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        before = now


def _all(roots: Sequence[Path], recursive: bool) -> Seen:
    seen: Seen = {}
    for root in roots:
        _see(str(root), seen, recursive)
    return seen


def _see(folder: str, seen: Seen, recursive: bool) -> None:
    """Notes what lies in a folder; links are not followed, and what goes away meanwhile is not there."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                is_folder = entry.is_dir(follow_symlinks=False)
                status = entry.stat(follow_symlinks=False)
                # a folder's own times change with what lies in it, which is told by itself
                times = (0, 0) if is_folder else (status.st_size, status.st_mtime_ns)
                seen[entry.path] = (status.st_dev, status.st_ino, *times)
                if is_folder and recursive:
                    _see(entry.path, seen, recursive)
