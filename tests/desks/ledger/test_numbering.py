"""Numbers stay with their words, whatever is put in, taken out, moved, translated or reworded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.desks.ledger.numbering import Match, matches

KNOWN = {
    1: "SICA will draft a common glossary of data.",
    2: "All secretariats will publish their lists of authorities.",
    3: "The next meeting will be held in Montevideo.",
}


def found(*items):
    return {
        match.item: (match.number, match.is_reworded)
        for match in matches({number: [words] for number, words in KNOWN.items()}, items)
    }


def test_the_same_words_have_the_same_number_wherever_they_stand():
    assert found([KNOWN[3]], ["Something new"], [KNOWN[1]]) == {0: (3, False), 2: (1, False)}


def test_one_language_that_says_the_same_is_enough():
    assert found(["El SICA redactará un glosario.", KNOWN[1].upper()]) == {0: (1, False)}


def test_what_was_reworded_keeps_its_number_and_what_is_new_has_none():
    reworded = "All secretariats will publish their full lists of authorities."
    assert found([reworded], ["Brazil thanked the host."]) == {0: (2, True)}


def test_of_two_alike_each_number_goes_to_one():
    both = {number: ["The same words."] for number in (1, 2)}
    assert sorted((m.item, m.number) for m in matches(both, [["The same words."], ["The same words."]])) == [
        (0, 1),
        (1, 2),
    ]


@given(st.lists(st.text("abc ", min_size=1), max_size=6), st.lists(st.text("abc ", min_size=1), max_size=6))
def test_no_number_is_given_twice_and_no_item_has_two(known, items):
    pairs = list(matches({at: [words] for at, words in enumerate(known, 1)}, [[item] for item in items]))
    assert len({match.number for match in pairs}) == len(pairs) == len({match.item for match in pairs})


@given(st.permutations(range(6)))
def test_order_is_no_matter(order):
    words = [
        f"The {name} party will report on its own work."
        for name in ("first", "second", "third", "fourth", "fifth", "sixth")
    ]
    pairs = matches({at: [each] for at, each in enumerate(words)}, [[words[at]] for at in order])
    assert set(pairs) == {Match(place, at) for place, at in enumerate(order)}
