"""Two files with the same words are suspected; others are not."""

from __future__ import annotations

from pipeline.reading.deposits.sketch import ALIKE, likeness, sketch_of

TEXT = " ".join(f"palabra{number} de la reunión {number * 7}" for number in range(300))
OTHER = " ".join(f"otra{number} cosa del informe {number * 3}" for number in range(300))


def test_the_same_words_with_page_numbers_among_them_are_alike():
    words = TEXT.split()
    pages = ["\n".join([f"SP/X – {at // 250}", *words[at : at + 250]]) for at in range(0, len(words), 250)]
    assert likeness(sketch_of(TEXT), sketch_of("\n".join(pages).upper())) > ALIKE


def test_other_words_are_not_and_a_few_words_say_nothing():
    assert likeness(sketch_of(TEXT), sketch_of(OTHER)) < 0.1
    assert sketch_of("no symbol, no date") == ()
    assert likeness((), ()) == 0.0
