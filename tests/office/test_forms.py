"""The words of the forms: the same fields in every language, and help that nobody could mean as an answer."""

from __future__ import annotations

import pytest

from pipeline.model.base import Language
from tests.support.reports import the_office

FORMS = the_office().forms


def fields_of(words):
    return {
        "meeting": tuple(words.meeting.fields),
        **{key: tuple(table.columns) for key, table in words.tables.items()},
    }


def test_every_language_has_the_same_form():
    assert tuple(FORMS) == tuple(Language)
    assert len({repr(fields_of(words)) for words in FORMS.values()}) == 1


@pytest.mark.parametrize("language", tuple(Language))
def test_no_help_is_an_answer(language):
    words = FORMS[language]
    answers = {said.casefold() for values in words.words.modes.values() for said in values}
    helps = [field.help for field in words.meeting.fields.values() if field.help]
    assert not answers & {help_words.casefold() for help_words in helps}
    assert not any(sign.isdigit() for help_words in helps for sign in help_words)


def test_a_field_goes_by_all_its_names():
    assert FORMS[Language.ENGLISH].tables["interventions"].columns["who"].names[:2] == ("Who spoke", "Who")
    assert FORMS[Language.SPANISH].background.names[0] == "Antecedentes"
