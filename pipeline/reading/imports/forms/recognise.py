"""Whether a document is a filled form: by its labels, in any of the languages, however much of it is left."""

from __future__ import annotations

from pipeline.office.office import Office
from pipeline.reading.imports.document import SourceDocument, SourceParagraph, SourceTable
from pipeline.reading.imports.forms.grids import grid_of
from pipeline.reading.imports.forms.vocabulary import BACKGROUND, FACTS, Vocabulary
from pipeline.reading.imports.words import squeezed, words_of

_ENOUGH = 3
# What each table says for a form: a list of participants may stand in any report, a table of facts in none of ours.
_WEIGHTS = {FACTS: 2, "interventions": 2}
_TITLE = 2
_MOST_OUTSIDE = 400


def vocabulary_of(document: SourceDocument, office: Office) -> Vocabulary | None:
    """The words by which the document is read as a form; None if it is none."""
    tables = [block for block in document.blocks if isinstance(block, SourceTable)]
    if not tables or not office.forms:
        return None
    vocabulary = Vocabulary(office.forms)
    kinds = {grid.part for table in tables if (grid := grid_of(table, vocabulary))}
    is_titled = _is_titled(document, vocabulary)
    points = sum(_WEIGHTS.get(kind, 1) for kind in kinds) + (_TITLE if is_titled else 0)
    is_sure = is_titled or {FACTS, "interventions"} <= kinds or _words_outside(document, vocabulary) <= _MOST_OUTSIDE
    return vocabulary if points >= _ENOUGH and is_sure else None


def _words_outside(document: SourceDocument, vocabulary: Vocabulary) -> int:
    """How many words stand in paragraphs, but for the background: in a report there are many, in a form few."""
    part, count = "", 0
    for block in document.blocks:
        if isinstance(block, SourceParagraph):
            part = vocabulary.headings.exactly(block.text) or part
            count += 0 if part == BACKGROUND else len(words_of(block.text))
    return count


def _is_titled(document: SourceDocument, vocabulary: Vocabulary) -> bool:
    """Whether a line, or the title among the properties, says that this is a form."""
    lines = [block.text for block in document.blocks if isinstance(block, SourceParagraph)]
    return any(squeezed(line) in vocabulary.titles for line in (document.title, *lines))
