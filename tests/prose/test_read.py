from __future__ import annotations

import itertools
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.passage import (
    Alignment,
    Heading,
    ItemList,
    ListMark,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
)
from pipeline.prose.plain import block_inlines, plain_text
from pipeline.prose.read import read_passage
from tests.support.passages import SIGNS


def runs(text: str) -> list[tuple[str, str]]:
    """The runs of a one-paragraph text, each with its looks: `b`, `i`, `(target)`, `{language}`."""
    (block,) = read_passage(text).passage.blocks
    assert isinstance(block, Paragraph)
    found = []
    for run in block.inlines:
        assert isinstance(run, Run)
        looks = "b" * run.bold + "i" * run.italic
        looks += f"({run.target})" * bool(run.target) + f"{{{run.language}}}" * bool(run.language)
        found.append((run.text, looks))
    return found


def outline(text: str) -> list[str]:
    return plain_text(read_passage(text).passage).split("\n")


def codes(text: str) -> list[tuple[str, int]]:
    return [(fault.code, fault.offset) for fault in read_passage(text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "_a_ `b` {{ c }} {% d %} <b>e</b> &amp; ~~f~~ www.a.b a@b.c",
        "[x]: y",
        "[a](ftp://b)",
        "[a](b.pdf)",
        "[a](#background)",
        "[a](mailto:)",
        "[a](javascript:x)",
        "[](#c3)",
        "---",
        "5) lone",
        "1985. lone",
        "- lone",
        "2) from two",
        "## two",
        "##### five",
        "###none",
        ">none",
        "* a",
        "+ a",
        "a ** b ** c * d",
        "a_b_c 2*3",
        "![a](b.png) and words",
        "[a]{lang=Spanish language}",
        "a \\q \\_ \\{",
        "| a | b |",
        "Table: x",
        "(a) x",
        "A) x",
    ],
)
def test_what_is_text(text: str) -> None:
    assert runs(text) == [(text, "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n- b\n- c", "a - b - c"),
        ("a\n> b\n### c\n1. d\n2. e", "a > b ### c 1. d 2. e"),
        ("Title\n=====", "Title ====="),
        ("a | b\n---", "a | b ---"),
        ("    code\n    more", "code more"),
        ("    - a\n    - b", "- a - b"),
        ("a  \nb\\\nc", "a b\\ c"),
        ("a\u00a0\n\u00a0\nb", "a\u00a0 \u00a0 b"),
        ("a\r\nb\rc", "a b c"),
        ("\\\\ \\* \\[ \\] \\( \\) \\# \\> \\| \\- \\`", "\\ * [ ] ( ) # > | - `"),
    ],
)
def test_lines_that_only_wrap(text: str, words: str) -> None:
    assert runs(text) == [(words, "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* **b** ***c***", [("a", "i"), (" ", ""), ("b", "b"), (" ", ""), ("c", "bi")]),
        ("**a *b* c**", [("a ", "b"), ("b", "bi"), (" c", "b")]),
        ("a*b*c", [("a", ""), ("b", "i"), ("c", "")]),
        ("**(a)**b", [("**(a)**b", "")]),
        ("**[a](#c3)**", [("a", "b(#c3)")]),
        ("[a *b*](#annex-2)", [("a ", "(#annex-2)"), ("b", "i(#annex-2)")]),
        ("*[a* b](#c3)", [("*", ""), ("a* b", "(#c3)")]),
        ("[a [b](#c3) c](#c4)", [("[a ", ""), ("b", "(#c3)"), (" c](#c4)", "")]),
        ("[a [b](#c3)]{lang=es}", [("a ", "{es}"), ("b", "(#c3){es}")]),
        ("[a](https://b/(c)d)", [("a", "(https://b/(c)d)")]),
        ("[a](https://b/\\)c)", [("a", "(https://b/)c)")]),
        ("(http://a.b/c_(d)).", [("(", ""), ("http://a.b/c_(d)", "(http://a.b/c_(d))"), (").", "")]),
        ("**http://a.b**, xhttp://c", [("http://a.b", "b(http://a.b)"), (", xhttp://c", "")]),
        ("«http://a.b»", [("«", ""), ("http://a.b", "(http://a.b)"), ("»", "")]),
        ("[mail](mailto:a@b.c)", [("mail", "(mailto:a@b.c)")]),
        ("\\*a* \\[b](#c3)", [("*a* [b](#c3)", "")]),
    ],
)
def test_looks(text: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text) == expected


