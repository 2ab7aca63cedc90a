from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.model.passage import Paragraph, Passage, Run
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from pipeline.prose.write import write_passage
from tests.support.passages import essence, passages

MARKDOWN = st.lists(
    st.sampled_from(
        [
            *(
                "*",
                "**",
                "***",
                "\n",
                "\n\n",
                "- ",
                "1. ",
                "2. ",
                "1) ",
                "2) ",
                "a) ",
                "b) ",
                "    ",
                "> ",
                "### ",
                *"ab.,() ",
            ),
            *("| a | b |\n|---|:-:|\n", "|", "Table: x", "[^1]", "[^1]: n", "![a](b.png)", "[", "](#c3)", "]{lang=es}"),
            *("http://x", "http://", "https://a.b/[c", "d]", "\\*", "\\[", "\\]", "*see ", "»"),
            *("\\", "http://a.b", "\t", "\u00a0", "#", "`", "{{"),
        ]
    ),
    max_size=16,
).map("".join)


@settings(max_examples=250, derandomize=True, deadline=None)
@given(passages)
def test_what_is_written_is_read_again_and_written_the_same(passage: Passage) -> None:
    text = write_passage(passage)
    read = read_passage(text)
    assert essence(read.passage) == essence(passage)
    assert not read.findings
    assert write_passage(read.passage) == text


@settings(max_examples=1200, derandomize=True, deadline=None)
@given(MARKDOWN)
@example("*http://*see |**")
def test_the_canonical_text_of_any_text_says_the_same(text: str) -> None:
    passage = read_passage(text).passage
    canonical = write_passage(passage)
    assert essence(read_passage(canonical).passage) == essence(passage)
    assert write_passage(read_passage(canonical).passage) == canonical


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    st.lists(st.builds(Run, st.text("ab .,()*\\[]é", max_size=4), st.just(0), st.booleans(), st.booleans()), max_size=6)
)
def test_no_word_is_lost_where_markdown_cannot_say_the_look(runs: list[Run]) -> None:
    passage = Passage((Paragraph(tuple(runs), 0),))
    text = write_passage(passage)
    words = plain_text(read_passage(text).passage)
    assert words == "".join(run.text for run in runs).strip(" ")
    assert write_passage(read_passage(text).passage) == text


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("one\n  two\tthree  \n", "one two three"),
        ("- a\n\n- b\n     wrapped", "- a\n- b wrapped"),
        ("a|b\n:-|-:\n1|\n\nTable: c\nd", "| a | b |\n| --- | --: |\n| 1 |  |\n\nTable: c d"),
        ("x[^b] y[^a]\n\n[^a]: A\n\nz\n\n[^b]: B\n b", "x[^1] y[^2]\n\nz\n\n[^1]: B b\n\n[^2]: A"),
        ("[http://a.b](http://a.b) and [sic] \\_", "http://a.b and [sic] \\\\_"),
        ("> a\n> b\n>\n> - c\n> - d", "> a b\n>\n> - c\n> - d"),
        ("http://x.org/a\\*b[1] [y](#c3) *http://x.org/**", "http://x.org/a*b[1] [y](#c3) *http://x.org/**"),
        ("http://x.org/a|b\\c", "http://x.org/a\\|b\\\\c"),
        ("[http://x.org](http://x.org).[y](#c3)", "[http://x.org](http://x.org).[y](#c3)"),
        ("5\\) lone\n\n1985. lone", "5\\) lone\n\n1985. lone"),
    ],
)
def test_canonical_form(typed: str, canonical: str) -> None:
    assert write_passage(read_passage(typed).passage) == canonical


WEB = st.lists(
    st.sampled_from(["http://", "https://a.b/", "c", " ", "*", "[", "]", "(", ")", "\\", "|", ".", "<", "[^1]", "»"]),
    max_size=7,
)


@settings(max_examples=600, derandomize=True, deadline=None)
@given(
    st.lists(
        st.builds(
            Run, WEB.map("".join), st.just(0), st.booleans(), st.just(False), st.just(""), st.sampled_from(["", "#c3"])
        ),
        max_size=4,
    )
)
def test_no_address_swallows_what_stands_beside_it(runs: list[Run]) -> None:
    passage = Passage((Paragraph((Run("a ", 0), *runs), 0),))
    text = write_passage(passage)
    read = read_passage(text)
    assert plain_text(read.passage) == "".join(["a ", *(run.text for run in runs)]).strip(" ")
    assert write_passage(read.passage) == text
    assert not read.findings


def test_emphasis_that_cannot_be_said_gives_up_its_signs() -> None:
    passage = Passage((Paragraph((Run("Note:", 0, bold=True), Run("text", 0)), 0),))
    assert write_passage(passage) == "**Note**:text"
