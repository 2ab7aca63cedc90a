from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.model.passage import Heading, ItemList, NoteMark, Paragraph, Run, Table
from pipeline.prose.escape import escape
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from tests.support.passages import SIGNS, texts

_addresses = st.lists(st.sampled_from([*SIGNS, "a", "http://", "https://a.b", "[^1]"]), max_size=8).map("".join)
ANY = st.one_of(texts, st.text(alphabet=SIGNS + "abi1 \n\t", max_size=12), _addresses)
ODD = (
    "- a",
    "-",
    "1. a\n2. b",
    "1)",
    "i) x",
    "> q",
    "###",
    "#### h",
    "| a |\n|---|",
    "[^1]: x",
    "a\\",
    "*",
    "![a](b.png)",
)


def joined(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


@settings(max_examples=1500, derandomize=True, deadline=None)
@given(ANY)
def test_the_words_of_one_paragraph(text: str) -> None:
    reading = read_passage(escape(text))
    assert plain_text(reading.passage) == joined(text)
    assert not reading.findings
    for block in reading.passage.blocks:
        assert isinstance(block, Paragraph)
        assert not any(isinstance(run, Run) and (run.bold or run.italic or run.language) for run in block.inlines)


@settings(max_examples=600, derandomize=True, deadline=None)
@given(ANY)
@example("1. a")
def test_the_words_wherever_they_stand(text: str) -> None:
    prose, words = escape(text), joined(text)
    beside = f"{words} x".strip(" ")
    source = (
        f"### h {prose}\n\nb {prose} e\n\n{prose} x\n\n- i {prose}\n- {prose} x\n\n| t {prose} | {prose} x |\n| - | - |\n"
        f"| {prose} x | x |\n\n> {prose} x\n\nx[^1]\n\n[^1]: n {prose}"
    )
    reading = read_passage(source)
    assert not reading.findings
    heading, middle, start, items, table, quote, noted = reading.passage.blocks
    assert isinstance(heading, Heading)
    assert isinstance(items, ItemList)
    assert isinstance(table, Table)
    assert isinstance(noted, Paragraph)
    note = noted.inlines[1]
    assert isinstance(note, NoteMark)
    assert plain_text(heading.inlines) == f"h {words}".strip(" ")
    assert plain_text(middle.inlines) == (f"b {words} e" if words else "b  e")
    assert plain_text(start.inlines) == beside
    assert plain_text(items.items[0].inlines) == f"i {words}".strip(" ")
    assert [plain_text(cell) for cell in (*table.header, *table.rows[0])] == [
        f"t {words}".strip(" "),
        beside,
        beside,
        "x",
    ]
    assert plain_text(quote.blocks[0].inlines) == beside
    assert plain_text(note.runs) == f"n {words}".strip(" ")


@pytest.mark.parametrize("text", ODD)
def test_beginnings_that_look_like_blocks(text: str) -> None:
    (paragraph,) = read_passage(f"before\n\n{escape(text)}\n\nbehind").passage.blocks[1:2]
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.inlines) == joined(text)
