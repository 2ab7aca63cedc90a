from __future__ import annotations

import pytest

from pipeline.model.base import Language
from tests.support.reports import the_office


@pytest.mark.parametrize(
    ("language", "kicker", "words", "contents", "page", "mark"),
    [
        ("en", "VIRTUAL MEETING", "Virtual Meeting", "CONTENTS", "PAG.", "DRAFT"),
        ("es", "REUNIÓN VIRTUAL", "Reunión virtual", "CONTENIDO", "PÁG.", "BORRADOR"),
        ("pt", "REUNIÃO VIRTUAL", "Reunião virtual", "SUMÁRIO", "PÁG.", "RASCUNHO"),
        ("fr", "RÉUNION VIRTUELLE", "Réunion virtuelle", "TABLE DES MATIÈRES", "PAGE", "PROJET"),
    ],
)
def test_words_of_the_frame(language, kicker, words, contents, page, mark):
    found = the_office().words(Language(language))
    assert found.at("modes.virtual.kicker") == kicker
    assert found.at("modes.virtual.words") == words
    assert (found.contents.heading, found.contents.page, found.draft.mark) == (contents, page, mark)


def test_headings_of_chapters_and_lists():
    english = the_office().words(Language.ENGLISH)
    assert english.heading("interventions") == "SUMMARY OF INTERVENTIONS"
    assert english.heading("participants") == "LIST OF PARTICIPANTS"


def test_quotation_marks_and_their_blanks():
    assert the_office().words(Language.ENGLISH).quoted("Workshop") == "“Workshop”"
    french = the_office().words(Language.FRENCH)
    assert french.quoted("Atelier") == "«\u00a0Atelier\u00a0»"
    assert french.quoted("Atelier", sans=True) == "«\u202fAtelier\u202f»"


def test_gap_and_patterns():
    english = the_office().words(Language.ENGLISH)
    assert english.gap("place") == "[Missing: place of the meeting]"
    assert english.original.format(language=english.languages[Language.SPANISH]) == "Original: Spanish"
    assert (
        english.adopted.by_on.format(by="the Council", day="5 April 2024") == "Adopted by the Council on 5 April 2024."
    )
    french = the_office().words(Language.FRENCH)
    assert french.gap("place") == "[Manque\u00a0: lieu de la réunion]"
    assert french.gap("place", sans=True) == "[Manque\u202f: lieu de la réunion]"
    assert french.labelled.format(label="Hôte", value="CAF") == "Hôte\u202f: CAF"
    assert english.revision.format(number=1) == "Rev. 1"


def test_a_word_is_unconfirmed_unless_the_list_has_it_or_what_it_stands_in():
    english = the_office().words(Language.ENGLISH)
    assert english.is_confirmed("modes.virtual.kicker")
    assert not english.is_confirmed("modes.hybrid.kicker")
    paths = ["chapters.background", "contents.heading", "annexes.label"]
    assert the_office().unconfirmed(Language.ENGLISH, paths) == ("annexes.label",)
    assert the_office().unconfirmed(Language.FRENCH, paths) == tuple(paths)
