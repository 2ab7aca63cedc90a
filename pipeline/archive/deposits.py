"""The deposits: documents that we did not make, kept as they came, each in a folder of its own with its record.

`deposits/` stands beside `rapporteur.toml`, never inside `outputs/`. A deposit is one folder that appears all at once:
the original byte for byte, a PDF for reading where one could be made, and the record, which vouches for both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.layout import STAGING
from pipeline.archive.record import Record, record_at
from pipeline.archive.refusals import refusals
from pipeline.model.described import Described
from pipeline.model.symbol import Symbol

DEPOSITS = "deposits"
"""The folder of the deposits, in that of the office."""

ORIGINAL, READING, RECORD = "original", "reading", "record"
"""The kinds of files: what came, the PDF for reading, the record."""

_MARK = "deposit"


@dataclass(frozen=True)
class Deposit:
    """A document that lies in the archive as it came, and what its record says of it.

    `symbols` are as printed: none, one, or several. `date` is as it was written (`1987?`), with the first and the last
    year that it may mean, None where it means none. `language` and `type` are empty where nobody knows. `files` are the
    SHA-256 of the original and, where there is one, of the PDF for reading, by kind; `names` are their file names in
    `folder`. `is_sealed` is whether nobody altered the record; `record` is all that it says.
    """

    symbols: tuple[str, ...]
    title: str
    date: str
    first_year: int | None
    last_year: int | None
    language: str
    type: str
    access: str
    files: Mapping[str, str]
    names: Mapping[str, str]
    folder: Path
    is_sealed: bool
    record: Record

    @property
    def key(self) -> str:
        """What the deposit is called in the archive: the name of its folder."""
        return self.folder.name

    @property
    def described(self) -> Described:
        """What its record says of the document, as an archivist described it."""
        return Described(self.symbols, self.title, self.date, self.language, self.type, self.access)

    @property
    def record_path(self) -> Path:
        """Where its record lies."""
        return self.folder / f"{self.key}.json"

    def path(self, kind: str) -> Path:
        """Where one of its files lies; KeyError for a kind that it has not."""
        return self.folder / self.names[kind]

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files that belong to it, its record last."""
        return (*(self.path(kind) for kind in sorted(self.files)), self.record_path)

    @property
    def order(self) -> tuple[object, ...]:
        """By what deposits are put in order: years, those of unknown date last, then symbol, then title."""
        year = 9999 if self.first_year is None else self.first_year
        return (year, self.last_year or year, [Symbol(each).normal for each in self.symbols], self.title, self.key)


def deposits(office: Path) -> tuple[Deposit, ...]:
    """All deposits of an office, in order of years; `office` is the folder of `rapporteur.toml`. StorageError."""
    return tuple(sorted(_all(office / DEPOSITS), key=lambda each: each.order))


def deposit_at(path: Path) -> Deposit | None:
    """The deposit that a path means: its folder, its record, or one of its files; None where there is none."""
    folder = path if path.is_dir() else path.parent
    found = _read(folder)
    return found if found and (path == folder or path.name in {each.name for each in found.paths}) else None


def is_deposit(record: Record) -> bool:
    """Whether a record is that of a deposit."""
    return _MARK in record.fields


def _all(root: Path) -> Iterator[Deposit]:
    for shelf in _folders(root):
        for folder in _folders(shelf):
            if (found := _read(folder)) is not None:
                yield found


def _folders(folder: Path) -> list[Path]:
    """The folders in a folder, in order; what is hidden is in the making, or no affair of ours."""
    with refusals(folder):
        try:
            with os.scandir(folder) as entries:
                names = [one.name for one in entries if one.is_dir(follow_symlinks=False)]
        except (FileNotFoundError, NotADirectoryError):
            return []
    return [folder / name for name in sorted(names) if not name.startswith(".") and not name.endswith(STAGING)]


def _read(folder: Path) -> Deposit | None:
    path = folder / f"{folder.name}.json"
    record = record_at(path)
    return None if record is None or not is_deposit(record) else _deposit(folder, record)


def _deposit(folder: Path, record: Record) -> Deposit:
    fields = record.fields
    symbols, years = fields.get("symbols"), fields.get("years")
    first, last = _years(years)
    names = fields.get("names")
    own = {str(kind): Path(str(name)).name for kind, name in names.items()} if isinstance(names, dict) else {}
    return Deposit(
        symbols=tuple(map(str, symbols)) if isinstance(symbols, list) else (),
        title=_text(fields, "title"),
        date=_text(fields, "date"),
        first_year=first,
        last_year=last,
        language=_text(fields, "language"),
        type=_text(fields, "type"),
        access=_text(fields, "access"),
        files={kind: digest for kind, digest in record.files.items() if kind in own},
        names=own,
        folder=folder,
        is_sealed=record.is_sealed,
        record=record,
    )


def _years(value: object) -> tuple[int | None, int | None]:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(year, int) for year in value):
        return value[0], value[1]
    return None, None


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""
