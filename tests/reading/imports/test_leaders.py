"""Lines of the contents: what is title, what is leader, and that no row of dots keeps anybody waiting."""

from __future__ import annotations

import pytest

from pipeline.reading.imports.leaders import led_to_page

ROW = 100_000


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("I. BACKGROUND 1", "I. BACKGROUND"),
        ("Conclusions ..... p. 12", "Conclusions"),
        ("Map 3", "Map"),
        ("Conclusions ..... pág. 12", "Conclusions"),
        ("Conclusiones……página 7", "Conclusiones"),
        ("Annex I\t PAG. 103 ", "Annex I"),
        ("Opening . . . . . . 4", "Opening"),
        ("What was said. 5", "What was said."),
        ("Trade in 2024 ... 9", "Trade in 2024"),
        ("12", ""),
        ("in 12024", "in 1"),
    ],
)
def test_the_page_and_what_leads_to_it_go(line, title):
    led = led_to_page(line)
    assert led is not None
    assert led.title == title


@pytest.mark.parametrize("line", ["", "Conclusions", "Conclusions .....", "the year 2024.", "12 months"])
def test_a_line_that_ends_in_no_page_leads_to_none(line):
    assert led_to_page(line) is None


@pytest.mark.parametrize(
    ("line", "is_clear"), [("A ... 3", True), ("A… 3", True), ("A   3", True), ("A 3", False), ("A .. 3", False)]
)
def test_a_leader_of_three_is_clear(line, is_clear):
    led = led_to_page(line)
    assert led is not None
    assert led.is_clear is is_clear


@pytest.mark.parametrize("row", [".", " ", "\t", "…", ".. ", "... ", "p. ", "1"])
def test_a_long_row_is_read_at_once(row):
    for line in (row * ROW, row * ROW + "end", "A" + row * ROW + "7"):
        led_to_page(line)
