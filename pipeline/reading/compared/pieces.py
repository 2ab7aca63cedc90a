"""Two wordings word by word, the same whichever of the two is asked for first."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.comparison import Piece
from pipeline.reading.returned.aligning import word_pieces

_MIRROR = {"=": "=", "-": "+", "+": "-"}


def pieces_of(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both in order, what is gone before what is new; together they are the two wordings again.

    >>> [(each.sign, each.words) for each in pieces_of("It was noted.", "It was adopted.")]
    [('=', 'It was '), ('-', 'noted'), ('+', 'adopted'), ('=', '.')]
    """
    if after < before:
        mirrored = (Piece(_MIRROR[kind], words) for kind, words in word_pieces(after, before))
        return tuple(_in_order(mirrored))
    return tuple(_in_order(Piece(kind, words) for kind, words in word_pieces(before, after)))


def _in_order(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """What is gone, then what is new, between any two pieces that are the same; a blank that both begin with stays."""
    same = gone = new = ""
    for piece in pieces:
        if piece.sign != "=":
            gone += piece.words if piece.sign == "-" else ""
            new += piece.words if piece.sign == "+" else ""
        elif gone or new:
            yield from _told(same, gone, new)
            same, gone, new = piece.words, "", ""
        else:
            same += piece.words
    yield from _told(same, gone, new)


def _told(same: str, gone: str, new: str) -> Iterator[Piece]:
    if gone[:1] == new[:1] == " ":
        same, gone, new = f"{same} ", gone[1:], new[1:]
    for sign, words in (("=", same), ("-", gone), ("+", new)):
        if words:
            yield Piece(sign, words)
