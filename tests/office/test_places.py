"""Places of a printed report in the office's words."""

from __future__ import annotations

import pytest

from pipeline.office.places import AfterWords, NamedPlaces, NumberedPlaces
from tests.support.corrections import words_in


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Page 3, paragraph 2, lines 4 to 6"),
        ("es", "Página 3, párrafo 2, líneas 4 a 6"),
        ("pt", "Página 3, parágrafo 2, linhas 4 a 6"),
        ("fr", "Page 3, paragraphe 2, lignes 4 à 6"),
    ],
)
def test_a_place_in_each_language(language, words):
    assert words_in(language).corrections.at(line=(4, 6), paragraph=2, page="3") == words


def test_names_stand_behind_the_page_and_after_stands_last():
    english = words_in("en").corrections
    assert english.at("cover", "title") == "Cover, title"
    assert english.at("participants", page="12", annex="I", row=3) == "Page 12, list of participants, annex I, row 3"
    assert english.at(page="4", after=("conclusion", 2)) == "Page 4, after conclusion 2"
    assert english.at(page="4", line=(3, 3), paragraph=None, chapter="") == "Page 4, line 3"


def test_every_place_has_a_word_in_each_language():
    for language in ("en", "es", "pt", "fr"):
        said = words_in(language).corrections
        for name in NumberedPlaces.model_fields:
            assert "7" in said.at(**{name: 7})
            assert "8" in said.at(**{name: (7, 8)})
        assert all(said.at(name) for name in NamedPlaces.model_fields)
        assert all(said.at(page="7", after=(name, 2)).startswith(said.at(page="7")) for name in AfterWords.model_fields)


def test_a_name_that_there_is_not_is_a_fault():
    said = words_in("en").corrections
    for wrong in (lambda: said.at("back"), lambda: said.at(column=2), lambda: said.at(after=("line", 2))):
        with pytest.raises(KeyError):
            wrong()


def test_words_with_outer_quotation_marks_in_them_are_enclosed_in_inner_ones():
    english = words_in("en")
    assert english.marks_round("the Council") == ("“", "”")
    assert english.marks_round("the “Workshop”") == ("‘", "’")
    assert english.marks_round("the “states’ own”") == ("“", "”")
