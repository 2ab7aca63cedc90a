"""Labels in four languages, renamed and half deleted; values as people write them."""

from __future__ import annotations

import pytest

from pipeline.reading.imports.forms.vocabulary import Vocabulary
from tests.support.reports import the_office

WORDS = Vocabulary(the_office().forms)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Título:", "title"), ("TÍTULO DE LA REUNIÓN", "title"), ("Modalid", "mode"), ("Held", "mode"), ("Lieu (ville)", "place"),
        ("Órgão", "body"), ("Signatrua", "symbol"), ("Organised by", "organisers"), ("Présidence", "chair"),
        ("Relator", "rapporteur"),
    ],
)  # fmt: skip
def test_facts_are_known_by_their_labels(text, key):
    assert WORDS.facts.nearly(text) == key


@pytest.mark.parametrize(
    "text", ["", "Sra. Rojas", "La señora Rojas presentó el título de la reunión y su lugar.", "Caracas"]
)
def test_other_words_are_no_labels(text):
    assert WORDS.facts.nearly(text) is None


def test_one_word_may_name_a_column_here_and_another_there():
    assert WORDS.columns["participants"].exactly("Título") == "title"
    assert WORDS.columns["conclusions"].exactly("Nº") == "number"
    assert WORDS.columns["interventions"].nearly("Qué dijo en tercera persona") == "what"
    assert WORDS.columns["interventions"].nearly("Quién hab") == "who"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("modes", "En ligne", "virtual"), ("modes", "presencial", "in-person"), ("modes", "quizás", None),
        ("statuses", "Observador", "observer"), ("roles", "Jefa de delegación", "head"), ("officers", "moderatrice", "moderator"),
        ("officers", "modératrice", "moderator"), ("organisers", "anfitriã", "host"),
    ],
)  # fmt: skip
def test_values_are_understood_in_any_language(kind, text, value):
    assert WORDS.meaning(kind, text) == value


def test_the_language_of_a_form_is_that_of_most_of_its_labels():
    assert WORDS.language(["Título", "Modalidad", "Quién habló", "Title"]) == "es"
    assert WORDS.language(["Who spoke", "Attends as", "Título"]) == "en"
    assert WORDS.language([]) is None
