"""A newer list shows who is new, gone and changed, and takes an old hand for nobody new."""

import pytest

from pipeline.model.base import Language
from pipeline.reading.registration.bodies import BodyReader
from pipeline.reading.registration.comparing import compare
from pipeline.reading.registration.listed import Listed
from tests.support.reports import report, the_office

PEOPLE = [
    {"id": "rosi", "name": "Mario Rosi", "organisation": "SICA", "position": "Analyst"},
    {
        "id": "perez",
        "name": "Juan Pérez de la Cruz",
        "organisation": "Organization of American States",
        "position": "Director",
    },
    {"id": "soto", "name": "Ana Soto", "country": "Chile", "position": "Minister"},
    {"organisation": "ACTO"},
]


def compared(*listed, **fields):
    bodies = BodyReader(the_office(), Language.ENGLISH)
    return compare(report(participants=PEOPLE, **fields), [Listed(dict(each)) for each in listed], bodies)


def same():
    """The list as it is read: each body by the office's acronym, whatever the report writes out."""
    rows = [{name: value for name, value in person.items() if name != "id"} for person in PEOPLE]
    rows[1]["organisation"] = "OAS"
    return rows


def test_the_same_list_changes_nothing():
    assert compared(*same()).is_empty


@pytest.mark.parametrize("name", ["PEREZ CRUZ JUAN", "Juan Perez", "juan perez de la cruz"])
def test_accents_case_small_words_and_order_make_nobody_new(name):
    first, _, third, fourth = same()
    found = compared(first, {"name": name, "organisation": "OAS", "position": "Director"}, third, fourth)
    assert found.is_empty


def test_a_fuller_name_is_taken_over():
    found = compared({"name": "Mario Antonio Rosi", "organisation": "SICA"}, *same()[1:])
    assert [(each.index, each.name, each.old, each.new) for each in found.changed] == [
        (0, "name", "Mario Rosi", "Mario Antonio Rosi")
    ]


def test_a_slip_that_was_put_right_is_the_same_person():
    found = compared({"name": "Mario Rossi", "organisation": "SICA", "position": "Analyst"}, *same()[1:])
    assert [(each.index, each.new) for each in found.changed] == [(0, "Mario Rossi")]
    assert not found.new


def test_another_in_the_same_post_is_another():
    found = compared({"name": "Luisa Vega", "organisation": "SICA", "position": "Analyst"}, *same()[1:])
    assert [each.fields["name"] for each in found.new] == ["Luisa Vega"]
    assert [(each.index, each.is_named) for each in found.gone] == [(0, True)]


def test_who_is_gone_is_told_and_a_body_stays():
    found = compared(*same()[:2])
    assert [(each.index, each.is_named) for each in found.gone] == [(2, False)]


def test_who_is_named_in_the_text_stays():
    found = compared(*same()[:2], background="It was opened by Minister ANA SOTO.")
    assert [(each.index, each.is_named) for each in found.gone] == [(2, True)]


def test_each_changed_field_is_told_and_an_empty_cell_is_none():
    found = compared(
        {"name": "Mario Rosi", "organisation": "SICA", "position": "Adviser"},
        {"name": "Juan Pérez de la Cruz"},
        *same()[2:],
    )
    assert [(each.name, each.old, each.new) for each in found.changed] == [("position", "Analyst", "Adviser")]
