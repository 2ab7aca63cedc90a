"""Files put where a person works: new ones beside each other, all or none, and an input file in place of its old self.

What is there already is never written over: of a new file's name only the same bytes may stand there, left by a run that
was killed; an input file gives way only as long as it still says what was read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.archive.beside import clear_beside, written_beside
from pipeline.archive.layout import STAGING
from pipeline.archive.refusals import refusals
from pipeline.archive.rewriting import rewrite
from pipeline.archive.staging import make_folders, remove_empty
from pipeline.errors import StorageError
from pipeline.findings import Place, finding

_USUAL = 0o666  # less what the umask takes


def place_new(files: Mapping[Path, bytes]) -> None:
    """Writes new files, the last of them last; StorageError F204 if one is there with other bytes, and then none is new."""
    _refuse_others(files)
    placed: list[Path] = []
    made: list[Path] = []
    try:
        for path, data in files.items():
            with refusals(path, len(data)):
                made += make_folders(path.parent)
                if _appears(path, data):
                    placed.append(path)
    except StorageError:
        for path in placed:
            path.unlink(missing_ok=True)
        remove_empty(made)
        raise


def is_free_for(folder: Path, files: Mapping[Path, bytes]) -> bool:
    """Whether these files may be put into a folder of their own: it is not there, or has all of them, or nothing else.

    That is how a killed run leaves it: some of the files, or one that was just being written. Raises StorageError.
    """
    if not os.path.lexists(folder):
        return True
    with refusals(folder):
        there = {path for path in folder.rglob("*") if not path.is_dir()} if folder.is_dir() else {folder}
    ours = {path for path, data in files.items() if path in there and _holds(path, data)}
    return len(ours) == len(files) or all(path in ours or path.name.endswith(STAGING) for path in there)


def write_files(files: Mapping[Path, bytes], *, is_forced: bool) -> None:
    """Writes what was asked for, all or none; StorageError F270 for a file that is there already, unless `is_forced`."""
    there = [path for path, data in files.items() if os.path.lexists(path) and not _holds(path, data)]
    if there and not is_forced:
        raise StorageError(*(finding("F270", Place(str(path)), path=str(path)) for path in there))
    place_new({path: data for path, data in files.items() if path not in there})
    for path in there:
        with refusals(path, len(files[path])):
            before = path.read_bytes()
        rewrite(path, before, files[path])


def replace_input(path: Path, before: bytes, after: bytes, beside: Mapping[Path, bytes]) -> None:
    """Puts `after` in place of an input file that still holds the bytes `before`; new files beside it come first.

    StorageError P004 if the file was changed meanwhile, F204 if a file beside it is there; nothing is changed then.
    """
    new = [file for file in beside if not os.path.lexists(file)]
    place_new(beside)
    try:
        rewrite(path, before, after)
    except StorageError:
        for file in new:
            file.unlink(missing_ok=True)
        raise


def _refuse_others(files: Mapping[Path, bytes]) -> None:
    taken = [path for path, data in files.items() if os.path.lexists(path) and not _holds(path, data)]
    if taken:
        raise _taken(*taken)


def _taken(*paths: Path) -> StorageError:
    return StorageError(*(finding("F204", Place(file=str(path)), path=str(path)) for path in paths))


def _holds(path: Path, data: bytes) -> bool:
    """Whether a plain file has exactly these bytes; what a killed run left may stand."""
    with refusals(path):
        status = path.lstat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(data) and path.read_bytes() == data


def _appears(path: Path, data: bytes) -> bool:
    """Whether the file was not there before; it appears with all its bytes, in place of none."""
    if os.path.lexists(path):
        with suppress(OSError):  # a run that was killed just then left it under both names
            clear_beside(path)
        return False
    with written_beside(path, data, _USUAL) as staged:
        try:
            os.link(staged, path)
        except FileExistsError:
            raise _taken(path) from None
        except OSError:  # a file system without links
            if os.path.lexists(path):
                raise _taken(path) from None
            staged.rename(path)
    return True
