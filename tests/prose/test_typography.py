from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.prose.typography import NARROW_NO_BREAK, NO_BREAK, bind

PIECES = [
    " ",
    "  ",
    "a",
    "5",
    "100",
    "N°",
    "art.",
    "«",
    "»",
    ":",
    ";",
    "!",
    "?",
    "%",
    "Sr.",
    "M.",
    "J.",
    "EE.",
    "UU.",
    "km",
    "\u00a0",
]


TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        (
            "fr",
            "Là : « oui ! » ; 5 % de 1 000 000 €, art. 5, N° 4 ?",
            "Là~: «~oui~!~»~; 5~% de 1~000~000~€, art.~5, N°~4~?",
        ),
        ("fr", "M. Dupont et Mme Ñ", "M.~Dupont et Mme~Ñ"),
        ("es", "El Sr. Pérez, n.º 5, EE. UU., 3 km", "El Sr.~Pérez, n.º~5, EE.~UU., 3~km"),
        ("pt", "A Sra. Álvares : 5 kg", "A Sra.~Álvares : 5~kg"),
        ("en", "Mr. Smith, p. 5; No. 4 is 7 % of 12 000", "Mr.~Smith, p.~5; No.~4 is 7~% of 12 000"),
        ("es", "en 2024 150 países, sec. de 5 Kilos", "en 2024 150 países, sec. de 5 Kilos"),
        ("de", "Er sagt : « ja »", "Er sagt : « ja »"),
    ],
)
def test_bound_places(language: str, text: str, bound: str) -> None:
    assert bind(text, language) == bound.replace("~", NO_BREAK)


def test_calibri_takes_the_narrow_space_and_in_french_alone() -> None:
    assert bind("« oui » : art. 5", "fr", sans=True) == "« oui » : art. 5".replace(" ", NARROW_NO_BREAK).replace(
        f"art.{NARROW_NO_BREAK}", "art. "
    ).replace(f":{NARROW_NO_BREAK}", ": ")
    assert bind("Sr. Pérez 5 %", "es", sans=True) == "Sr. Pérez 5 %"


@settings(max_examples=500, derandomize=True)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)),
    st.sampled_from(["en", "es", "pt", "fr", "xx"]),
    st.booleans(),
)
def test_only_ordinary_blanks_change_and_only_their_kind(text: str, language: str, sans: bool) -> None:
    bound = bind(text, language, sans)
    space = NARROW_NO_BREAK if sans else NO_BREAK
    assert len(bound) == len(text)
    assert all(new == old or (old, new) == (" ", space) for old, new in zip(text, bound, strict=True))
    assert bind(bound, language, sans) == bound
