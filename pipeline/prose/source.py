"""The text of a field as lines and chunks, each character knowing its offset in the field."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?|\n")
BLANKS = " \t"
"""What a line may consist of and still be blank, and what wraps leave behind; a no-break space is a word."""

TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end, and the offset at which it begins."""

    text: str
    start: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blanks stands on the line."""
        return not self.text.strip(BLANKS)

    @property
    def indent(self) -> int:
        """The columns before the first word; a tab reaches the next multiple of four."""
        column = 0
        for character in self.text:
            if character == " ":
                column += 1
            elif character == "\t":
                column += TAB - column % TAB
            else:
                break
        return column

    def bare(self) -> Line:
        """The line without the blanks at both ends."""
        words = self.text.lstrip(BLANKS)
        return Line(words.rstrip(BLANKS), self.start + len(self.text) - len(words))

    def after(self, length: int) -> Line:
        """The line without its first characters."""
        return Line(self.text[length:], self.start + length)


Chunk = tuple[Line, ...]
"""Lines in turn, none of them blank: what stands between two blank lines."""


@dataclass(frozen=True, slots=True)
class Words:
    """Running text with its wraps joined: pieces of the field, and where each begins here and there."""

    text: str
    begins: tuple[int, ...]
    offsets: tuple[int, ...]

    def offset(self, position: int) -> int:
        """The offset in the field of a position in the joined text."""
        piece = bisect_right(self.begins, position) - 1
        return self.offsets[piece] + position - self.begins[piece]


def split_lines(text: str) -> list[Line]:
    """The lines of a field; they end as in any of the three systems, and nowhere else."""
    lines, start = [], 0
    for end in _LINE_END.finditer(text):
        lines.append(Line(text[start : end.start()], start))
        start = end.end()
    lines.append(Line(text[start:], start))
    return lines


def split_chunks(lines: Iterable[Line]) -> list[Chunk]:
    """The lines between blank lines."""
    chunks: list[Chunk] = []
    current: list[Line] = []
    for line in lines:
        if not line.is_blank:
            current.append(line)
        elif current:
            chunks.append(tuple(current))
            current = []
    if current:
        chunks.append(tuple(current))
    return chunks


def join(lines: Iterable[Line]) -> Words:
    """The lines as one line: blanks at their ends are dropped, a tab counts as a blank, a wrap is one blank."""
    texts: list[str] = []
    begins: list[int] = []
    offsets: list[int] = []
    length = 0
    for line in map(Line.bare, lines):
        if line.text:
            begins.append(length)
            offsets.append(line.start)
            texts.append(line.text.replace("\t", " "))
            length += len(line.text) + 1
    return Words(" ".join(texts), tuple(begins or [0]), tuple(offsets or [0]))
