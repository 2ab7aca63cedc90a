"""What a killed run left behind, and the old folder after a swap: taken away, but nothing of a person's with it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from pipeline.archive.layout import DRAFTS, EditionPlace, unfinished
from pipeline.archive.lock import alone_in
from pipeline.archive.refusals import refusals

_SHELF = re.compile(rf"\d{{4}}|{DRAFTS}")


def recover(out: Path) -> tuple[Path, ...]:
    """The hidden folders that killed runs left under `out`, all taken away now; raises StorageError if one can't be.

    A folder that was put aside and never replaced comes back under its name.
    """
    found: list[Path] = []
    with refusals(out):
        for shelf in shelves(out):
            left = [(path, place) for path in _entries(shelf) if (place := unfinished(path))]
            if left:
                with alone_in(shelf):
                    for path, place in left:
                        settle(place)
                        found.append(path)
    return tuple(found)


def shelves(out: Path) -> list[Path]:
    """The folders under `out` in which editions' folders lie: the years, and that of the drafts."""
    return [folder for folder in _entries(out) if _SHELF.fullmatch(folder.name) and folder.is_dir()]


def settle(place: EditionPlace) -> None:
    """Ends what a killed run began at this place: afterwards its hidden folders are gone, and the edition is whole."""
    if place.aside.exists() and not place.folder.exists():
        place.aside.rename(place.folder)
    for path in (place.staging, place.aside):
        if path.exists():
            clear_away(path, place)


def clear_away(leaving: Path, place: EditionPlace) -> None:
    """Removes a folder that the one at `place` has replaced, or that never came to replace it.

    Files of the edition go. Anything else is a link to what stands in the folder; where it is not (folders can't be
    linked, and a person may save a file while a build runs), it is carried over first.
    """
    for _, name in place.names():
        _remove(leaving / name)
    _carry_over(leaving, place.folder)


def _remove(path: Path) -> None:
    """Takes away a file, or the folder that a person put under its name."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _carry_over(source: Path, target: Path) -> None:
    for path in _entries(source):
        kept = target / path.name
        if path.is_dir() and not path.is_symlink() and kept.exists():
            _carry_over(path, kept)
        elif target.is_dir() and _is_newer(path, kept):
            path.replace(kept)
        else:
            path.unlink()
    source.rmdir()


def _is_newer(path: Path, kept: Path) -> bool:
    """Whether the file that leaves is not the one that stays, and was written later."""
    try:
        there = kept.lstat()
    except FileNotFoundError:
        return True
    here = path.lstat()
    return not os.path.samestat(here, there) and here.st_mtime_ns > there.st_mtime_ns


def _entries(folder: Path) -> list[Path]:
    """What lies in a folder, in a fixed order; nothing if there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            return [Path(entry.path) for entry in sorted(entries, key=lambda entry: entry.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
