"""The words of a change with their looks: which stay, which go, which come, each piece in bold or italics as it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.model.comparison import Change, Saying
from pipeline.model.passage import Run

Letter = tuple[str, bool, bool, str]
"""A character, whether it is bold, whether italic, the language that it is marked with."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one look: `=` stays, `-` goes, `+` comes."""

    sign: str
    words: str
    bold: bool = False
    italic: bool = False
    language: str = ""


def segments_of(change: Change) -> tuple[Segment, ...]:
    """Both wordings of a change in their order, what stays in its new look.

    Where links or notes alone are others, it is the way that prose writes them that is shown.
    """
    before = letters_of(change.before) if change.before else []
    after = letters_of(change.after) if change.after else []
    if change.is_look:
        if before == after:
            return tuple(Segment(piece.sign, piece.words) for piece in change.pieces)
        return tuple(_relooked(before, after))
    return tuple(_joined(_reworded(change, before, after)))


def segments_of_saying(saying: Saying) -> tuple[Segment, ...]:
    """The words of what did not change."""
    return tuple(_joined(("=", letter) for letter in letters_of(saying)))


def letters_of(saying: Saying) -> list[Letter]:
    """The characters of a saying's words with their looks; those of a fact have none."""
    letters: list[Letter] = []
    for part in saying.inlines:
        if isinstance(part, Run):
            for sign in part.text:
                blank = sign.isspace()
                if not blank or (letters and letters[-1][0] != " "):
                    letters.append((" " if blank else sign, part.bold, part.italic, part.language))
    while letters and letters[-1][0] == " ":
        letters.pop()
    if "".join(letter[0] for letter in letters) != saying.words:
        return [(sign, False, False, "") for sign in saying.words]
    return letters


def _reworded(change: Change, before: Sequence[Letter], after: Sequence[Letter]) -> Iterator[tuple[str, Letter]]:
    left = right = 0
    for piece in change.pieces:
        length = len(piece.words)
        taken = before[left : left + length] if piece.sign == "-" else after[right : right + length]
        yield from ((piece.sign, letter) for letter in taken)
        left += length * (piece.sign != "+")
        right += length * (piece.sign != "-")


def _relooked(before: Sequence[Letter], after: Sequence[Letter]) -> Iterator[Segment]:
    """The same words, those in another look taken out and put in again."""
    pairs = zip(before, after, strict=True)
    for is_same, several in groupby(pairs, lambda pair: pair[0] == pair[1]):
        both = list(several)
        if is_same:
            yield from _joined(("=", new) for _, new in both)
        else:
            yield from _joined(("-", old) for old, _ in both)
            yield from _joined(("+", new) for _, new in both)


def _joined(letters: Iterator[tuple[str, Letter]]) -> Iterator[Segment]:
    for (sign, *look), several in groupby(letters, lambda each: (each[0], *each[1][1:])):
        bold, italic, language = look
        yield Segment(sign, "".join(letter[0] for _, letter in several), bool(bold), bool(italic), str(language))
