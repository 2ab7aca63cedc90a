"""Arbitrary passages for property tests, and what is left of one without offsets and labels."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import strategies as st

from pipeline.model.passage import (
    Alignment,
    Heading,
    Item,
    ItemList,
    ListMark,
    NoteMark,
    Paragraph,
    Passage,
    Picture,
    Quote,
    Run,
    Table,
)

LETTERS = "abzÑé9漢"
SIGNS = "*[](){}#>|-`_\\!^:.,;\"'&<~=«»\u00a0 "
TARGETS = ("", "", "", "https://sela.org/a_(b)", "mailto:sela@sela.org", "#c3", "#annex-2", "http://x.org/a|b\\")


def essence(value: Any) -> Any:
    """A value of the model as plain tuples, without `start` and `label`."""
    if isinstance(value, tuple | list):
        return tuple(essence(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = [field.name for field in fields(value) if field.name not in ("start", "label")]
        return (type(value).__name__, *(essence(getattr(value, name)) for name in kept))
    return value


texts = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
"""Any text without controls."""

_words = st.text(alphabet=LETTERS + SIGNS, max_size=8).map(lambda inside: f"a{inside}z".replace("  ", " "))


@st.composite
def run_lists(draw: st.DrawFn, notes: bool = True) -> tuple[Any, ...]:
    """Running text: looks of any kind, with plain words between them, so that Markdown can say each."""
    inlines: list[Any] = [Run(draw(_words), 0)]
    for _ in range(draw(st.integers(0, 3))):
        bold, italic = draw(st.booleans()), draw(st.booleans())
        language, target = draw(st.sampled_from(["", "", "es", "pt-BR"])), draw(st.sampled_from(TARGETS))
        if bold or italic or language or target:
            inlines += [Run(draw(_words), 0, bold, italic, language, target), Run(f" {draw(_words)}", 0)]
        elif notes and draw(st.booleans()):
            runs = draw(run_lists(notes=False))
            inlines += [NoteMark(str(draw(st.uuids())), 0, runs), Run(f", {draw(_words)}", 0)]
    for place in range(len(inlines) - 1):
        if isinstance(inlines[place + 1], Run) and place % 2 == 0:
            inlines[place] = Run(inlines[place].text + " ", 0)
    return tuple(inlines)


paragraphs = st.one_of(
    st.builds(Paragraph, run_lists(), st.just(0)),
    st.sampled_from(
        ["- a", "1. a", "2. b", "3. c", "1) a", "Table: x", "> a", "### a", "#### a", "i) x", "---", "| a |"]
    ).map(lambda text: Paragraph((Run(text, 0),), 0)),
)
_nested = st.recursive(
    st.just(()),
    lambda inner: st.lists(st.sampled_from(list(ListMark)), max_size=2, unique=True).flatmap(
        lambda marks: st.tuples(*(item_lists(inner, mark) for mark in marks))
    ),
    max_leaves=3,
)


def item_lists(inner: Any, mark: ListMark) -> Any:
    """Lists of a kind, lists in their items."""
    items = st.lists(st.builds(Item, run_lists(), st.just(0), inner), min_size=2, max_size=4).map(tuple)
    return st.builds(ItemList, st.just(mark), items, st.just(0))


lists = st.sampled_from(list(ListMark)).flatmap(lambda mark: item_lists(_nested, mark))
cells = st.one_of(st.just(()), run_lists())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of up to three columns, cells empty at times."""
    columns = draw(st.integers(1, 3))
    row = st.tuples(*[cells] * columns)
    sides = draw(st.tuples(*[st.sampled_from(list(Alignment))] * columns))
    return Table(draw(row), tuple(draw(st.lists(row, max_size=3))), sides, 0, draw(cells))


pictures = st.builds(
    Picture, st.sampled_from(["map.png", "a (b)\\c.png"]), _words, st.just(0), st.one_of(st.just(""), _words)
)


def _apart(blocks: list[Any]) -> Passage:
    """Two lists of one kind in turn are one list, so a paragraph goes between them."""
    kept: list[Any] = []
    for block in blocks:
        if kept and isinstance(block, ItemList) and isinstance(kept[-1], ItemList):
            kept.append(Paragraph((Run("between", 0),), 0))
        kept.append(block)
    return Passage(tuple(kept))


def _quote(blocks: list[Any]) -> Quote:
    return Quote(tuple(_apart(blocks).blocks), 0)  # type: ignore[arg-type]


quotes = st.lists(st.one_of(paragraphs, lists), min_size=1, max_size=3).map(_quote)
headings = st.builds(Heading, run_lists(), st.just(0), st.sampled_from([3, 4]))
passages = st.lists(st.one_of(paragraphs, headings, lists, quotes, tables(), pictures), max_size=5).map(_apart)
"""Arbitrary passages in their normal form."""
