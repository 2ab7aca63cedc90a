"""The files of issued editions: they come into `issued/` all at once or not at all, and are kept as they are from then on.

Whether an edition is issued the register alone knows. Files without a line there are what a killed command left, and give
way to the next, unless a status file stands beside them: that is written last, so that a register which does not know them
has lost them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.beside import written_beside
from pipeline.archive.layout import STATUS, EditionPlace, Kind
from pipeline.archive.leftovers import recover
from pipeline.archive.lock import alone_in
from pipeline.archive.publish import publish
from pipeline.archive.refusals import refusals
from pipeline.archive.staging import READ_ONLY, set_mode, sync_path
from pipeline.archive.state import digest
from pipeline.errors import RegisterError
from pipeline.findings import Place, finding

STATUS_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """A file of an issued edition that is not as the register has it; `found` is its hash, empty if it is not there."""

    path: Path
    expected: str
    found: str = ""


def put_in(files: Mapping[str, bytes], place: EditionPlace) -> None:
    """Puts the files of an edition, by kind, where issued ones lie; they are on the disk when it returns.

    The register must not know the edition, and be locked by the caller. RegisterError R095 if other files lie there that
    were issued once; StorageError if the file system refuses.
    """
    with refusals(place.folder):
        others = [path for kind, name in place.names() if (path := place.folder / name).exists()]
        if place.status.exists() and any(not _holds(path, files, place) for path in others):
            raise RegisterError(finding("R095", Place(file=str(place.status)), path=str(place.folder)))
    publish(files, place, discard_changes=True, mode=READ_ONLY)


def _holds(path: Path, files: Mapping[str, bytes], place: EditionPlace) -> bool:
    by_name = {place.name(kind): data for kind, data in files.items()}
    return path.name in by_name and digest(path) == hashlib.sha256(by_name[path.name]).hexdigest()


def clean_up(issued: Path) -> None:
    """Ends what killed commands began in `issued/`. Raises StorageError."""
    recover(issued)


def take_away(place: EditionPlace, files: Mapping[str, str]) -> None:
    """Takes the copies of an issued edition out of `outputs/`: those alone that have the hashes which the register has."""
    with refusals(place.folder):
        if not place.folder.is_dir():
            return
        with alone_in(place.folder.parent):
            for kind, expected in files.items():
                path = place.path(kind)
                if path.is_file() and not path.is_symlink() and digest(path) == expected:
                    path.unlink()
            for folder in (place.folder, place.folder.parent):
                with suppress(OSError):  # other languages, or a person's own files
                    folder.rmdir()


def faults_in(place: EditionPlace, files: Mapping[str, str]) -> Iterator[Fault]:
    """The files of an issued edition that are missing, or have other bytes than the register says. Reads all of them."""
    for kind, expected in sorted(files.items()):
        path = place.path(kind)
        with refusals(path):
            found = digest(path) if path.is_file() else ""
        if found != expected:
            yield Fault(path, expected, found)


def files_below(issued: Path) -> Iterator[Path]:
    """Every file below `issued/`, in order, hidden ones too."""
    with refusals(issued):
        for folder, names, files in os.walk(issued):
            names.sort()
            yield from (Path(folder, name) for name in sorted(files))


def names_of(place: EditionPlace, kinds: Mapping[str, str]) -> frozenset[Path]:
    """The files that an issued edition has a right to: its own, and the status file."""
    return frozenset([*(place.path(Kind(kind)) for kind in kinds), place.status])


def status_bytes(fields: Mapping[str, object]) -> bytes:
    """The bytes of a status file, the same for the same fields: JSON, names sorted, UTF-8, LF, with its format."""
    text = json.dumps({"format": STATUS_FORMAT, **fields}, sort_keys=True, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def write_status(place: EditionPlace, data: bytes) -> bool:
    """Whether the status file had to be written, all at once; where it says the same already it is left. StorageError."""
    path = place.status
    with refusals(path, len(data)):
        if not path.parent.is_dir() or (path.is_file() and path.read_bytes() == data):
            return False
        with alone_in(path.parent.parent), written_beside(path, data, READ_ONLY) as beside:
            set_mode(beside, READ_ONLY)
            beside.replace(path)
            sync_path(path.parent)
    return True


def is_status(path: Path) -> bool:
    """Whether a file is a status file by its name."""
    return path.name.endswith(STATUS)
