"""Runs, links and notes of a passage as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.line.compose.scribe import Relations, Scribe
from pipeline.model.passage import Inline, NoteMark, Run
from pipeline.prose.typography import bind
from pipeline.word import elements
from pipeline.word.elements import Look


def write_inlines(inlines: Iterable[Inline], scribe: Scribe, *, sans: bool = False) -> str:
    """The words of a paragraph, with their links and the marks of their notes."""
    return "".join(_write(inline, scribe, scribe.relations, sans) for inline in inlines)


def bookmark_of(target: str) -> str:
    """The bookmark that an inner target stands for: `#c3` is `c3`, `#annex-2` is `annex_2`."""
    return target.removeprefix("#").replace("-", "_")


def _write(inline: Inline, scribe: Scribe, relations: Relations, sans: bool) -> str:
    if isinstance(inline, NoteMark):
        return _note(inline, scribe)
    language = inline.language or scribe.language
    text = bind(inline.text, language[:2], sans=sans)
    leads_nowhere = inline.target.startswith("#") and bookmark_of(inline.target) not in scribe.places
    if not inline.target or leads_nowhere:  # a draft may speak of a conclusion that is not written yet
        return elements.run(text, _look(inline))
    words = elements.run(text, _look(inline, scribe.style("Hyperlink")))
    if inline.target.startswith("#"):
        return elements.internal_link(bookmark_of(inline.target), words)
    return elements.external_link(relations.link(inline.target), words)


def _look(run: Run, style: str = "") -> Look:
    return Look(style=style, bold=run.bold, italic=run.italic, language=run.language)


def _note(mark: NoteMark, scribe: Scribe) -> str:
    number = len(scribe.notes) + 1
    reference = scribe.style("footnote reference")
    scribe.notes.append("")  # its place is taken before its words are written: a note's number is that of its mark
    words = "".join(_write(run, scribe, scribe.note_relations, sans=False) for run in mark.runs)
    scribe.notes[number - 1] = elements.note(number, scribe.style("footnote text"), reference, words)
    return elements.note_reference(number, reference)
