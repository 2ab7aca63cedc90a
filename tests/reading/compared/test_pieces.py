"""Pieces of two wordings: together they are both again, and the other way round they are the other way round."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.comparison import Piece
from pipeline.reading.compared.pieces import pieces_of

_TEXTS = st.lists(st.sampled_from(("the", "a", "report", "noted", ",", ".", "«é»", "12,5 %")), max_size=14).map(
    " ".join
)
_MIRROR = {"=": "=", "-": "+", "+": "-"}


@settings(derandomize=True, deadline=None, max_examples=300)
@given(_TEXTS, _TEXTS)
def test_pieces_are_both_wordings_again(one, other):
    pieces = pieces_of(one, other)
    assert "".join(piece.words for piece in pieces if piece.sign != "+") == one
    assert "".join(piece.words for piece in pieces if piece.sign != "-") == other
    assert all(piece.words for piece in pieces)
    signs = "".join(piece.sign for piece in pieces)
    assert "==" not in signs
    assert "+-" not in signs
    mirrored = [("".join(p.words for p in pieces_of(other, one) if p.sign == _MIRROR[sign])) for sign in "=-+"]
    assert mirrored == ["".join(p.words for p in pieces if p.sign == sign) for sign in "=-+"]


def test_a_blank_that_both_begin_with_stays():
    assert pieces_of("by Ana Soto", "by Eva Soto") == (
        Piece("=", "by "), Piece("-", "Ana"), Piece("+", "Eva"), Piece("=", " Soto")
    )  # fmt: skip
