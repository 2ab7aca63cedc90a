"""The file of the ledger: what is written is read back, whatever people note; what is wrong in it is told by its row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.ledger.sheet_file import is_day, read_sheet, write_sheet
from pipeline.errors import InputError
from pipeline.model.commitment import CommitmentId, CommitmentStatus, Noted
from pipeline.model.symbol import Symbol

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60).map(
    lambda text: " ".join(text.split())
)
DAYS = st.dates().map(lambda day: day.isoformat()) | st.just("")
NOTED = st.builds(Noted, WORDS, st.sampled_from(["", *CommitmentStatus]).map(str), DAYS, WORDS, WORDS)
IDS = st.builds(
    CommitmentId, st.sampled_from(["SP/RV-TSTI-IR-24", "SP/CL/L.O/Di Nº 1-24"]).map(Symbol), st.integers(1, 9999)
)
ONE = CommitmentId(Symbol("SP/RV-TSTI-IR-24"), 1)


@given(st.dictionaries(IDS, NOTED, max_size=8))
def test_what_is_written_is_read_back(rows):
    data = write_sheet(rows)
    assert read_sheet(data, "ledger.csv") == rows
    assert write_sheet(dict(reversed(rows.items()))) == data


def test_what_excel_makes_of_it_is_read():
    data = write_sheet({ONE: Noted("Words", "done", "2024-05-20", "a, b", "")}).decode("utf-8-sig")
    again = data.replace('"a, b"', "a, b").replace("Words,", "Words;").replace(",", ";").replace("a; b", "a, b")
    assert read_sheet(again.replace("\n", "\r\n").encode(), "l.csv")[ONE].note == "a, b"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a,b\n1,2\n", ["K005"]),
        ("", ["K005"]),
        ("id,about\nnonsense,x\n", ["K001"]),
        ("id,about,status\nS#1,x,nearly\n", ["K002"]),
        ("id,about,date\nS#1,x,2024-02-30\n", ["K003"]),
        ("id,about\nS#1,x\nS#1,y\n", ["K007"]),
        ('id,about\nS#1,"x\n', ["K006"]),
    ],
)
def test_what_is_wrong_is_told(text, codes):
    with pytest.raises(InputError) as caught:
        read_sheet(text.encode(), "ledger.csv")
    assert [each.code for each in caught.value.findings] == codes


def test_bytes_that_are_no_text_are_told():
    with pytest.raises(InputError):
        read_sheet(b"\xff\xfe\x00", "ledger.csv")


@pytest.mark.parametrize(
    ("text", "is_one"), [("2024-02-29", True), ("2023-02-29", False), ("20240229", False), ("2024", False)]
)
def test_a_day_is_one_that_the_calendar_has(text, is_one):
    assert is_day(text) is is_one
