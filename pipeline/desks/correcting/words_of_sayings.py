"""The words of a saying letter by letter, and any stretch of them as prose that prints as those words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.desks.correcting.wording import Letter
from pipeline.model.comparison import Saying
from pipeline.model.passage import Paragraph, Passage, Run
from pipeline.prose.escape import escape
from pipeline.prose.plain import inline_words
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage

Marked = tuple[Letter, str]
"""A letter with the language that it is marked with."""


def letters_of(saying: Saying) -> list[Letter]:
    """The letters of a saying with their looks, as `saying.words` has them."""
    return [letter for letter, _ in _marked(saying)]


def prose_of(saying: Saying, start: int = 0, end: int | None = None) -> str:
    """Characters of a saying's words as prose: bold, italics and languages kept; links and marks of notes are left out."""
    marked = _marked(saying)[start:end]
    runs = tuple(_runs(marked))
    words = saying.words[start:end]
    prose = write_passage(Passage((Paragraph(runs, 0),))).strip()
    return prose if _reads_as(prose, words) else escape(words)


def emphasised(saying: Saying) -> str:
    """The words of a heading as a paragraph in bold, since a heading would begin a part of whatever quotes it."""
    inlines = tuple(replace(part, bold=True) for part in saying.inlines if isinstance(part, Run))
    return prose_of(replace(saying, inlines=inlines or (Run(saying.words, 0, bold=True),)))


def links_of(saying: Saying) -> list[tuple[str, str]]:
    """The links of a saying that lead out of the document, and do not say where: their words, their addresses."""
    parts = (part for part in saying.inlines if isinstance(part, Run) and part.target)
    joined = [
        (target, "".join(part.text for part in parts)) for target, parts in groupby(parts, lambda part: part.target)
    ]
    return [
        (" ".join(words.split()), target) for target, words in joined if not target.startswith("#") and words != target
    ]


def _reads_as(prose: str, words: str) -> bool:
    """Whether prose is one paragraph with these words."""
    blocks = read_passage(prose).passage.blocks
    only = blocks[0] if len(blocks) == 1 else None
    return isinstance(only, Paragraph) and " ".join(inline_words(only.inlines).split()) == words


def _marked(saying: Saying) -> list[Marked]:
    """The letters, blanks as one; those of a saying without inlines have no looks."""
    marked: list[Marked] = []
    for part in saying.inlines:
        for sign in part.text if isinstance(part, Run) else "":
            if not sign.isspace():
                marked.append(((sign, part.bold, part.italic), part.language))  # type: ignore[union-attr]
            elif marked and marked[-1][0][0] != " ":
                marked.append(((" ", part.bold, part.italic), part.language))  # type: ignore[union-attr]
    while marked and marked[-1][0][0] == " ":
        marked.pop()
    if "".join(letter[0] for letter, _ in marked) != saying.words:
        return [((sign, False, False), "") for sign in saying.words]
    return marked


def _runs(marked: Sequence[Marked]) -> Iterator[Run]:
    for (bold, italic, language), several in groupby(marked, lambda each: (each[0][1], each[0][2], each[1])):
        yield Run("".join(letter[0] for letter, _ in several), 0, bold, italic, language)
