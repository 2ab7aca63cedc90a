from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.line.compose.tables import MEASURE, NARROWEST, fit_widths, share_width
from pipeline.pdf.text import page_texts
from tests.support.presswork import checked, fields, made
from tests.support.reports import the_office

SIZES = st.lists(
    st.tuples(st.floats(NARROWEST, 600), st.floats(0, 3000)).map(lambda pair: (pair[0], sum(pair))),
    min_size=1,
    max_size=12,
)


@settings(derandomize=True)
@given(SIZES)
def test_columns_fill_the_measure_whatever_they_hold(sizes):
    needs, wishes = zip(*sizes, strict=True)
    widths = share_width(needs, wishes)
    assert abs(sum(widths) - MEASURE) < 1e-6
    assert all(width > 0 for width in widths)
    if sum(needs) <= MEASURE:
        assert all(width >= need - 0.6 for width, need in zip(widths, needs, strict=True))


def test_a_column_of_figures_is_not_broken_for_one_of_sentences():
    figures, sentences = share_width([60, 80], [90, 2000])
    assert figures == 90
    assert sentences == MEASURE - 90


def test_an_endless_word_leaves_the_others_their_room():
    assert share_width([60, 2000, 70], [60, 2000, 70]) == (60, 261, 70)


HEADS, DESIGN = ("Organisation", "Name", "Position"), (102.0, 153.0, 136.0)
SHORT = ("Ministry of Trade", "Ms. Rosa Paz", "Director")
LONG = ("Ministry of Trade", "Ms. Rosa Paz", " ".join(["Director General of Economic Integration"] * 5))


def test_a_list_has_the_widths_of_the_design():
    assert fit_widths(HEADS, [SHORT] * 5, DESIGN, the_office().fonts) == DESIGN
    assert fit_widths(HEADS, [], DESIGN, the_office().fonts) == DESIGN


def test_a_long_position_takes_its_width_from_the_others():
    organisation, name, position = fit_widths(HEADS, [*[SHORT] * 5, LONG], DESIGN, the_office().fonts)
    assert position > DESIGN[2] + 60
    measured = the_office().fonts.width
    assert name > measured(SHORT[1], "Calibri", 9.5), "no short row is made deeper"
    assert organisation > measured(SHORT[0], "Calibri", 9.5)


def test_columns_of_endless_words_fill_the_measure_too():
    endless = ("x" * 200,) * 3
    assert abs(sum(fit_widths(HEADS, [endless], DESIGN, the_office().fonts)) - MEASURE) < 1e-6


@pytest.mark.needs_libreoffice
def test_no_row_stands_alone_on_the_last_page(engine, tmp_path):
    last = []
    for rows in range(20, 24):
        people = [{"name": f"Rosa Paz {number}", "organisation": "SICA"} for number in range(rows)]
        report = checked(tmp_path, fields(participants=people, annexes=[{"participants": True}]), whatever=True)
        last.append(page_texts(made(report, engine).files["pdf"])[-1].count("Rosa"))
    assert last == [20, 21, 22, 2]
