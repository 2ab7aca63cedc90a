"""Which files of a folder are documents, and their bytes, read once."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.archive.refusals import refusals
from pipeline.errors import InputError, StorageError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.programs.kinds import kind_of

MOST_BYTES = 500 << 20
TABLE = "deposit"
"""How a table is called, without its ending, that lies in the folder of its documents."""

ENDINGS = (".xlsx", ".csv")

_STRAY = re.compile("[\udc80-\udcff]")  # what Python makes of bytes of a name that are no UTF-8
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

# what systems and word processors leave beside documents
_NOBODYS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})


@dataclass(frozen=True)
class Paper:
    """A document to be deposited: where it lies, what the table calls it, its bytes, their hash, their kind."""

    path: Path
    name: str
    data: bytes = field(repr=False)
    digest: str
    kind: str


def files_in(paths: Iterable[Path], table: Path, but: Collection[Path] = ()) -> list[Path]:
    """The files that are meant, of folders those below them in order; hidden ones, links and the table itself left out.

    `but` are folders of the office's own, in which nothing is looked for.
    """
    found: dict[Path, None] = {}
    kept = {folder.resolve() for folder in but}
    for path in paths:
        for file in _below(path, kept) if path.is_dir() else (path,):
            if not _is_same(file, table):
                found.setdefault(file)
    return list(found)


def read_paper(path: Path, name: str) -> Paper:
    """A document. InputError D003 where there is no file, D006 if it is too large, D029 if it is empty, F… if unreadable."""
    place = Place(name)
    try:
        with refusals(path):
            if not path.is_file():
                raise InputError(finding("D003", place, name=name))
            if path.stat().st_size > MOST_BYTES:
                raise InputError(finding("D006", place, name=name, limit=MOST_BYTES >> 20))
            data = path.read_bytes()
    except StorageError as error:  # one file that can't be read stops no other
        raise InputError(*error.findings) from error
    if not data:
        raise InputError(finding("D029", place, name=name))
    return Paper(path, name, data, hashlib.sha256(data).hexdigest(), kind_of(data))


def as_warnings(error: InputError) -> tuple[Finding, ...]:
    """What is wrong with one file of a folder, which stops no other."""
    return tuple(replace(each, severity=Severity.WARNING) for each in error.findings)


def named(path: Path, root: Path) -> str:
    """What a table in the folder `root` calls a file: its path from there, or the whole one if it lies elsewhere."""
    return legible(Path(os.path.relpath(path, root)).as_posix())


def legible(name: str) -> str:
    """A file's name as it can be told and written: accents in one sign, old disks' ones too, and nothing that is no sign."""
    told = _STRAY.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace"), name)
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", told))


def alike(name: str) -> str:
    """A name as spreadsheets may give it back: accents in one sign, and single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def table_in(folder: Path) -> Path | None:
    """The table that lies in a folder; None where there is none."""
    return next((path for ending in ENDINGS if (path := folder / f"{TABLE}{ending}").is_file()), None)


def _below(folder: Path, but: Collection[Path]) -> Iterator[Path]:
    with refusals(folder):
        for here, folders, files in os.walk(folder, onerror=_refused):
            inner = sorted(name for name in folders if not name.startswith("."))
            folders[:] = [name for name in inner if Path(here, name).resolve() not in but]
            for name in sorted(files):
                path = Path(here, name)
                if not name.startswith((".", "~$")) and name.lower() not in _NOBODYS and _is_plain(path):
                    yield path


def _is_plain(path: Path) -> bool:
    """Whether it is a file, and neither a link nor a pipe or a device, which may never end."""
    return stat.S_ISREG(path.lstat().st_mode)


def _refused(error: OSError) -> None:
    raise error


def _is_same(file: Path, table: Path) -> bool:
    return os.path.abspath(file) == os.path.abspath(table)  # noqa: PTH100 a name is compared, no link followed
