"""What may be shown to people outside: the one place that decides it, for whatever is made for them.

A report may be shown when it was issued (which a draft never is), was not withdrawn, is public, and no embargo runs. What
may not be shown leaves no trace: a correction of such a report is not shown either, nor named beside what it corrects.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.archive.record import Record
from pipeline.archive.register.editions import IssuedEdition, by_base, corrected_in, corrections_of
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.report import Access, Stage
from pipeline.model.symbol_parts import is_revision


@dataclass(frozen=True, slots=True)
class Shown:
    """An edition that may be shown, with those of its corrections that may be, in its own language, as they were issued."""

    edition: IssuedEdition
    corrections: tuple[IssuedEdition, ...] = ()


def is_public(edition: IssuedEdition, editions: Iterable[IssuedEdition], at: datetime | None = None) -> bool:
    """Whether an edition may be shown at a time (one with its zone); `editions` are all under its base symbol, or more.

    Without a time it is whether it may be shown at any: one that was ever under embargo then may not.
    A corrigendum or an addendum may be shown only with what it corrects; a revision is whole, and stands by itself.
    """
    if not _by_itself(edition, at):
        return False
    if not edition.document or is_revision(edition.document):
        return True
    among = tuple(editions)
    corrected = corrected_in(among, edition)
    return bool(corrected) and is_public(corrected[0], among, at)


def shown(editions: Iterable[IssuedEdition], at: datetime) -> tuple[Shown, ...]:
    """All that may be shown at a time, each edition with its corrections; those under one base symbol together."""
    found: list[Shown] = []
    for among in by_base(editions).values():
        public = [each for each in among if is_public(each, among, at)]
        found += (Shown(each, _in_its_language(public, each)) for each in public)
    return tuple(found)


def hidden(
    record: Record, name: str, edition: IssuedEdition | None, editions: Iterable[IssuedEdition], at: datetime
) -> Finding | None:
    """Why a document may not be shown outside, None if it may; one that was not issued may be if its record says so.

    W960 a draft, W961 internal, W962 under embargo, W963 taken back; `edition` is what the register knows of it.
    """
    fields, code = record.fields, ""
    embargo = fields.get("embargo")
    if fields.get("stage") == Stage.DRAFT:
        code = "W960"
    elif fields.get("access") != Access.PUBLIC:
        code = "W961"
    elif embargo and not _is_over(str(embargo), at):
        code = "W962"
    elif edition is not None and not is_public(edition, editions, at):
        code = "W963"
    return finding(code, Place(name), Severity.WARNING, name=name) if code else None


def _in_its_language(public: Iterable[IssuedEdition], edition: IssuedEdition) -> tuple[IssuedEdition, ...]:
    found = corrections_of(public, edition.symbol)
    return tuple(each for each in found if each.language == edition.language)


def _by_itself(edition: IssuedEdition, at: datetime | None) -> bool:
    """Whether nothing of its own stands in the way: withdrawal, access, embargo; what can't be read is not shown."""
    if edition.is_withdrawn or edition.access != Access.PUBLIC:
        return False
    if not edition.embargo or at is None:
        return not edition.embargo
    return _is_over(edition.embargo, at)


def _is_over(embargo: str, at: datetime) -> bool:
    """Whether an embargo is over; one that can't be read is not."""
    try:
        return datetime.fromisoformat(embargo) <= at
    except (ValueError, TypeError):
        return False
