"""The one way out to the disk: all files of an edition appear together, or not at all, whenever the program is killed.

A complete new folder is built beside the edition's, in which the files of other languages stand as links; one step
puts it in the place of the old one, which is then taken away.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.layout import EditionPlace, Kind
from pipeline.archive.leftovers import clear_away, recover, settle, shelves
from pipeline.archive.lock import alone_in
from pipeline.archive.record import read_record
from pipeline.archive.refusals import refusals
from pipeline.archive.staging import FILE_MODE, Staging, make_folders, remove_empty
from pipeline.archive.state import Condition, look
from pipeline.archive.swap import Swap, swap_in
from pipeline.errors import StorageError
from pipeline.findings import Place, finding

_PROBE = ".rapporteur-probe"


@dataclass(frozen=True, slots=True)
class Published:
    """An edition that lies in the archive: its files by kind."""

    files: Mapping[Kind, Path]


def prepare(out: Path) -> None:
    """Makes sure, before the first build, that editions can be written under `out`, and ends what killed runs began.

    Leaves nothing behind: folders appear with the first edition. Raises StorageError.
    """
    with refusals(out):
        made = make_folders(out)
        try:
            _try_out(out)
        finally:
            remove_empty(made)
    recover(out)


def _try_out(out: Path) -> None:
    """Makes and removes a folder in `out`, and asks of the shelves in it whether that could be done there."""
    with suppress(FileNotFoundError):  # another run may be trying too
        (out / _PROBE).mkdir(exist_ok=True)
        (out / _PROBE).rmdir()
    for shelf in shelves(out):
        if not os.access(shelf, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(shelf))


def publish(
    files: Mapping[str, bytes], place: EditionPlace, *, discard_changes: bool = False, mode: int = FILE_MODE
) -> Published:
    """The edition as it now lies in the archive, in place of the one that stood there.

    `files` are bytes by kind, the record among them; each gets the `mode`. Raises StorageError: F021 where a person
    changed what stands there (unless `discard_changes`), any other if the file system refuses; the old edition is then
    as it was.
    """
    contents = {Kind(kind): data for kind, data in files.items()}
    _insist_on_record(contents)
    with refusals(place.folder, sum(map(len, contents.values()))):
        made = make_folders(place.folder.parent)
        try:
            with alone_in(place.folder.parent) as shelf:
                settle(place)
                _insist_on_folder(place.folder)
                _replace(contents, place, shelf, discard_changes, mode)
        except BaseException:
            remove_empty(made)
            raise
    return Published({kind: place.path(kind) for kind in contents})


def _replace(contents: Mapping[Kind, bytes], place: EditionPlace, shelf: int, discard_changes: bool, mode: int) -> None:
    staging = Staging(place.staging)
    try:
        _fill(staging, contents, place, mode)
        if not discard_changes:
            _leave_peoples_work(place)
        swap = swap_in(staging.path, place.folder, place.aside)
        _make_lasting(swap, shelf)
    except BaseException:
        staging.undo()
        raise
    if swap.old is not None:
        # The edition is safe by now: what can't be taken away here is taken away by the next run.
        with suppress(OSError):
            clear_away(swap.old, place)


def _fill(staging: Staging, contents: Mapping[Kind, bytes], place: EditionPlace, mode: int) -> None:
    """Puts the new edition and links to all other files of the old folder into the new one."""
    own = {name for _, name in place.names()}
    if place.folder.exists():
        with os.scandir(place.folder) as entries:
            for entry in entries:
                if entry.name not in own and not entry.is_dir(follow_symlinks=False):
                    staging.link(Path(entry.path))
    for kind, data in contents.items():
        staging.write(place.name(kind), data, mode)
    staging.sync([place.name(kind) for kind in contents])


def _make_lasting(swap: Swap, shelf: int) -> None:
    """Waits until the swap is on the disk; if the disk refuses, the old edition comes back."""
    try:
        os.fsync(shelf)
    except OSError:
        swap.undo()
        raise


def _leave_peoples_work(place: EditionPlace) -> None:
    """Raises F021 for each file that a person changed; asked at the last moment, since builds take time."""
    standing = look(place, "")
    if standing.condition is Condition.CHANGED_BY_HAND:
        raise StorageError(*(finding("F021", Place(file=str(path)), path=str(path)) for path in standing.changed))


def _insist_on_folder(path: Path) -> None:
    """A file or a link under the folder's name is a person's doing; to exchange it would lose what it leads to."""
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def _insist_on_record(contents: Mapping[Kind, bytes]) -> None:
    """An edition whose record does not vouch for its files would look changed by hand for ever: our bug, so told."""
    record = read_record(contents[Kind.RECORD])
    digests = {kind: hashlib.sha256(data).hexdigest() for kind, data in contents.items() if kind is not Kind.RECORD}
    if record is None or not record.is_sealed or record.files != digests:
        raise ValueError("the record does not vouch for the files of its edition")
