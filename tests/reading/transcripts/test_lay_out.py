"""Shown names find their participants; whoever is none becomes one, to be confirmed."""

import pytest

from pipeline.model.base import Language
from pipeline.reading.transcripts.cues import Cue
from pipeline.reading.transcripts.lay_out import lay_out
from pipeline.reading.transcripts.speakers import SpeakerReader
from tests.support.reports import the_office

PEOPLE = [
    {"id": "perez", "name": "Juan Pérez Gómez", "organisation": "SICA"},
    {"id": "soto", "name": "Ana Soto", "organisation": "OEA"},
    {"organisation": "CARICOM"},
    {"id": "vega", "name": "Luis Vega", "country": "Chile"},
]
LONG = "estas son palabras de sobra para que sea una intervención"


@pytest.mark.parametrize(
    ("shown", "index", "is_sure"),
    [
        ("PEREZ Juan (SICA)", 0, True),
        ("SICA - Juan Pérez", 0, True),
        ("Juan Pérez SICA", 0, True),
        ("Perez_Juan_SICA", 0, True),
        ("Soto, Ana (Invitado)", 1, True),
        ("ana soto | OEA", 1, True),
        ("Anna Soto", 1, False),
        ("Ana", 1, False),
        ("CARICOM", 2, True),
        ("Delegación de Chile", 3, False),
        ("Emb. Luis Vega (Chile) [External]", 3, True),
        ("Rosa Díaz (SICA)", None, False),
        ("iPhone", None, False),
    ],
)
def test_a_shown_name_finds_its_participant(shown, index, is_sure):
    reader = SpeakerReader(the_office(), Language.SPANISH, PEOPLE)
    found = reader.find(reader.taken_apart(shown))
    assert (found.index if found else None) == index
    assert found is None or found.is_sure == is_sure


def test_one_who_is_in_no_list_is_added_with_what_the_name_tells():
    cues = [Cue(LONG, "Dra. ROSA DÍAZ (OEA)", 1), Cue(LONG, "PEREZ Juan", 9), Cue(LONG, "CARICOM", 20)]
    laid = lay_out(cues, PEOPLE, the_office(), Language.SPANISH)
    assert laid.people[4] == {"id": "diaz", "name": "Rosa Díaz", "title": "Dra.", "organisation": "OEA"}
    assert [laid.people[each.index]["id"] for each in laid.spoken] == ["diaz", "perez", "caricom"]
    assert laid.guesses == {4: "Dra. ROSA DÍAZ (OEA)"}


def test_words_of_nobody_are_those_of_one_to_be_named():
    laid = lay_out([Cue(LONG, "", 1)], (), the_office(), Language.ENGLISH)
    assert [each.notes for each in laid.spoken] == [f"00:00:01 {LONG}"]
    assert laid.people[0]["id"]


def test_a_mail_address_as_a_name_goes_nowhere():
    laid = lay_out([Cue(LONG, "ana@example.org", 1)], (), the_office(), Language.ENGLISH)
    assert "example" not in str((laid.people, laid.guesses))
