"""Where a change stands, in words: field and paragraph, and the printed page where the document has pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.messages import phrase
from pipeline.model.comparison import Change, Saying, SayingKind, Verb

Name = Callable[[str], str]
"""Gives a field path in the reader's words."""


def where_words(change: Change, language: str, name: Name = str) -> str:
    """The place of a change: that in the later document, with the pages of both where they are known."""
    saying = change.saying
    parts = [name(saying.spot.path)] if saying.spot.path else []
    if saying.spot.number and saying.kind is SayingKind.NOTE:
        parts.append(phrase("compared_note", language, number=saying.spot.number))
    elif saying.spot.number:
        parts.append(phrase("compared_paragraph", language, number=saying.spot.number))
    parts += [moved] if (moved := from_where(change, language, name)) else []
    pages = list(dict.fromkeys(_pages(change, language)))
    return ", ".join(parts) + (f" ({' → '.join(pages)})" if pages else "")


def from_where(change: Change, language: str, name: Name = str) -> str:
    """The field from which something was moved; empty for what was not, or where nobody knows of fields."""
    path = change.before.spot.path if change.verb is Verb.MOVED and change.before is not None else ""
    return phrase("compared_moved_from", language, where=name(path)) if path else ""


def _pages(change: Change, language: str) -> Iterator[str]:
    for saying in (change.before, change.after):
        if saying is not None and saying.spot.page:
            yield _page(saying, language)


def _page(saying: Saying, language: str) -> str:
    spot = saying.spot
    if spot.on_page:
        return phrase("compared_on_page", language, page=spot.page, paragraph=spot.on_page, line=spot.line)
    return phrase("compared_page", language, page=spot.page)
