"""Running text while it is read: characters cut out of it, runs of one look joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.passage import Inline, Run
from pipeline.reading.imports.document import Inlines


def without(inlines: Inlines, start: int, end: int) -> Inlines:
    """The running text without a stretch of its characters, those of notes not counted; runs that are empty then are gone."""
    kept: list[Inline] = []
    at = 0
    for part in inlines:
        if isinstance(part, Run):
            first, last = max(start - at, 0), max(end - at, 0)
            at += len(part.text)
            part = replace(part, text=part.text[:first] + part.text[last:])
        if not isinstance(part, Run) or part.text:
            kept.append(part)
    return tuple(kept)


def cut(inlines: Inlines, length: int) -> Inlines:
    """The running text without its first characters; one empty run if nothing is left."""
    return without(inlines, 0, length) or (Run("", 0),)


def settled(made: Sequence[Inline]) -> Inlines:
    """Runs of one look joined, blanks at the end dropped."""
    joined: list[Inline] = []
    after_blank = True
    for part in made:
        if isinstance(part, Run):
            part = replace(part, text=part.text.lstrip(" ") if after_blank else part.text)
            after_blank = part.text.endswith(" ") if part.text else after_blank
        else:
            after_blank = False
        last = joined[-1] if joined else None
        if isinstance(part, Run) and isinstance(last, Run) and replace(part, text="") == replace(last, text=""):
            joined[-1] = replace(last, text=last.text + part.text)
        else:
            joined.append(part)
    while joined and isinstance(joined[-1], Run) and not joined[-1].text.strip():
        joined.pop()
    return tuple(joined) or (Run("", 0),)
