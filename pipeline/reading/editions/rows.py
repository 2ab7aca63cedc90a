"""The rows of the table of two columns: every text of an original that is to be translated, in the order of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.model.columns import ColumnRow, Inlines, RowKind
from pipeline.model.passage import NoteMark, Run
from pipeline.model.report import Report
from pipeline.office.terms import Terms
from pipeline.reading.editions.fields import EditionFields, WrittenTexts, fields_tree
from pipeline.reading.editions.gaps import open_texts
from pipeline.reading.fields import is_prose
from pipeline.reading.nodes import Location
from pipeline.reading.places import write_path
from pipeline.reading.writing import Tree

_CHAPTERS = ("background", "interventions", "conclusions", "recommendations")


def rows_of(report: Report, terms: Terms, written: WrittenTexts | None = None) -> tuple[ColumnRow, ...]:
    """The rows; a title opens each chapter. What was `written` already stands in them."""
    made = EditionFields(report, terms).tree()
    said = dict(written or {})
    rows: list[ColumnRow] = []
    for name, value in tree_of_report(report).items():
        texts = list(_texts(value, made.get(name), (name,), terms))
        if texts and name in _CHAPTERS:
            heading = terms.office.heading(report.type, name, terms.source)
            other = terms.office.heading(report.type, name, terms.target)
            rows.append(ColumnRow(len(rows), name, -1, RowKind.TITLE, (Run(heading, 0),), ((Run(other, 0),),)))
        before = ""
        for path, part, kind, inlines in texts:
            who = _speakers(report, path)
            if who and who != before:
                rows.append(ColumnRow(len(rows), path, -1, RowKind.TITLE, (Run(who, 0),), ((Run(who, 0),),)))
            before = who
            mine = tuple(tuple(each) for each in said.get(path, {}).get(part, ()))
            rows.append(ColumnRow(len(rows), path, part, kind, inlines, mine))
    return tuple(rows)


def _speakers(report: Report, path: str) -> str:
    """Who speaks in an intervention, by name alone, which is the same in every language; empty elsewhere."""
    match = re.match(r"interventions\[(\d+)\]", path)
    ids = report.interventions[int(match[1])].speaker if match else ()
    names = {person.id: person.name or person.organisation or person.country or "" for person in report.participants}
    return ", ".join(names.get(one, one) for one in ids)


def tree_of_report(report: Report) -> dict[str, Tree]:
    """The fields of a report; a conclusion that has nothing but prose is prose alone, as in its edition."""
    tree = fields_tree(report)
    for name in ("conclusions", "recommendations"):
        items = tree.get(name)
        if isinstance(items, list):
            tree[name] = [each["text"] if isinstance(each, dict) and list(each) == ["text"] else each for each in items]
    return tree


def _texts(given: Tree, made: Tree, at: Location, terms: Terms) -> Iterator[tuple[str, int, RowKind, Inlines]]:
    """Field, number, kind and words of each text that waits below a place."""
    if isinstance(given, dict) and isinstance(made, dict):
        for name in made:
            if name in given and (*at, name) != ("meeting", "titles"):
                yield from _texts(given[name], made[name], (*at, name), terms)
    elif isinstance(given, list) and isinstance(made, list):
        for number, (one, two) in enumerate(zip(given, made, strict=True)):
            yield from _texts(one, two, (*at, number), terms)
    elif isinstance(given, str) and is_prose(at):
        notes = _labels(given, terms)
        for number, (kind, inlines) in enumerate(open_texts(given, terms)):
            mark = notes.get(inlines) if kind is RowKind.NOTE else None
            yield write_path(at), number, kind, (mark, Run(" ", 0), *inlines) if mark else inlines
    elif isinstance(given, str) and made == terms.words.waiting:
        yield write_path(at), 0, RowKind.LINE, (Run(given, 0),)


def _labels(text: str, terms: Terms) -> Mapping[Inlines, NoteMark]:
    """The marks of the notes of a field by the words of the notes."""
    marks = (part for _, inlines in open_texts(text, terms) for part in inlines if isinstance(part, NoteMark))
    return {mark.runs: mark for mark in marks}
