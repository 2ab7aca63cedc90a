"""Characters of a text changed where they stand in the file: quotes, escapes and blocks are heeded, the rest stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.reading.canonical import quoted
from pipeline.reading.layout import Layout, Spot
from pipeline.reading.patches import Patch
from pipeline.reading.scalar import origins

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)


class Cut(NamedTuple):
    """What stands from `start` to `end` of a text gives way to `words`."""

    start: int
    end: int
    words: str


def spliced(text: str, cuts: Sequence[Cut]) -> str:
    """A text with its cuts made; they count in the text as it was."""
    for cut in sorted(cuts, reverse=True):
        text = text[: cut.start] + cut.words + text[cut.end :]
    return text


def cuts_in_file(layout: Layout, spot: Spot, cuts: Sequence[Cut]) -> list[Patch]:
    """The patches that ought to make the cuts in the file; whoever takes them reads the outcome back."""
    scalar = spot.scalar
    if scalar is None or not scalar.text:
        return []
    pieces = _pieces(layout.text, spot, origins(scalar, layout.text))
    found = []
    for cut in cuts:
        start = pieces[cut.start][0] if cut.start < len(pieces) else pieces[-1][1]
        end = pieces[cut.end - 1][1] if cut.end > cut.start else start
        found.append(Patch(start, end, _as_written(cut.words, scalar.style, _indent(layout, pieces, scalar.text))))
    return found


def _pieces(text: str, spot: Spot, at: list[int]) -> list[tuple[int, int]]:
    """For each character of the value the slice of the file that stands for it, a line break with the next indent."""
    assert spot.scalar is not None  # noqa: S101 - asked of texts alone
    style, found = spot.scalar.style, []
    for index, start in enumerate(at):
        end = start + 1
        if text[start] == "\n":
            end = at[index + 1] if index + 1 < len(at) else start + 1
        elif style == '"' and (escape := _ESCAPE.match(text, start)):
            end = escape.end()
        elif style == "'" and text[start] == "'":
            end = start + 2
        found.append((start, max(start, end)))
    return found


def _indent(layout: Layout, pieces: list[tuple[int, int]], value: str) -> str:
    """The blanks before each line of a block, by its first line with words."""
    found = re.search(r"^[^\n]", value, re.MULTILINE)
    return " " * layout.column(pieces[found.start()][0]) if found else ""


def _as_written(words: str, style: str, indent: str) -> str:
    if style == '"':
        return quoted(words)[1:-1]
    if style == "'":
        return words.replace("'", "''")
    return words.replace("\n", f"\n{indent}") if style == "|" else words
