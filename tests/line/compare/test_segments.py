"""Pieces of a change with the looks of their words."""

from __future__ import annotations

from pipeline.line.compare.segments import Segment, segments_of
from pipeline.model.comparison import Saying, SayingKind
from pipeline.prose.read import read_passage
from pipeline.reading.compared.comparing import changed
from pipeline.reading.compared.sayings import line_of, look_of


def saying(prose: str) -> Saying:
    inlines = read_passage(prose).passage.blocks[0].inlines
    return Saying(SayingKind.PARAGRAPH, line_of(inlines), look_of(inlines), inlines=inlines)


def told(before: str, after: str) -> tuple[Segment, ...]:
    return segments_of(changed(saying(before), saying(after)))


def test_words_come_in_the_look_that_they_have_on_their_side():
    assert told("It was *noted* by all.", "It was **adopted** by all.") == (
        Segment("=", "It was "),
        Segment("-", "noted", italic=True),
        Segment("+", "adopted", bold=True),
        Segment("=", " by all."),
    )


def test_a_look_alone_takes_the_words_out_and_puts_them_in_again():
    assert told("It was noted  by\nall.", "It was *noted* by all.") == (
        Segment("=", "It was "),
        Segment("-", "noted"),
        Segment("+", "noted", italic=True),
        Segment("=", " by all."),
    )


def test_a_link_alone_is_shown_as_prose_has_it():
    segments = told("See [the page](https://sela.org/a).", "See [the page](https://sela.org/b).")
    assert "".join(each.words for each in segments if each.sign != "+") == "See [the page](https://sela.org/a)."
    assert "".join(each.words for each in segments if each.sign != "-") == "See [the page](https://sela.org/b)."
