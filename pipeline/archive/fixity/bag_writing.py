"""A bag written whole or not at all: payload copied byte for byte, tag files and manifests, read back before it has its name.

BagIt 1.0 (RFC 8493) by SHA-256. The manifests are written here, in the order of their names, since the `bagit` library
writes tag manifests in the order of the disk and works in another working directory; the library judges the outcome.
There is no `Bagging-Date`, which the RFC leaves free: with the clock in it, two bags of one archive would differ.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.fixity.bags import DECLARATION, INFO, PAYLOAD, open_bag
from pipeline.archive.fixity.hashes import SHA256, open_plain
from pipeline.archive.layout import STAGING
from pipeline.archive.lock import alone_in
from pipeline.archive.refusals import refusals
from pipeline.archive.staging import FILE_MODE, FOLDER_MODE, make_folders, remove_empty, set_mode, sync_path
from pipeline.errors import RegisterError, StorageError
from pipeline.findings import Place, finding

_DECLARED = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_PIECE = 1 << 20
# What RFC 8493 and the library write otherwise, or what the library takes off: no name that both read alike.
_UNSAFE = re.compile(r"[%\r\n]|^[\s*]|\s$")


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the payload: where it lies, its name below `data/`, the SHA-256 that it must have, its size in bytes."""

    path: Path
    name: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Tags:
    """What a bag says of itself: the lines of `bag-info.txt`, and further tag files by name."""

    info: Sequence[tuple[str, str]]
    files: Mapping[str, bytes]


def write_bag(bag: Path, packed: Sequence[Packed], tags: Tags, watch: Callable[[int], None]) -> None:
    """Writes a bag at a place where nothing stands yet.

    StorageError F310 if something stands there, F311 for a name that bags can't hold; RegisterError F300 if a file has
    changed since it was verified. Nothing is left then.
    """
    insist_on_room(bag)
    if unsafe := [each for each in packed if _UNSAFE.search(each.name)]:
        raise StorageError(*(finding("F311", Place(str(each.path)), path=str(each.path)) for each in unsafe))
    with refusals(bag, sum(each.size for each in packed)):
        made = make_folders(bag.parent)
        try:
            with alone_in(bag.parent):
                insist_on_room(bag)  # another may have made it meanwhile
                _make(bag, packed, tags, watch)
        finally:
            remove_empty(made)  # a bag keeps its own


def _make(bag: Path, packed: Sequence[Packed], tags: Tags, watch: Callable[[int], None]) -> None:
    """Fills a hidden folder beside, which takes the bag's name when it is whole, or is gone."""
    staging = bag.with_name(f".{bag.name}{STAGING}")
    shutil.rmtree(staging, ignore_errors=True)  # of a run that was killed
    try:
        _fill(staging, packed, tags, watch)
        staging.rename(bag)
        sync_path(bag.parent)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def insist_on_room(bag: Path) -> None:
    """StorageError F310 if something stands where a bag is to be written."""
    if os.path.lexists(bag):
        raise StorageError(finding("F310", Place(str(bag)), path=str(bag)))


def _fill(staging: Path, packed: Sequence[Packed], tags: Tags, watch: Callable[[int], None]) -> None:
    payload: dict[str, str] = {}
    (staging / PAYLOAD).mkdir(parents=True)
    for each in sorted(packed, key=lambda one: one.name):
        name = f"{PAYLOAD}/{each.name}"
        _copy(each, staging / name)
        payload[name] = each.digest
        watch(each.size)
    size = sum(each.size for each in packed)
    info = [*tags.info, ("Payload-Oxum", f"{size}.{len(packed)}")]
    written = {DECLARATION: _DECLARED, INFO: _info(info), f"manifest-{SHA256}.txt": _manifest(payload), **tags.files}
    for name, data in written.items():
        _write(staging / name, data)
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in written.items()}
    _write(staging / f"tagmanifest-{SHA256}.txt", _manifest(sums))
    for folder, _, _ in os.walk(staging, topdown=False):
        set_mode(Path(folder), FOLDER_MODE)
        sync_path(Path(folder))
    open_bag(staging).validate()


def _copy(packed: Packed, target: Path) -> None:
    """Copies a file; RegisterError F300 if it is not what it was when it was verified."""
    target.parent.mkdir(parents=True, exist_ok=True)
    whole = hashlib.sha256()
    with refusals(packed.path):
        source = open_plain(packed.path)
    with source, target.open("xb") as file:
        for piece in iter(lambda: source.read(_PIECE), b""):
            whole.update(piece)
            file.write(piece)
        set_mode(file.fileno(), FILE_MODE)
        file.flush()
        os.fsync(file.fileno())
    if whole.hexdigest() != packed.digest:
        raise RegisterError(finding("F300", Place(str(packed.path))))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        set_mode(file.fileno(), FILE_MODE)
        file.flush()
        os.fsync(file.fileno())


def _info(lines: Sequence[tuple[str, str]]) -> bytes:
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in lines).encode()


def _manifest(sums: Mapping[str, str]) -> bytes:
    return "".join(_lines(sums)).encode()


def _lines(sums: Mapping[str, str]) -> Iterator[str]:
    return (f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
