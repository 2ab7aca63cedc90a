from __future__ import annotations

import pytest

from pipeline.office.phrases import Phrases, spelt_out


def found(phrases, text, numbers=()):
    return [match[0] for match in Phrases(phrases, numbers).find(text)]


def test_a_phrase_stands_for_all_its_ways():
    assert sorted(spelt_out("(in )?the (week|month) ahead")) == [
        "in the month ahead",
        "in the week ahead",
        "the month ahead",
        "the week ahead",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In  the\u00a0coming weeks we met", ["In  the\u00a0coming weeks"]),
        ("two weeks ago, 3 weeks ago, weeks ago", ["two weeks ago", "3 weeks ago"]),
        ("this year-end, yearly, the coming weeksome", []),
        ("J’ai dit, jai dit, j'ai dit", ["J’", "j'"]),
    ],
)
def test_phrases_are_found_whole_and_the_longest_first(text, expected):
    phrases = ["(in )?the coming (weeks|days)", "# weeks ago", "this year", "j'"]
    assert found(phrases, text, ["two", "three"]) == expected
