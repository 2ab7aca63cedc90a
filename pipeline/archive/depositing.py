"""How a deposit comes into the archive: its folder appears with all that belongs to it, in one step, and is read-only.

What a killed run left is a hidden folder beside, which the next one takes away. The key of a deposit holds the first
figures of its content's hash, so that one document has one place, whatever else is deposited and in whatever order.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from pipeline.archive.deposits import DEPOSITS, Deposit
from pipeline.archive.layout import ASIDE, STAGING
from pipeline.archive.lock import alone_in
from pipeline.archive.refusals import refusals
from pipeline.archive.staging import READ_ONLY, Staging, make_folders, remove_empty, sync_path
from pipeline.archive.swap import swap_in
from pipeline.model.described import Described
from pipeline.model.symbol import Symbol

UNDATED = "undated"
"""The folder of those whose year nobody knows, beside those of the years."""

_LONGEST = 80
_OF_HASH = 8
_SUFFIX = re.compile(r"[a-z0-9]{1,8}")


def deposit_folder(office: Path, described: Described, digest: str) -> Path:
    """Where a document lies once it is deposited: `deposits/1987/SP-CL-XIII.O-DT-No-4-87-1a2b3c4d/`."""
    year = f"{described.years[0]:04d}" if described.years else UNDATED
    return office / DEPOSITS / year / f"{_stem(described)}-{digest[:_OF_HASH]}"


def original_name(key: str, name: str, kind: str) -> str:
    """The name of the original: its own suffix, or that of its kind where it has none that every disk takes."""
    own = Path(name).suffix.lower().removeprefix(".")
    return f"{key}.original.{own if _SUFFIX.fullmatch(own) else kind or 'bin'}"


def reading_name(key: str) -> str:
    """The name of the PDF for reading."""
    return f"{key}.reading.pdf"


def put_deposit(files: Mapping[str, bytes], folder: Path, replaces: tuple[Deposit, ...] = ()) -> None:
    """Puts a deposit where it belongs, its files by name, in place of those it `replaces`; on the disk when it returns.

    Killed at any moment the archive has the one or the other, or both; done again it is as if nothing had happened.
    StorageError if the file system refuses.
    """
    with refusals(folder, sum(map(len, files.values()))), ExitStack() as undo:
        undo.callback(remove_empty, make_folders(folder.parent))
        with alone_in(folder.parent):
            _put(files, folder)
        undo.pop_all()
    for old in replaces:
        if old.folder != folder:
            _take_away(old)


def clean_up(office: Path) -> None:
    """Ends what killed runs began in `deposits/`. StorageError."""
    root = office / DEPOSITS
    with refusals(root):
        for shelf in sorted(root.iterdir()) if root.is_dir() else ():
            if not shelf.is_symlink() and shelf.is_dir():
                _clean_up_shelf(shelf)


def _clean_up_shelf(shelf: Path) -> None:
    left = [path for path in shelf.iterdir() if _key_of(path)]
    if left:
        with alone_in(shelf):
            for path in sorted(left):
                _settle(shelf / _key_of(path))
    with suppress(OSError):  # the last deposit of a year may have gone to another
        shelf.rmdir()


def _key_of(path: Path) -> str:
    """The key of the deposit to whose making a hidden folder belongs; empty for what is not ours."""
    name = path.name
    ending = next((each for each in (STAGING, ASIDE) if name.startswith(".") and name.endswith(each)), "")
    return name[1 : -len(ending)] if ending else ""


def _hidden(folder: Path) -> tuple[Path, Path]:
    """The folder in which a deposit is made, and that in which the old one waits where two can't be exchanged in one step."""
    making, aside = (folder.with_name(f".{folder.name}{ending}") for ending in (STAGING, ASIDE))
    return making, aside


def _settle(folder: Path) -> None:
    """Ends what a killed run began here: the old deposit is back if the new one never came, and nothing is hidden any more."""
    making, aside = _hidden(folder)
    if aside.exists() and not folder.exists():
        aside.rename(folder)
    for left in (making, aside):
        if left.exists():
            shutil.rmtree(left)


def _put(files: Mapping[str, bytes], folder: Path) -> None:
    _settle(folder)
    making, aside = _hidden(folder)
    staging = Staging(making)
    with ExitStack() as undo:
        undo.callback(staging.undo)
        for name, data in files.items():
            staging.write(name, data, READ_ONLY)
        staging.sync(list(files))
        swap = swap_in(staging.path, folder, aside)
        sync_path(folder.parent)
        undo.pop_all()
    if swap.old is not None:
        with suppress(OSError):  # the deposit is safe by now; the next run takes this away
            shutil.rmtree(swap.old)


def _take_away(old: Deposit) -> None:
    """A deposit that another has replaced goes, in one step; where a person laid files beside its own, these stay."""
    with refusals(old.folder):
        if not old.folder.is_dir():
            return
        with alone_in(old.folder.parent):
            if {one.name for one in old.folder.iterdir()} <= {one.name for one in old.paths}:
                making, _ = _hidden(old.folder)
                old.folder.rename(making)
                shutil.rmtree(making)
            else:
                for path in reversed(old.paths):  # without its record it is a deposit no more
                    path.unlink(missing_ok=True)
        with suppress(OSError):  # others of that year
            old.folder.parent.rmdir()


def _stem(described: Described) -> str:
    """The first symbol made safe for any disk, else the words of the title."""
    symbol = next((key for each in described.symbols if (key := Symbol(each).key)), "")
    plain = unicodedata.normalize("NFKD", described.title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")
    return (symbol or words or "document")[:_LONGEST].strip("-.")


def record_name(key: str) -> str:
    """The name of the record."""
    return f"{key}.json"


def is_as_left(deposit: Deposit) -> bool:
    """Whether nothing of a deposit was changed, lost or taken away, as far as names and sizes of files can tell."""
    return deposit.is_sealed and all(os.access(path, os.F_OK) for path in deposit.paths)
