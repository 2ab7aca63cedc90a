"""The ledger as a sheet that people edit: its columns, the cells of each row, and what tells later what was changed."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.desks.ledger.commitments import Commitment
from pipeline.desks.ledger.wording import Wording
from pipeline.messages import phrase
from pipeline.model.base import Language
from pipeline.model.commitment import NOTED
from pipeline.prose.cells import cell_of
from pipeline.reading.imports.words import squeezed

FACTS = ("text", "responsible", "topic", "due", "every")
"""The columns that say what was agreed: they come from the reports, and nobody changes them in a sheet."""

COLUMNS = ("id", "item", *FACTS, "last_day", *NOTED, "page", "title", "state")
"""All columns by name, in order. `state` says from which state of the ledger the row was written, and what its facts were.

It begins with a letter, since spreadsheets take `3.1e5` in a CSV file for a number.
"""

PUBLIC = tuple(name for name in COLUMNS if name not in (*NOTED, "state"))
"""The columns of a sheet that may leave the house."""

DAYS = ("last_day", "date")

_MOST_IN_CELL = 32_000  # 32,767 is what Excel holds
_DIGITS = 10
_DELIMITERS = {"en": ","}  # elsewhere commas stand in figures, and Excel parts columns by semicolons


@dataclass(frozen=True)
class SheetRow:
    """A row by the names of its columns; days are ISO days or empty."""

    cells: dict[str, str]
    is_overdue: bool


@dataclass(frozen=True)
class LedgerSheet:
    """A sheet as it is written: its columns and rows in one language, and the line above them that says whom it is for."""

    language: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notice: str

    @property
    def heads(self) -> tuple[str, ...]:
        """The headings in the reader's language."""
        return tuple(head_of(name, self.language) for name in self.columns)


def head_of(column: str, language: str) -> str:
    """The heading of a column in a language."""
    return phrase(f"ledger_column_{column}", language)


def cells_of(one: Commitment, wording: Wording, sequence: int) -> dict[str, str]:
    """The cells of a commitment by column, none longer than a spreadsheet holds; `sequence` names the ledger's state."""
    noted = one.noted
    cells = {
        "id": str(one.id),
        "item": wording.item(one),
        "text": wording.text(one),
        "responsible": wording.who(one),
        "topic": wording.topic(one),
        "due": wording.due(one),
        "every": wording.every(one),
        "last_day": one.span.last.isoformat() if one.span else "",
        "status": wording.status(one),
        "date": noted.date,
        "note": noted.note,
        "proof": noted.proof,
        "page": wording.page(one),
        "title": wording.title(one),
    }
    held = {name: cut(text) for name, text in cells.items()}
    return {**held, "state": f"s{sequence}.{fingerprint([held[name] for name in FACTS])}"}


def fingerprint(facts: Sequence[str]) -> str:
    """What names the facts of a row, by their letters and figures alone: spreadsheets change blanks and signs."""
    whole = "\0".join(squeezed(fact) for fact in facts)
    return hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]


def csv_bytes(sheet: LedgerSheet) -> bytes:
    """The sheet as CSV, as Excel opens it in the reader's language; text that looks like a formula stays text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=_DELIMITERS.get(sheet.language, ";"), lineterminator="\r\n")
    if sheet.notice:
        writer.writerow([cell_of(sheet.notice)])
    writer.writerow(sheet.heads)
    for row in sheet.rows:
        writer.writerow([cell_of(row.cells[name]) for name in sheet.columns])
    return out.getvalue().encode("utf-8-sig")


def languages() -> tuple[str, ...]:
    """The languages in which a sheet may come back."""
    return tuple(each.value for each in Language)


def cut(text: str) -> str:
    """As much of a text as a cell holds."""
    return text if len(text) <= _MOST_IN_CELL else f"{text[:_MOST_IN_CELL]}…"
