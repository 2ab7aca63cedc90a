# ruff: noqa: E501 - a text and its findings stand on one line
from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.prose.read import read_passage
from pipeline.rules.printed import HIDDEN, Kind, Printed, stretches_of
from tests.support.wording import report_of


def test_the_place_of_every_word_in_its_field():
    text = "One **two \\* x** and [its page](https://e.org/x) now\n  wrapped[^1].\n\n> quoted\n> on.\n\n- item\n  more\n\n- last\n\n[^1]: A *note*."
    printed = report_of("en", background=text).printed
    for word in ("two", "* x", "its", "page", "now", "wrapped", "quoted", "on.", "item", "more", "last", "note"):
        path, at = printed.place(printed.text.index(word))
        assert path == "background"
        assert text[at:].startswith(word[0])
        assert text[at:].replace("\\", "").startswith(word[:1])
        assert printed.place(printed.text.index(word) + len(word) - 1)[1] - at in (len(word) - 1, len(word))


def test_the_order_is_that_of_the_document():
    printed = report_of(
        "en",
        background="B.",
        interventions=[{"heading": "H"}, {"text": "I."}],
        conclusions=["C."],
        sections=[{"title": "S", "text": "Z."}, {"title": "A", "text": "Y.", "after": "background"}],
        annexes=[{"title": "X", "text": "W."}],
    ).printed
    assert printed.text.split("\n") == ["T", "B.", "A", "Y.", "H", "I.", "C.", "S", "Z.", "W."]


def test_only_the_reports_own_words_are_its_voice():
    text = "Own “quoted 'x'” and *set* [palabra]{lang=es} https://x.org ann@x.org, own.\n\n> Cited.\n\nOwn «dos “tres” más» own ‘it’s’ own."
    printed = report_of("en", background=text).printed
    assert set(re.findall(r"\w+", printed.voice)) == {"Own", "and", "own"}
    assert HIDDEN in printed.voice
    assert len(printed.voice) == len(printed.text)


def test_sentences_end_where_they_end():
    printed = report_of("en", background="Mr. Paz of No. 5 came. “He left.” Then. e.g. this").printed
    ends = {printed.text[slice(*printed.sentence(at))].strip() for at in range(len(printed.text))}
    assert ends == {"T", "Mr. Paz of No. 5 came.", "“He left.”", "Then. e.g. this"}


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet='ab c\n*[]()\\>-1.|{}="“”^:', max_size=80))
def test_every_printed_character_is_found_in_the_field(text):
    passage = read_passage(text).passage
    stretches = tuple(stretches_of(passage, "x", True))
    for stretch in stretches:
        printed = Printed((stretch,), {"x": text}, "en")
        places = [printed.place(at)[1] for at in range(len(stretch.text))]
        assert places == sorted(places)
        assert all(0 <= place <= len(text) for place in places)
        if stretch.kind is Kind.PARAGRAPH:
            for at, place in enumerate(places):
                assert text[place] == stretch.text[at] or stretch.text[at].isspace()
