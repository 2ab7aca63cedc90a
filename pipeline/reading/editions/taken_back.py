"""A table of two columns back to the input of the edition that was written in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.errors import InputError
from pipeline.findings import Place, finding
from pipeline.model.columns import Inlines, RowKind, shown_words
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.office.terms import Terms
from pipeline.reading.editions.returned import Returned, placed
from pipeline.reading.editions.rows import rows_of
from pipeline.reading.editions.text import edition_text
from pipeline.reading.imports.words import words_of
from pipeline.reading.report import read_report

Kept = Callable[[str], bytes | None]
"""Gives the canonical input that is kept under a hash, if there is one."""


@dataclass(frozen=True)
class TakenBack:
    """The edition's input and its report; the words that were written, and those that stand beside no text."""

    text: str
    report: Report
    words: int
    homeless: tuple[str, ...]
    waiting: int


def taken_back(returned: Returned, name: str, office: Office, kept: Kept | None = None) -> TakenBack:
    """The edition that a table gives; what is empty in it waits still.

    The original is the one that the table carries; where that was lost, the one that is `kept`. InputError I080.
    """
    report = original_of(returned, name, kept)
    terms = Terms(office, returned.source, returned.target)
    rows = rows_of(report, terms)
    found = placed(returned, rows)
    made_of, reader = f"{report.symbol or name}, {report.language}", returned.target.value
    text = edition_text(report, returned.state, terms, made_of, reader=reader, written=found.written)
    titles = {shown_words(row.original) for row in rows if row.kind is RowKind.TITLE}
    written = [each for left, texts in returned.rows if left not in titles for each in texts]
    waiting = sum(row.kind is not RowKind.TITLE for row in rows) - sum(map(len, found.written.values()))
    return TakenBack(text, read_report(text.encode(), name).report, _count(written), tuple(found.homeless), waiting)


def original_of(returned: Returned, name: str, kept: Kept | None = None) -> Report:
    """The original that a table was made of: the one that it carries, else the one that is kept. InputError I080."""
    canonical = returned.canonical
    if canonical is None or hashlib.sha256(canonical).hexdigest() != returned.state:
        canonical = kept(returned.state) if kept else None
    if canonical is None:
        raise InputError(finding("I080", Place(name), name=name))
    return read_report(canonical, name).report


def _count(texts: Iterable[Inlines]) -> int:
    return sum(len(words_of(shown_words(each))) for each in texts)
