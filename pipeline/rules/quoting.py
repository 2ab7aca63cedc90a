"""Where words are quoted: the marks of the four languages, in pairs, nested or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›"}
"""The marks that open, and those that close each."""

_ANY = re.compile(r"[“”«»„‹›\"]")
_SINGLE_STRAIGHT = re.compile(r"(?<![^\s(\[“«—–])'(?=[^\W\d_]|[¿¡])(?:[^'\n]|(?<=\w)'(?=\w)){2,200}(?<!\s)'(?!\w)")
_SINGLE = re.compile(r"(?<!\w)‘[^‘\n]*?’(?!\w)")


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands in quotation marks, the outer ones alone; an open one reaches to the end.

    Inches (`5"`) are no quotation marks.
    """
    if _ANY.search(text):
        yield from _double(text)
    if "‘" in text:
        yield from (match.span() for match in _SINGLE.finditer(text))
    yield from single_straight(text)


def single_straight(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between two straight single marks; apostrophes (`states' rights`) are none."""
    if "'" in text:
        yield from (match.span() for match in _SINGLE_STRAIGHT.finditer(text))


def never_closed(text: str) -> int:
    """The place of a typographic mark that opens and is never closed in a text; -1 if there is none."""
    opened: list[int] = []
    for match in _ANY.finditer(text):
        mark = match[0]
        if opened and mark in PAIRS[text[opened[-1]]]:
            opened.pop()
        elif mark in PAIRS:
            opened.append(match.start())
    return opened[0] if opened else -1


def _double(text: str) -> Iterator[tuple[int, int]]:
    opened: list[str] = []
    begun = 0
    for match in _ANY.finditer(text):
        mark = match[0]
        if mark == '"' and '"' not in opened and text[match.start() - 1 : match.start()].isdigit():
            continue
        if opened and mark in opened[-1]:
            opened.pop()
            if not opened:
                yield begun, match.end()
        elif mark in PAIRS or mark == '"':
            begun = begun if opened else match.start()
            opened.append(PAIRS.get(mark, mark))
    if opened:
        yield begun, len(text)


def outer_marks(text: str) -> Iterator[tuple[int, str]]:
    """Each mark that opens an outer quotation, with its place."""
    for start, end in quoted_spans(text):
        if text[start] not in "‘'" or end - start > 2:
            yield start, text[start]


def straight_marks(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between two straight marks, inches (`5"`) left alone; a lone one ends with itself."""
    begun = -1
    for match in re.finditer('"', text):
        at = match.start()
        if begun >= 0:
            yield begun, at + 1
            begun = -1
        elif not text[at - 1 : at].isdigit():
            begun = at
    if begun >= 0:
        yield begun, begun + 1
