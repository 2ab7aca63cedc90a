"""What an edition says of each text of its original, where both have the same texts in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.columns import Inlines, RowKind
from pipeline.model.passage import NoteMark, Run
from pipeline.model.report import Report
from pipeline.office.terms import Terms
from pipeline.prose.plain import inline_words
from pipeline.reading.editions.fields import WrittenTexts
from pipeline.reading.editions.gaps import open_texts
from pipeline.reading.editions.rows import rows_of, tree_of_report
from pipeline.reading.fields import is_prose
from pipeline.reading.nodes import Location
from pipeline.reading.places import read_path, write_path
from pipeline.reading.writing import Tree


def written_texts(original: Report, edition: Report, terms: Terms) -> WrittenTexts:
    """The texts of an edition by field and number; fields that are built otherwise than in the original are left out."""
    wanted: dict[str, list[RowKind]] = {}
    for row in rows_of(original, terms):
        if row.kind is not RowKind.TITLE:
            wanted.setdefault(row.path, []).append(row.kind)
    back = Terms(terms.office, terms.target, terms.target)
    found: dict[str, dict[int, tuple[Inlines, ...]]] = {}
    for path, text in texts_of(edition).items():
        if path in wanted:
            texts = open_texts(text, back) if is_prose(read_path(path)) else [(RowKind.LINE, (Run(text, 0),))]
            if [kind for kind, _ in texts] == wanted[path]:
                found[path] = {
                    n: (_shown(inlines),) for n, (_, inlines) in enumerate(texts) if _is_written(inlines, terms)
                }
    return found


def texts_of(edition: Report | Mapping[str, Tree]) -> dict[str, str]:
    """All texts of an edition, or of its fields, by path; an item that is prose alone is the field."""
    tree = dict(edition) if isinstance(edition, Mapping) else tree_of_report(edition)
    return {write_path(at): text for at, text in _all(tree, ())}


def _is_written(inlines: Inlines, terms: Terms) -> bool:
    words = inline_words(inlines)
    return terms.words.waiting not in " ".join(words.split())


def _shown(inlines: Inlines) -> Inlines:
    return tuple(part if isinstance(part, Run) else NoteMark(part.label, 0, part.runs) for part in inlines)


def _all(value: Tree, at: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _all(each, (*at, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _all(each, (*at, number))
    elif isinstance(value, str):
        yield at, value
