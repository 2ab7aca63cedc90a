from __future__ import annotations

import pytest

from pipeline.rules.leftovers import template_leftovers
from tests.support.reports import said, subject

BAD = [
    "On {{ date }} it began.",
    "{% if place %}",
    "The venue is TBD.",
    "Mr. XXX said so.",
    "En la sala XXXX se reunió.",
    "dia xxx de abril",
    "Lorem  ipsum dolor",
    "El [insertar nombre] tomó la palabra.",
    "What???",
    "Firma: ____",
]
GOOD = [
    "The XXX Regular Meeting of the Latin American Council",
    "La XXX Reunión Ordinaria y el Anexo XXX.",
    "la XXX reunión ordinaria",
    "o século XXX",
    "SP/CL/XXX.O/DF and https://sela.org/x?a={{b}}&n=TBD",
    "Really? A set {a, b} and 5 % of it; todo el mundo",
]


@pytest.mark.parametrize("text", BAD)
def test_leftovers(text):
    assert [code for code, _, _ in said(template_leftovers, subject(background=text))] == ["E701"]


@pytest.mark.parametrize("text", GOOD)
def test_words_that_only_look_like_it(text):
    assert said(template_leftovers, subject(background=text)) == []


def test_they_are_told_at_their_place_in_any_printed_field():
    judged = subject({"title": "Workshop on TBD"}, background="One.\n\nThen {{ x }}.")
    assert said(template_leftovers, judged) == [("E701", "meeting.title", 12), ("E701", "background", 11)]


def test_private_notes_may_hold_them():
    assert said(template_leftovers, subject(private="ask them, TBD")) == []
