"""Help apart from answers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.passage import Run
from pipeline.reading.imports.document import SourceParagraph
from pipeline.reading.imports.forms.asking import answer_of

HELP = "como figura en la convocatoria, sin comillas"


def told(*texts: str, prompt: str = "") -> tuple[str | None, str]:
    answer = answer_of(SourceParagraph(tuple(Run(text, 0) for text in texts), prompt=prompt), [HELP])
    return (answer.paragraph.text if answer.paragraph else None), answer.asked


@pytest.mark.parametrize(
    "text", [HELP, "figura en la convocatoria", "como figura la convocatoria comillas", HELP.upper()]
)
def test_help_whole_or_in_part_is_no_answer(text):
    assert told(text) == (None, text)


@pytest.mark.parametrize(
    "text", ["convocatoria", "la convocatoria", "Taller sobre comercio", "Convocatoria sin fin de puertos"]
)
def test_an_answer_that_shares_words_with_the_help_is_one(text):
    assert told(text) == (text, "")


def test_what_was_written_behind_or_before_the_help_stays():
    assert told(f"{HELP}: Taller de ", "puertos")[0] == "Taller de puertos"
    assert told("Taller de puertos ", HELP) == ("Taller de puertos", HELP)
    assert told("la convocatoria, sin comillas Taller") == ("Taller", "la convocatoria, sin comillas ")


def test_help_that_the_press_has_put_anew_is_known_by_the_control():
    anew = "el de la invitación, sin comillas, como figura"
    assert told(anew) == (anew, "")
    assert told(anew, prompt=anew) == (None, anew)
    assert told("Taller de puertos", prompt="Taller de puertos") == ("Taller de puertos", "")


@given(st.lists(st.sampled_from([*HELP.split(), "Taller", "puertos", "—"]), max_size=14))
@settings(derandomize=True, max_examples=200)
def test_no_word_is_lost(words):
    text = " ".join(words)
    kept, asked = told(text)
    assert sorted(f"{kept or ''} {asked}".split()) == sorted(text.split())