def linked(text: str) -> list[tuple[str, str]]:
    """What is a link to itself in a one-paragraph text, with its emphasis."""
    found = [(words, looks.split("(")[0], looks) for words, looks in runs(text)]
    return [(words, emphasis) for words, emphasis, looks in found if f"({words})" in looks]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (
            "See http://x.org/a*b and 2*3; https://web.archive.org/web/*/http://sela.org/* end.",
            [("http://x.org/a*b", ""), ("https://web.archive.org/web/*/http://sela.org/*", "")],
        ),
        ("http://x.org/?q=[1]&r=a_b|c", [("http://x.org/?q=[1]&r=a_b|c", "")]),
        (
            "[http://x.org/a], {http://x.org/[b]}; (http://x.org/c)",
            [(f"http://x.org/{end}", "") for end in ("a", "[b]", "c")],
        ),
        ("http://x.org/[see page", [("http://x.org/", "")]),
        ("*see http://x.org*", [("http://x.org", "i")]),
        ("**http://x.org/a**, http://x.org/*", [("http://x.org/a", "b"), ("http://x.org/*", "")]),
        ("*see (http://x.org/*).*", [("http://x.org/*", "i")]),
        ("http://x.org/\\*a\\*\\[\\_\\>", [("http://x.org/*a*[\\_>", "")]),
        ("“http://a.b”, <http://a.b> 'http://a.b'…", [("http://a.b", "")] * 3),
        ("[see http://x.org/*a*](http://x.org/*)", []),
        ("http:// https://*a* xhttp://a.b", []),
    ],
)
def test_bare_addresses(text: str, addresses: list[tuple[str, str]]) -> None:
    assert linked(text) == addresses


def test_the_words_of_a_link_may_be_an_address_with_asterisks() -> None:
    assert runs("[see http://x.org/*a*](#c3)") == [("see http://x.org/*a*", "(#c3)")]


def test_the_mark_of_a_note_ends_an_address() -> None:
    (paragraph,) = read_passage("http://x.org/[1][^1]\n\n[^1]: http://x.org/[^1]").passage.blocks
    assert isinstance(paragraph, Paragraph)
    link, mark = paragraph.inlines
    assert isinstance(link, Run)
    assert isinstance(mark, NoteMark)
    assert (link.target, mark.runs[0].target) == ("http://x.org/[1]", "http://x.org/[^1]")


def test_lists_go_on_over_blank_lines_and_nest_by_four() -> None:
    text = "- a\n    1) x\n    2) y\n       wrapped\n\n- b\n\tA tab is text\n    i) p\n    ii) q\n\n1. c\n2. d\n4. e"
    first, second = read_passage(text).passage.blocks
    assert isinstance(first, ItemList)
    assert isinstance(second, ItemList)
    assert [[inner.mark for inner in item.lists] for item in first.items] == [[ListMark.NUMBER], [ListMark.ROMAN]]
    assert outline(text) == ["– a", "1) x", "2) y wrapped", "– b A tab is text", "i) p", "ii) q", "1. c", "2. d 4. e"]
    assert codes(text) == [("W044", text.index("4. e"))]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- a\n    - lone\n- b", ["– a - lone", "– b"]),
        ("1) only\n    a) x\n    b) y", ["1) only", "a) x", "b) y"]),
        ("- a\n1985. b\n- c", ["– a 1985. b", "– c"]),
        ("1. a\n2. b\n\n1. c\n2. d", ["1. a", "2. b", "1. c", "2. d"]),
        ("1) a\n\nb\n\n2) c", ["1) a", "b", "2) c"]),
        ("- a\n-\n- b", ["– a -", "– b"]),
        ("### h\ntext\n- x", ["h", "text - x"]),
    ],
)
def test_what_makes_a_list(text: str, lines: list[str]) -> None:
    assert outline(text) == lines


def test_an_item_that_is_indented_by_two_is_told() -> None:
    assert codes("- a\n  - b\n- c") == [("W043", 6)]


def test_quote_with_paragraphs_and_list() -> None:
    (quote,) = read_passage("> a\nlazy\n>\n> - b\n> - c\n>\n> > d").passage.blocks
    assert isinstance(quote, Quote)
    assert [type(block) for block in quote.blocks] == [Paragraph, ItemList, Paragraph]
    assert [plain_text(inlines) for inlines in block_inlines(quote)] == ["a lazy", "b", "c", "> d"]


