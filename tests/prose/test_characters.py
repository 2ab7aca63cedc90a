from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.findings import Finding
from pipeline.messages import message
from pipeline.prose.characters import forbidden


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "E085"),
        ("\x07", "E085"),
        ("\x0b", "E085"),
        ("\x85", "E085"),
        ("\uffff", "E085"),
        ("\U0001fffe", "E085"),
        ("\u202e", "E086"),
        ("\u2066", "E086"),
        ("\u061c", "E086"),
        ("\u2028", "E087"),
        pytest.param("\ud800", "E088", id="surrogate"),
        ("\ufffd", "E088"),
        ("\ufffc", "E085"),
        ("\uf0b7", "E089"),
        ("\u200b", "W041"),
        ("\u200d", "W041"),
        ("\u00ad", "W041"),
        ("\u2060", "W041"),
        ("\ufeff", "W041"),
        ("\ufe0f", "W041"),
        ("\U000e0100", "W041"),
    ],
)
def test_each_kind_is_told_with_its_place_and_point(character: str, code: str) -> None:
    (fault,) = forbidden(f"añ{character}o")
    assert (fault.code, fault.offset) == (code, 2)
    assert f"U+{ord(character):04X}" in message(Finding(fault.code, parameters=fault.parameters)).text


@pytest.mark.parametrize(
    "text",
    [
        "tab\tline\r\n",
        "n.º 5\u00a0€ «à»",
        "👩\u200d💻 👨🏽\u200d🔬",
        "क्\u200dष",
        "می\u200cخواهم",
        "☀\ufe0f ↔\ufe0f",
        "葛\U000e0100",
    ],
)
def test_what_may_be_typed(text: str) -> None:
    assert list(forbidden(text)) == []


@settings(derandomize=True)
@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\u115f\u1160\u3164\uffa0")))
def test_words_are_never_told(text: str) -> None:
    assert list(forbidden(text)) == []
