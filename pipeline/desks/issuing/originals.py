"""The originals of what a report names beside its input: kept in the register's store by their hashes once it is issued.

The log has the hashes: of annexes those of the files as they are, of pictures those of what is printed, since whatever a
photograph says of its maker is private.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pipeline.archive.inputs import attached_path, keep_attached
from pipeline.archive.issued import Fault
from pipeline.archive.refusals import refusals
from pipeline.archive.register.editions import IssuedEdition
from pipeline.archive.state import digest
from pipeline.desks.inputs import INPUTS
from pipeline.errors import InputError, RegisterError
from pipeline.findings import Finding, Place, finding
from pipeline.model.choices import Settings
from pipeline.reading.folder import MOST_ANNEX_BYTES, read_beside


def keep_originals(attached: Mapping[str, str], near: Path | None, settings: Settings) -> None:
    """Keeps the files that these names and hashes stand for: those beside an input, or below `inputs/`.

    RegisterError R054 if one is not there any more as it was; StorageError.
    """
    lost = []
    for name, wanted in attached.items():
        data = b"" if _is_kept(wanted, settings) else original(name, wanted, near, settings)
        if data is None:
            lost.append(_lost(name))
        elif data:
            keep_attached(settings.register, data)
    if lost:
        raise RegisterError(*lost)


def missing_originals(attached: Mapping[str, str], source: str, settings: Settings) -> Iterator[Finding]:
    """R054 for each file that is neither kept nor found below `inputs/`, for a report that is not named by its input."""
    for name, wanted in attached.items():
        if not _is_kept(wanted, settings) and original(name, wanted, None, settings) is None:
            yield _lost(name, source)


def original(name: str, wanted: str, near: Path | None, settings: Settings) -> bytes | None:
    """The bytes that have a hash, or that are printed of what lies under that name; None if they are nowhere."""
    for folder in _folders(near, settings):
        if name.isascii() and not os.path.lexists(folder / name):
            continue  # an accent may be written otherwise on the disk
        try:
            data = read_beside(folder, name, MOST_ANNEX_BYTES)
        except InputError:
            continue
        for found in (data, _printed(data, name)):
            if hashlib.sha256(found).hexdigest() == wanted:
                return found
    return None


def faults_in_originals(edition: IssuedEdition, settings: Settings) -> Iterator[tuple[str, Fault]]:
    """The files from beside the input of an issued edition that are not kept as they were, by name. Reads all of them."""
    for name, wanted in sorted(edition.attached.items()):
        path = attached_path(settings.register, wanted)
        with refusals(path):
            found = digest(path) if path.is_file() else ""
        if found != wanted:
            yield name, Fault(path, wanted, found)


def take_in_originals(editions: Iterable[IssuedEdition], settings: Settings) -> int:
    """How many originals that were not kept, or not as they were, are kept now, out of `inputs/`."""
    taken = 0
    for edition in editions:
        for name, fault in faults_in_originals(edition, settings):
            if data := original(name, fault.expected, None, settings):
                keep_attached(settings.register, data)
                taken += 1
    return taken


def _folders(near: Path | None, settings: Settings) -> Iterator[Path]:
    """Where originals may lie: beside the input, then in every folder below `inputs/`."""
    if near is not None:
        yield near
    for folder, names, _ in os.walk(settings.office / INPUTS):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield Path(folder)


def _printed(data: bytes, name: str) -> bytes:
    """What is printed of a picture; nothing for what is none."""
    from pipeline.reading.pictures import take_picture

    try:
        return take_picture(data, name, Place()).data
    except InputError:
        return b""


def _is_kept(wanted: str, settings: Settings) -> bool:
    path = attached_path(settings.register, wanted)
    with refusals(path):
        return path.is_file() and digest(path) == wanted


def _lost(name: str, source: str = "") -> Finding:
    return finding("R054", Place(file=source or name), None, name=name)
