"""What may be shown to people outside: the one place that decides it, for whatever is made for them.

A report may be shown when it was issued (which a draft never is), was not withdrawn, is public, and no embargo runs. What
may not be shown leaves no trace: a correction of such a report is not shown either, nor named beside what it corrects.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pipeline.archive.register.editions import IssuedEdition, by_base, corrected_in, corrections_of
from pipeline.model.report import Access
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


def _in_its_language(public: Iterable[IssuedEdition], edition: IssuedEdition) -> tuple[IssuedEdition, ...]:
    found = corrections_of(public, edition.symbol)
    return tuple(each for each in found if each.language == edition.language)


def _by_itself(edition: IssuedEdition, at: datetime | None) -> bool:
    """Whether nothing of its own stands in the way: withdrawal, access, embargo; what can't be read is not shown."""
    if edition.is_withdrawn or edition.access != Access.PUBLIC:
        return False
    if not edition.embargo or at is None:
        return not edition.embargo
    try:
        return datetime.fromisoformat(edition.embargo) <= at
    except (ValueError, TypeError):
        return False