def test_table() -> None:
    text = "| a \\| b | *c* |\n|:-:|--:|\n| \\\\| |\n\nTable: d\ne"
    (table,) = read_passage(text).passage.blocks
    assert isinstance(table, Table)
    assert table.alignments == (Alignment.CENTRE, Alignment.RIGHT)
    assert [plain_text(cell) for cell in (*table.header, *table.rows[0])] == ["a | b", "c", "\\", ""]
    assert plain_text(table.caption) == "d e"


def test_ragged_rows_are_told_and_lose_no_word() -> None:
    text = "| a | b |\n|---|---|\n| c |\n| d | e | f |"
    assert codes(text) == [("E099", text.index("| c")), ("E099", text.index("| d"))]
    assert outline(text) == ["a\tb", "c\t", "d\te | f"]


def test_pictures() -> None:
    picture, bare = read_passage('![a \\] b](c d.png "e "f" g")\n\n![](x.png)').passage.blocks
    assert picture == Picture("c d.png", "a ] b", 0, 'e "f" g')
    assert isinstance(bare, Picture)
    assert codes("x\n\n![ ](x.png)\n\n![a](http://b/c.png)") == [("E048", 3), ("E097", 16)]


def test_notes() -> None:
    text = "a[^1] b[^x] c[^1]\n\n[^1]: one\n*two* [^1]\n[^2]: unused\n\n[^1]: again\n\n[^3]:"
    reading = read_passage(text)
    marks = [inline for inline in next(block_inlines(reading.passage.blocks[0])) if isinstance(inline, NoteMark)]
    assert [(mark.label, plain_text(mark.runs)) for mark in marks] == [
        ("1", "one two [^1]"),
        ("x", ""),
        ("1", "one two [^1]"),
    ]
    assert marks[0].runs[1].italic
    assert [fault.code for fault in reading.findings] == ["E501", "E503", "E502", "E504", "E501", "E502"]
    assert reading.findings[0].offset == text.index("[^x]")


def test_headings() -> None:
    three, four, text = read_passage("### A *b* #\n\n#### C\nd").passage.blocks
    assert isinstance(three, Heading)
    assert isinstance(four, Heading)
    assert (three.level, plain_text(three.inlines), four.level, plain_text(four.inlines)) == (3, "A b #", 4, "C")
    assert isinstance(text, Paragraph)


@settings(max_examples=600, derandomize=True, deadline=None)
@given(st.text(alphabet=SIGNS + "ab1\n\r\t ", max_size=60))
def test_each_run_knows_where_its_first_character_stands(text: str) -> None:
    for block in read_passage(text).passage.blocks:
        for inlines in block_inlines(block):
            for inline in inlines:
                begin = text[inline.start :]
                if isinstance(inline, NoteMark):
                    assert begin.startswith(f"[^{inline.label}]")
                else:
                    assert begin.replace("\t", " ").startswith((inline.text[0], "\\" + inline.text[0]))


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[",
            "]",
            "*",
            "a*",
            "**a ",
            "*a*",
            "> ",
            "> > >",
            "[a](",
            "](",
            "[^1]",
            "[]",
            "[a](http://x ",
            "\\",
            "![a](",
        ),
        *(
            "- a\n",
            "- a\n\n",
            "1. a\n\n",
            "### a\n",
            "| a | b |\n",
            "a|b\n-|-\n",
            "http://a.b/(((",
            "http://a)",
            "http://a[",
            "http://a*",
            "*http://",
            "ahttp://a",
        ),
        *("[^1]: x\n", "    - a\n", "- a\n    - b\n", "[[a]{lang=es}", "\t", "\n"),
    ],
)
def test_work_is_in_proportion_to_length(piece: str) -> None:
    """Four times the text in about four times the calls, where a quadratic walk would take sixteen."""
    short, long = (calls(piece * (length // len(piece))) for length in (3_000, 12_000))
    assert long < 6 * short


def calls(text: str) -> int:
    """How many functions of Python and of its libraries are called to read a text; the same on every machine."""
    count = itertools.count()
    sys.setprofile(lambda frame, event, argument: next(count) and None)
    try:
        read_passage(text)
    finally:
        sys.setprofile(None)
    return next(count)


@pytest.mark.parametrize(
    "text", ["[" * 50_000 + "]" * 50_000, "[" * 9_000 + "a" + "]{lang=es}" * 9_000, "*a " * 50_000]
)
def test_nesting_has_no_bottom(text: str) -> None:
    assert len(read_passage(text).passage.blocks) == 1
