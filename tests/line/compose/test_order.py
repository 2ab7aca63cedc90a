from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.line.compose.order import collation_key, order_documents, order_participants
from pipeline.model.base import Language
from pipeline.model.choices import ListOrder
from pipeline.model.participant import Participant
from pipeline.model.report import Document
from tests.support.reports import the_office


def order(people, kind, language=Language.SPANISH):
    found = order_participants([Participant(**one) for one in people], kind, the_office(), language)
    return [person.name or person.organisation or person.country for person in found]


def test_members_stand_in_the_order_of_the_house_and_others_as_given():
    people = [
        {"name": "V", "country": "Venezuela", "status": "member"},
        {"organisation": "CAF", "status": "observer"},
        {"name": "Ch", "country": "Chile", "status": "member"},
        {"organisation": "ALADI", "status": "observer"},
        {"country": "Cuba", "status": "member"},
        {"name": "A", "delegation": "ARGENTINA", "organisation": "Cancillería", "status": "member"},
        {"name": "Nowhere", "country": "Atlántida", "status": "member"},
    ]
    members = [name for name in order(people, ListOrder.HOUSE) if name not in ("CAF", "ALADI")]
    assert members == ["A", "Cuba", "Ch", "V", "Nowhere"], "Cuba stands before Chile in the office's own list"
    bodies = [name for name in order(people, ListOrder.HOUSE) if name in ("CAF", "ALADI")]
    assert bodies == ["CAF", "ALADI"]
    assert order(people, ListOrder.GIVEN) == ["V", "CAF", "Ch", "ALADI", "Cuba", "A", "Nowhere"]


def test_sort_wins_over_what_the_row_begins_with():
    people = [
        {"name": "Ana Zúñiga", "sort": "Zúñiga"},
        {"name": "Zoe Álvarez", "sort": "álvarez"},
        {"organisation": "Banco"},
    ]
    assert order(people, ListOrder.ALPHABETICAL) == ["Zoe Álvarez", "Banco", "Ana Zúñiga"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("es", ["Nuno", "Nuñez", "Núñez", "Ñandú", "Oscar", "Óscar", "Osorio"]),
        ("pt", ["ação", "acento", "Água", "Avô"]),
        ("fr", ["cote", "côte", "coté", "L'Œuvre", "œuf", "ouvert"]),
        ("en", ["co-op", "co op", "coop", "Zurich"]),
    ],
)
def test_accents_and_case_fold_and_only_spanish_has_a_letter_more(language, names):
    folded = [collation_key(name, Language(language))[0] for name in names]
    assert folded == sorted(folded)


@settings(derandomize=True, max_examples=200)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=8), st.sampled_from(list(Language)))
def test_any_order_keeps_every_document(titles, language):
    words = [title for title in titles if title.split()]
    documents = [Document(symbol=f"D{n}", title=title) for n, title in enumerate(words)]
    found = order_documents(documents, ListOrder.ALPHABETICAL, language)
    assert sorted(entry.symbol for entry in found) == sorted(entry.symbol for entry in documents)
    assert order_documents(found, ListOrder.ALPHABETICAL, language) == found
    assert order_documents(documents, ListOrder.HOUSE, language) == tuple(documents)
