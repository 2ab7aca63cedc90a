from __future__ import annotations

import shutil

import pytest

from pipeline.model.base import Language
from pipeline.office import read_office
from pipeline.office.lexicon import Lexicon
from tests.support.reports import OFFICE, the_office

NOT_IN_ALL = {
    *("in_print", "not_relative_after", "last_day", "next_day", "spelling", "titles"),
    *("first_person_ending", "not_first_person", "before_nouns"),
}


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_words_of_every_kind(language):
    lexicon = the_office().lexicon(language)
    assert len(lexicon.weekdays) == 7
    for name in set(Lexicon.model_fields) - NOT_IN_ALL:
        assert getattr(lexicon, name), name
    of_endings = {"future", "idle"} if language is Language.ENGLISH else set()  # English has words for it
    kinds = set(type(lexicon.commitments).model_fields) - of_endings
    assert all(getattr(lexicon.commitments, name) for name in kinds)


def test_a_title_tells_whom_it_is_given_to():
    spanish, english = the_office().lexicon(Language.SPANISH), the_office().lexicon(Language.ENGLISH)
    assert spanish.title_forms["directora"] == (spanish.title_forms["director"][0], "she")
    assert english.title_forms["ambassador"][1] == ""
    assert spanish.title_forms["ing."][1] == "", "both have it"


def test_an_office_without_the_file_has_silent_rules(tmp_path):
    shutil.copytree(OFFICE, tmp_path / "office")
    (tmp_path / "office" / "language.pt.yaml").unlink()
    (tmp_path / "office" / "acronyms.yaml").unlink()
    office = read_office(tmp_path / "office")
    assert office.lexicon(Language.PORTUGUESE) == Lexicon()
    assert office.acronyms.terms == ()
