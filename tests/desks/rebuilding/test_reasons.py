"""Why a report is out of date, in the least words that tell one thing from another."""

from __future__ import annotations

import pytest

from pipeline.desks.rebuilding.reasons import Ingredient, Reason, reasons

WAS = {
    "input": "a",
    "engine": {"name": "libreoffice", "version": "7.4"},
    "fonts": {"Carlito.ttf": "1", "Caladea.ttf": "2"},
    "libraries": {"lxml": "6.1", "pikepdf": "10"},
    "imposition": {"paper": "letter", "duplex": False},
    "carries": True,
}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"input": "b"}, Reason(Ingredient.INPUT)),
        (
            {"engine": {"name": "libreoffice", "version": "25.2"}},
            Reason(Ingredient.ENGINE, (), "libreoffice 7.4", "libreoffice 25.2"),
        ),
        (
            {"fonts": {"Carlito.ttf": "9", "New.ttf": "3"}},
            Reason(Ingredient.FONTS, ("Caladea.ttf", "Carlito.ttf", "New.ttf")),
        ),
        ({"libraries": {"lxml": "6.2", "pikepdf": "10"}}, Reason(Ingredient.LIBRARIES, ("lxml",), "6.1", "6.2")),
        (
            {"imposition": {"paper": "letter", "duplex": True}},
            Reason(Ingredient.IMPOSITION, ("duplex",), "false", "true"),
        ),
        ({"carries": False}, Reason(Ingredient.CARRIES)),
        ({"pictures": {"map.png": "4"}}, Reason(Ingredient.PICTURES)),
    ],
)
def test_what_is_another_is_named(change, reason):
    assert reasons(WAS, {**WAS, **change}) == ((reason,) if reason else ())


def test_several_come_in_the_order_in_which_a_report_is_made():
    found = reasons(WAS, {**WAS, "carries": False, "input": "b", "fonts": {}})
    assert [each.ingredient for each in found] == [Ingredient.INPUT, Ingredient.FONTS, Ingredient.CARRIES]
