"""Rows put into somebody's workbook: they are read back, and nothing else of it changes."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from pipeline.reading.deposits.more_rows import NoWorkbook, with_more_rows
from pipeline.reading.registration.sheets import read_sheets_as_written

SHEET = "xl/worksheets/sheet1.xml"


def book(*, hides_first: bool = False) -> bytes:
    """A workbook with colours, a note, a second sheet, and a thousand rows that look like something and say nothing."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        look = made.add_format({"bg_color": "#FFEE00", "num_format": "@"})
        first, second = made.add_worksheet("documents"), made.add_worksheet("my own")
        for at, text in enumerate(("take", "file")):
            first.write_string(0, at, text)
            first.write_string(1, at, f"{text} 1", look)
        for row in range(2, 30):
            first.write_blank(row, 0, None, look)
        first.write_comment(1, 1, "ask Ana")
        second.write_string(0, 0, "a list of mine")
        if hides_first:
            second.activate()
            second.set_first_sheet()
            first.hide()
    return out.getvalue()


def rows_of(data: bytes) -> list[list[tuple[str, ...]]]:
    return [[row for row in sheet.rows if any(row)] for sheet in read_sheets_as_written(data, "t.xlsx", 1000)]


def test_rows_come_behind_the_last_one_and_all_else_stays():
    before = book()
    after = with_more_rows(before, [["yes", "año <&> \n = 1"], ["", "b"]], 3)
    documents, own = rows_of(after)
    assert documents == [("take", "file"), ("take 1", "file 1"), ("yes", "año <&> \n = 1"), ("", "b")]
    assert own == rows_of(before)[1]
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert new.namelist() == old.namelist()
        assert all(new.read(name) == old.read(name) for name in old.namelist() if name != SHEET)
        assert b'<c r="A3" t="inlineStr" s="1">' in new.read(SHEET)  # it looks like the cell above
    assert after == with_more_rows(before, [["yes", "año <&> \n = 1"], ["", "b"]], 3)


def test_a_hidden_sheet_is_not_the_one_that_is_meant():
    assert rows_of(with_more_rows(book(hides_first=True), [["more"]], 2)) == [[("a list of mine",), ("more",)]]


def test_wide_rows_have_their_letters():
    wide = [str(number) for number in range(60)]
    assert rows_of(with_more_rows(book(), [wide], 3))[0][-1] == tuple(wide)


@pytest.mark.parametrize("data", [b"", b"take,file\n", book()[:2000]], ids=["empty", "csv", "cut off"])
def test_what_is_no_workbook(data):
    with pytest.raises(NoWorkbook):
        with_more_rows(data, [["x"]], 2)


def test_a_zip_of_another_kind_is_none():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("content.xml", "<x/>")
    with pytest.raises(NoWorkbook):
        with_more_rows(out.getvalue(), [["x"]], 2)
