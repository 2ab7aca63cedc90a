"""The lists of participants and of documents, in the office's columns and groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.line.compose.scribe import Scribe
from pipeline.line.compose.tables import fit_widths, space_after_table, write_list_table
from pipeline.model.participant import Participant, Status
from pipeline.model.report import Document
from pipeline.office.words import Words
from pipeline.word import elements

_WIDTHS = (102.0, 153.0, 136.0)
_WIDTHS_WITH_COUNTRY = (68.0, 102.0, 119.0, 102.0)
_DOCUMENT_WIDTHS = (136.0, 255.0)
_GROUPS = (*Status, None)


def write_participants(participants: Sequence[Participant], scribe: Scribe) -> Iterator[str]:
    """A table for each group: members, observers, guests, secretariat, those of no group; one table where none has any.

    Within a group the participants stand as they are given.
    """
    with_country = _has_countries(participants)
    grouped = sorted(participants, key=lambda person: _GROUPS.index(person.status))
    columns = _Columns.of(participants, with_country, scribe)
    groups = [(status, tuple(people)) for status, people in groupby(grouped, key=lambda person: person.status)]
    named = any(status is not None for status, _ in groups)
    for number, (status, people) in enumerate(groups):
        if number:
            yield space_after_table(scribe)
        if status is not None:
            yield _heading(scribe.words.groups[status], 2, scribe)
        yield from _delegations(people, 3 if named else 2, columns, scribe)


def listed(participants: Sequence[Participant], words: Words) -> Iterator[str | tuple[str, ...]]:
    """The list of participants as it is printed: its headings, and its rows as their cells; the heads of columns left out."""
    with_country = _has_countries(participants)
    people = sorted(participants, key=lambda person: _GROUPS.index(person.status))
    for status, group in groupby(people, key=lambda person: person.status):
        if status is not None:
            yield words.groups[status]
        members = list(group)
        for delegation in dict.fromkeys(person.delegation for person in members):
            if delegation is not None:
                yield delegation
            yield from (_row(each, with_country, words) for each in members if each.delegation == delegation)


def _has_countries(participants: Sequence[Participant]) -> bool:
    """Whether there is a column of countries: not of such as say what the headings of the delegations have said already."""
    return any(person.country and person.country != person.delegation for person in participants)


def write_documents(documents: Sequence[Document], scribe: Scribe) -> Iterator[str]:
    """The list of documents: symbol and title."""
    heads = (scribe.words.columns.symbol, scribe.words.columns.title)
    yield write_list_table(heads, [(entry.symbol, entry.title) for entry in documents], _DOCUMENT_WIDTHS, scribe)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of the list of participants: one measure for all its tables, so that they stand in line."""

    with_country: bool
    heads: tuple[str, ...]
    widths: tuple[float, ...]

    @classmethod
    def of(cls, people: Sequence[Participant], with_country: bool, scribe: Scribe) -> _Columns:
        words = scribe.words.columns
        heads = (*([words.country] if with_country else []), words.organisation, words.name, words.position)
        rows = [_row(person, with_country, scribe.words) for person in people]
        design = _WIDTHS_WITH_COUNTRY if with_country else _WIDTHS
        return cls(with_country, heads, fit_widths(heads, rows, design, scribe.fonts))


def _delegations(people: Sequence[Participant], level: int, columns: _Columns, scribe: Scribe) -> Iterator[str]:
    """One table, or one under each heading where delegations are named, in the order of their first member."""
    order = list(dict.fromkeys(person.delegation for person in people))
    for number, delegation in enumerate(order):
        if number:
            yield space_after_table(scribe)
        if delegation is not None:
            yield _heading(delegation, level, scribe)
        rows = [
            _row(person, columns.with_country, scribe.words) for person in people if person.delegation == delegation
        ]
        yield write_list_table(columns.heads, rows, columns.widths, scribe)


def _heading(text: str, level: int, scribe: Scribe) -> str:
    return elements.paragraph(scribe.style(f"heading {level}"), elements.run(text))


def _row(person: Participant, with_country: bool, words: Words) -> tuple[str, ...]:
    country = (person.country or "",) if with_country else ()
    return (*country, _body(person, with_country), person.full_name, _position(person, words))


def _body(person: Participant, with_country: bool) -> str:
    """The organisation; a country that sent nobody by name stands there itself where there is no column for it."""
    if person.organisation or with_country or person.name:
        return person.organisation or ""
    return person.country or ""


def _position(person: Participant, words: Words) -> str:
    role = words.roles[person.role] if person.role else None
    return "; ".join(part for part in (person.position, role, person.attendance) if part)
