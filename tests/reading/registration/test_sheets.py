"""Lists of any program are read; what was made to do harm is refused or taken as text."""

import io
import zipfile

import pytest

from pipeline.errors import InputError
from pipeline.reading.registration.sheets import MOST_ROWS, read_sheets
from tests.support.lists import csv_text, xlsx

ROWS = [
    ["Nombre", "Organización", "Nota"],
    ["José Núñez", "SICA; ALADI", "una\nlínea"],
    ["Ana", "OEA", 'dijo "sí", y'],
    ["Luz", "CAN", ""],
]
FLAT = (
    ("Nombre", "Organización", "Nota"),
    ("José Núñez", "SICA; ALADI", "una línea"),
    ("Ana", "OEA", 'dijo "sí", y'),
    ("Luz", "CAN", ""),
)


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_sheets(data, "list")
    return caught.value.findings[0].code


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_in_any_encoding_and_with_any_delimiter(encoding, delimiter):
    (sheet,) = read_sheets(csv_text(ROWS, delimiter).encode(encoding), "list.csv")
    assert sheet.rows == FLAT


def test_excel_s_own_line_names_the_delimiter():
    assert read_sheets(b"sep=|\r\na|b,c\r\n", "list.csv")[0].rows == (("a", "b,c"),)


def test_a_workbook_is_read_from_its_first_row_on():
    (sheet,) = read_sheets(xlsx([[], ["", "Nombre", "Nota"], ["", "José Núñez", "una\nlínea"]]), "list.xlsx")
    assert (sheet.name, sheet.rows[1][1:], sheet.rows[2][1:]) == (
        "Hoja1",
        ("Nombre", "Nota"),
        ("José Núñez", "una línea"),
    )


def test_what_was_merged_downwards_holds_for_each_of_its_rows():
    (sheet,) = read_sheets(xlsx([["País", "Nombre"], ["Chile", "Ana"], ["", "Luz"], ["", "Pía"]], merged="A2:A3"), "x")
    assert [row[0] for row in sheet.rows[1:]] == ["Chile", "Chile", ""]


def test_a_formula_is_text_and_runs_nowhere():
    wanted = "=cmd|' /C calc'!A0"
    assert read_sheets(csv_text([["Nombre"], [wanted]]).encode(), "x")[0].rows[1] == (wanted,)
    assert read_sheets(xlsx([["Nombre"], [wanted]], formulas=True), "x")[0].rows[1] == (wanted,)


def test_what_no_eye_sees_is_gone():
    (sheet,) = read_sheets("Nombre\nAna\u202e So\u200bto\x07\n".encode(), "x")
    assert sheet.rows[1] == ("Ana Soto",)


def test_two_cells_in_opposite_corners_are_refused():
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    assert refused(xlsx([["Nombre"], ["Ana"]], cells=far)) == "I103"


def test_a_zip_that_unpacks_to_too_much_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))
    assert refused(out.getvalue()) == "I103"


def test_a_million_rows_are_refused():
    assert refused(b"Nombre,Pais\n" + b"Ana,Chile\n" * (MOST_ROWS + 1)) == "I103"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04rubbish", b"\x89PNG\r\n\x1a\n\0\0\0\0", bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600]
)
def test_what_is_no_list_is_told(data):
    assert refused(data) in ("I101", "I103")
