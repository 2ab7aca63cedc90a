"""The reports of the archive by what their records say: which symbols are in use, and whether the files are as recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.layout import ISSUED, STATUS, EditionPlace, is_manifestation
from pipeline.archive.record import Record, record_at
from pipeline.archive.state import Condition, look
from pipeline.model.symbol import Symbol

__all__ = ["ISSUED", "Recorded", "recorded"]

_YEARS = "[0-9][0-9][0-9][0-9]"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A final edition in the archive, by its record."""

    path: Path
    record: Record

    @property
    def symbol(self) -> Symbol:
        """The symbol that it carries."""
        return Symbol(self.record.symbol)

    @property
    def title(self) -> str:
        """The title of the meeting in the edition's language; empty if the record has none."""
        value = self.record.fields.get("title")
        return value if isinstance(value, str) else ""

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day, ISO dates; empty where the record has none."""
        value = self.record.fields.get("days")
        days = sorted(day for day in value if isinstance(day, str)) if isinstance(value, list) else []
        return (days[0], days[-1]) if days else ("", "")

    @property
    def is_as_left(self) -> bool:
        """Whether record and files are as they were written. Reads every byte of them."""
        stem = self.path.name.removesuffix(".json")
        return look(EditionPlace(self.path.parent, stem), "").condition is not Condition.CHANGED_BY_HAND


def recorded(*roots: Path, folder: str = "*") -> Iterator[Recorded]:
    """Every final edition below some folders (`outputs/`, `issued/`), in order; files that are no record are passed over.

    Of an issued one it is the first manifestation. With the name of a `folder`, those in it alone, of whatever year.
    """
    for root in roots:
        for path in sorted(root.glob(f"{_YEARS}/{folder}/*.json")):
            if path.name.endswith(STATUS) or is_manifestation(path.stem):
                continue
            record = record_at(path)
            if record is not None and record.symbol:
                yield Recorded(path, record)
