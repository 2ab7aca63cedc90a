"""The table: what is written is read back, whatever language and program it passed through."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.model.described import Described
from pipeline.reading.deposits.table import Row, read_table, with_rows, write_table
from tests.support.findings import codes, refusal

ROW = Row(
    "sub/año 1987.doc", "ab" * 32, Described(("LC/G.2281-P", "E/2004/40"), "=Informe; «final»", "1987?", "es", "DT", "public"),
    unsure="no date",
)  # fmt: skip
OTHER = Row("carta.txt", "cd" * 32, Described((), "[Carta]", "[1985-1987]"), take=True)


def bare(rows):
    return [replace(row, line=0) for row in rows]


@pytest.mark.parametrize("as_csv", [True, False], ids=["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
def test_a_table_is_read_back_as_it_was_written_and_always_the_same(as_csv, language):
    data = write_table([ROW, OTHER], language, as_csv=as_csv)
    assert bare(read_table(data, "t").rows) == [ROW, OTHER]
    assert data == write_table([ROW, OTHER], language, as_csv=as_csv)


def test_rows_are_added_and_what_a_person_wrote_stays():
    cells = list(csv.reader(io.StringIO(write_table([ROW], "en", as_csv=True).decode("utf-8-sig"))))
    cells = [[*row, more] for row, more in zip(cells, ["box", "12-B"], strict=True)]
    out = io.StringIO()
    csv.writer(out).writerows(cells)
    table = read_table(out.getvalue().encode(), "t.csv")
    again = read_table(with_rows(table, [OTHER], "en", "t.csv"), "t.csv")
    assert bare(again.rows) == [ROW, OTHER]
    assert [row[-1] for row in again.cells] == ["box", "12-B", ""]


@pytest.mark.parametrize(
    ("word", "take"),
    [
        *((word, True) for word in ("yes", "SÍ", "sim", "Oui", "x", "1")),
        *((word, False) for word in ("no", "NÃO")),
        ("", None),
    ],
)
def test_a_yes_is_a_yes_in_any_language(word, take):
    assert read_table(f"take,file,title\n{word},a.doc,A\n".encode(), "t").rows[0].take is take


def test_what_is_wrong_with_a_table_is_told_all_at_once():
    assert codes(refusal(read_table, b"name,size\na,1\n", "t", error=InputError)) == ["D002"]
    data = b"take,file,title\nperhaps,a.doc,A\nyes,b.doc,B\nyes,b.doc,B\n"
    found = refusal(read_table, data, "t", error=InputError)
    assert [(each.code, each.place.line) for each in found] == [("D005", 2), ("D028", 4)]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(st.characters(max_codepoint=0xFF, categories=["L", "N", "P", "S"]), min_size=1, max_size=40))
def test_no_title_is_taken_for_a_formula_or_lost(title):
    row = replace(OTHER, described=replace(OTHER.described, title=title))
    data = write_table([row], "es", as_csv=True)
    (read,) = read_table(data, "t").rows
    assert read.described.title == title
    cell = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))[1][3]
    assert not cell.startswith(("=", "+", "-", "@"))
