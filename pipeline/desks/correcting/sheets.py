"""The input files of corrections: those of a corrigendum and an addendum are new, that of a revision is the corrected one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pipeline.desks.correcting.kinds import CorrectionKind
from pipeline.desks.opening import edited
from pipeline.messages import phrase
from pipeline.model.chapters import Correction, Section
from pipeline.model.report import Access, Report
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of, document_of
from pipeline.reading.editing import Change, Put, Remove
from pipeline.reading.editions.fields import fields_tree
from pipeline.reading.editions.write import visible, write_fields
from pipeline.reading.writing import Tree, tree_of

_MEETING = ("title", "titles", "mode", "date", "from", "to", "dates", "place", "body", "session")
_TAKEN_OVER = ("access", "embargo", "issued", "meeting")

Content = Mapping[str, object]
"""The chapters of a sheet: its `corrections`, or its `sections`."""


def sheet_text(
    kind: CorrectionKind, symbol: Symbol, issued: Report, after: Report, content: Content, command: str, reader: str
) -> str:
    """The input file of a corrigendum or an addendum, with the facts of the meeting as they were issued.

    `command` is what makes the document of it, for a comment in the reader's language. Whatever was internal, or under
    embargo, on one side alone, is so in the correction.
    """
    stricter = after.model_copy(update={"access": _access(issued, after), "embargo": _embargo(issued, after)})
    taken = fields_tree(stricter) | {"issued": issued.issued, "meeting": _meeting(issued)}
    head: dict[str, Tree] = {
        "format": tree_of(1),
        "symbol": symbol.printed,
        "language": tree_of(issued.language),
        "type": kind.value,
    }
    fields = {name: taken[name] for name in _TAKEN_OVER if taken.get(name)}
    chapters = {name: tree_of(value, (name,)) for name, value in content.items()}
    said = phrase("correct_opening", reader, symbol=visible(str(_corrected(symbol))), command=command)
    return f"# {said}\n{write_fields({**head, **fields, **chapters})}"


def _corrected(symbol: Symbol) -> Symbol:
    """The symbol without its last suffix."""
    return Symbol(symbol.printed.rpartition("/")[0])


def _meeting(report: Report) -> Tree:
    meeting = fields_tree(report)["meeting"]
    return {name: meeting[name] for name in _MEETING if name in meeting} if isinstance(meeting, dict) else meeting


def _access(*reports: Report) -> Access:
    internal = any(report.access is Access.INTERNAL for report in reports)
    return Access.INTERNAL if internal else Access.PUBLIC


def _embargo(*reports: Report) -> datetime | None:
    """The later of the embargoes."""
    return max((report.embargo for report in reports if report.embargo), default=None)


def corrigendum(corrections: Iterable[Correction]) -> Content:
    """What a corrigendum says."""
    return {"corrections": [_fields(each) for each in corrections]}


def addendum(sections: Sequence[Section]) -> Content:
    """What an addendum says."""
    return {"sections": [{"title": each.title, "text": each.text} for each in sections]}


def revised(data: bytes, file: Path, report: Report, number: int, corrections: Sequence[Correction]) -> bytes:
    """The corrected input as a revision: with its number, and with what it corrects; all else as it stands there."""
    symbol = Symbol(report.symbol or "")
    changes: list[Change] = [Put("symbol", base_of(symbol).printed)] if document_of(symbol) else []
    changes.append(Put("revision", number))
    if corrections:
        changes.append(Put("corrections", [_fields(each) for each in corrections]))
    elif report.corrections:
        changes.append(Remove("corrections"))
    return edited(data, changes, file)


def _fields(correction: Correction) -> dict[str, str]:
    given = {name: getattr(correction, name) for name in ("place", "instead_of", "read", "text")}
    return {name: value for name, value in given.items() if value}
