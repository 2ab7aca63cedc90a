"""Watching files and folders: what was saved since one last looked, a burst of writing told once.

The library tells of events; what it does not know is added here. Editors save by writing beside and renaming, which
takes a watched file away under its watcher: so the folder of a file is watched and not the file. A folder that is
deleted and made anew is found again. On network disks, where no kernel tells what others write, it looks.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.looking import looks
from pipeline.archive.mounts import is_remote

Stop = threading.Event | Callable[[], bool]

# Milliseconds: so long nothing more may come before a burst is over, and so long a burst may last at most.
_QUIET, _BURST = 40, 600
_HEARTBEAT = 50
# Seconds between two looks where one has to look, and between two questions whether it is to stop; beats between two
# looks at the folders themselves.
_LOOK, _BEAT, _BEATS = 0.3, 0.1, 10

Mark = tuple[Path, int, int]


def changes(paths: Sequence[Path], *, stop: Stop, polling: bool = False) -> Generator[frozenset[Path], None, None]:
    """What changed, burst by burst, of the files and folders: from now on (not from the first `next`) until `stop`.

    A file is told under the path that was given, what lies below a folder under the folder's; it may have been made,
    written, renamed or deleted, and be a temporary file of somebody's editor: whoever asks looks again. What lies in a
    folder that is new itself may be told as that folder alone. A file that is not there yet can be waited for.
    `polling` looks every third of a second instead of waiting for events; network disks are looked at anyhow.
    """
    said = stop.is_set if isinstance(stop, threading.Event) else stop
    told = _told([_Watched.of(path) for path in dict.fromkeys(paths)], said, polling)
    next(told)
    return told


@dataclass(frozen=True, slots=True)
class _Watched:
    """A path that was given, and the names under which events tell of it."""

    given: Path
    names: tuple[Path, ...]
    is_folder: bool

    @classmethod
    def of(cls, path: Path) -> _Watched:
        if path.is_dir():
            return cls(path, (path.resolve(),), is_folder=True)
        beside = path.parent.resolve() / path.name
        return cls(path, tuple(dict.fromkeys((beside, path.resolve()))), is_folder=False)

    def roots(self) -> list[Path]:
        """The folders to be watched: for a file those in which its name and, if it is a link, its target stand."""
        return [name if self.is_folder else _standing(name.parent) for name in self.names]

    def told(self, event: Path) -> Path | None:
        """How an event is told, None if it is none of this path."""
        for name in self.names:
            if self.is_folder and event.is_relative_to(name):
                return self.given / event.relative_to(name)
            if not self.is_folder and name.is_relative_to(event):  # or a folder above it came or went
                return self.given
        return None


def _told(
    watched: Sequence[_Watched], stop: Callable[[], bool], polling: bool
) -> Generator[frozenset[Path], None, None]:
    """First an empty set, once it watches; then every burst of changes. Begins anew where a folder was replaced."""
    marks = _marks(watched)
    anew: frozenset[Path] = frozenset()
    while True:
        with _Watchers(watched, polling) as watchers:
            yield anew
            for beats in _counting(stop):
                if told := watchers.heard(watched):
                    yield told
                if watchers.lost or (beats % _BEATS == 0 and _marks(watched) != marks):
                    break
            else:
                return
        # whoever waits for a folder that is another by now must look into it; a new one may have the old one's number
        before, marks = marks, _marks(watched)
        gone = {each.given for each in watched if not watchers.lost.isdisjoint(each.roots())}
        anew = frozenset(given for given, mark in marks.items() if mark != before[given] or given in gone) or frozenset(
            marks
        )


def _counting(stop: Callable[[], bool]) -> Iterator[int]:
    """1, 2, 3, … until it is to stop."""
    beats = 0
    while not stop():
        beats += 1
        yield beats


class _Watchers:
    """A thread for folders with all that is in them, one for folders of single files, one each for disks elsewhere.

    The library would take a signal for its own in the main thread, and lose which one it was: so it has threads.
    """

    def __init__(self, watched: Sequence[_Watched], polling: bool) -> None:
        self._told: queue.SimpleQueue[set[str]] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._roots = {root for each in watched for root in each.roots()}
        self.lost: set[Path] = set()
        kinds: dict[tuple[bool, bool], set[Path]] = {}
        for each in watched:
            for root in filter(Path.is_dir, each.roots()):
                kinds.setdefault((each.is_folder, polling or is_remote(root)), set()).add(root)
        self._ready = [threading.Event() for _ in kinds]
        self._threads = [
            threading.Thread(target=self._watch, args=(sorted(roots), *kind, ready), daemon=True)
            for (kind, roots), ready in zip(kinds.items(), self._ready, strict=True)
        ]

    def __enter__(self) -> _Watchers:
        for thread in self._threads:
            thread.start()
        for ready in self._ready:
            ready.wait()
        return self

    def __exit__(self, *problem: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def heard(self, watched: Sequence[_Watched]) -> frozenset[Path]:
        """What was heard of the watched paths within a moment; empty if that was nothing."""
        try:
            events = [Path(name) for name in self._told.get(timeout=_BEAT)]
        except queue.Empty:
            return frozenset()
        return frozenset(told for event in events for each in watched if (told := each.told(event)) is not None)

    def _watch(self, roots: Sequence[Path], recursive: bool, polling: bool, ready: threading.Event) -> None:
        try:
            for heard in self._looks(roots, recursive) if polling else self._events_of(roots, recursive):
                if heard:
                    self._told.put(heard)
                ready.set()
        except (OSError, RuntimeError):
            # The kernel has no watches left, gives none for this disk, or the folder is gone: then it is looked at.
            if not polling:
                self._watch(roots, recursive, True, ready)
        finally:
            ready.set()

    def _looks(self, roots: Sequence[Path], recursive: bool) -> Iterator[set[str]]:
        return looks(roots, self._ended, _LOOK, recursive=recursive)

    def _events_of(self, roots: Sequence[Path], recursive: bool) -> Iterator[set[str]]:
        """What the library tells; with nothing it says every now and then that it is there."""
        from watchfiles import Change, watch

        for batch in watch(
            *roots,
            watch_filter=None,
            debounce=_BURST,
            step=_QUIET,
            rust_timeout=_HEARTBEAT,
            yield_on_timeout=True,
            stop_event=self._ended,
            debug=False,
            force_polling=False,
            recursive=recursive,
            ignore_permission_denied=True,
        ):
            self.lost |= self._roots & {Path(name) for change, name in batch if change is Change.deleted}
            yield {name for _, name in batch}


def _marks(watched: Sequence[_Watched]) -> dict[Path, list[Mark]]:
    """By path the folders that are to be watched for it, as they stand now."""
    return {each.given: [(root, *_identity(root)) for root in each.roots()] for each in watched}


def _standing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), folder)


def _identity(folder: Path) -> tuple[int, int]:
    """What tells a folder from another of its name; zeros where there is none."""
    with suppress(OSError):
        status = os.stat(folder)  # noqa: PTH116 as cheap as can be: it is asked every second
        return status.st_dev, status.st_ino
    return 0, 0
