from __future__ import annotations

import pytest

from pipeline.model.passage import ListMark
from pipeline.prose.marks import item_label


@pytest.mark.parametrize(
    ("mark", "number", "label"),
    [
        (ListMark.DASH, 7, "-"),
        (ListMark.NUMBER_DOT, 12, "12."),
        (ListMark.NUMBER, 1, "1)"),
        (ListMark.LETTER, 26, "z)"),
        (ListMark.LETTER, 27, "aa)"),
        (ListMark.ROMAN, 49, "xlix)"),
    ],
)
def test_labels(mark: ListMark, number: int, label: str) -> None:
    assert item_label(mark, number) == label
