"""Sheets taken back: what each wrote is there and logged, and nobody's words are replaced unseen."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archive.ledger.ledger import Ledger
from pipeline.desks.ledger.sheet import csv_bytes
from pipeline.desks.ledger.workbook import workbook
from pipeline.errors import InputError
from pipeline.model.commitment import NOTED, CommitmentStatus
from tests.support.agreed import ENGLISH, LedgerOffice

WORDS = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), max_codepoint=0xFFFF), max_size=20
) | st.sampled_from(
    ["=1+1", "'=1+1", "-5 °C", "@all", "007", "a\nb", 'say "yes"; or, no', "n\u0303", "2024-05-01", "_x000D_", "'"]
)
VALUES = {
    "status": st.sampled_from([each.value.replace("-", " ") for each in CommitmentStatus]),
    "date": st.dates().map(str) | st.sampled_from(["", "1899-12-31", "1900-02-28", "1900-03-01", "9999-12-31"]),
    "note": WORDS,
    "proof": WORDS,
}
EDITS = st.lists(
    st.integers(1, 3).flatmap(
        lambda number: st.sampled_from(NOTED).flatmap(
            lambda column: st.tuples(st.just((number, column)), VALUES[column])
        )
    ),
    max_size=5,
).map(dict)
WRITERS = {"csv": csv_bytes, "xlsx": workbook}


def told(error):
    return [each.code for each in error.value.findings]


def noted(office):
    """What the ledger holds, by number and column."""
    held = Ledger(office.folder / "inputs").read()
    assert held.history.state() == held.rows
    assert held.by_hand == ()
    cells = {(each.number, name): getattr(row, name) for each, row in held.rows.items() for name in NOTED}
    return {key: value or ("open" if key[1] == "status" else "") for key, value in cells.items()}


def as_kept(edits):
    """What the ledger is to hold of what somebody wrote."""
    plain = {key: unicodedata.normalize("NFC", value).strip() for key, value in edits.items()}
    return {key: value.replace(" ", "-") if key[1] == "status" else value for key, value in plain.items()}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(EDITS, EDITS, st.booleans())
def test_two_who_edit_the_same_sheet(tmp_path_factory, mine, theirs, insists):
    office = LedgerOffice(tmp_path_factory.mktemp("office"), ENGLISH)
    first, second = csv_bytes(office.sheet(edits=mine)), csv_bytes(office.sheet("es", edits=theirs))
    blank = noted(office)
    changes = office.take(first).changes
    assert len(changes) == sum(blank[key] != value for key, value in as_kept(mine).items())
    before = noted(office)
    assert before == {**blank, **as_kept(mine)}
    wanted = {key: value for key, value in as_kept(theirs).items() if value != blank[key]}
    if not insists and any(before[key] not in (blank[key], value) for key, value in wanted.items()):
        with pytest.raises(InputError) as caught:
            office.take(second)
        assert set(told(caught)) == {"K011"}
        assert noted(office) == before
    else:
        office.take(second, insists=insists)
        assert noted(office) == {**before, **wanted}


@settings(max_examples=12, deadline=None, derandomize=True)
@given(EDITS, st.sampled_from(["en", "es", "pt", "fr"]))
@pytest.mark.parametrize("kind", WRITERS)
def test_whatever_is_noted_a_sheet_of_it_changes_nothing(tmp_path_factory, kind, edits, language):
    office = LedgerOffice(tmp_path_factory.mktemp("office"), ENGLISH)
    office.take(WRITERS[kind](office.sheet(edits=edits)))
    assert noted(office) == {**dict.fromkeys(noted(office), ""), **_open(), **as_kept(edits)}
    sheet = office.sheet(language)
    assert WRITERS[kind](sheet) == WRITERS[kind](office.sheet(language))
    assert office.take(WRITERS[kind](sheet)).changes == ()


def _open():
    return {(number, "status"): "open" for number in (1, 2, 3)}


@pytest.mark.parametrize("kind", WRITERS)
def test_words_of_the_report_changed_in_a_sheet_are_refused(tmp_path, kind):
    office = LedgerOffice(tmp_path, ENGLISH)
    with pytest.raises(InputError) as caught:
        office.take(WRITERS[kind](office.sheet(edits={(1, "text"): "SICA need do nothing.", (2, "note"): "seen"})))
    assert told(caught) == ["K012"]
    assert noted(office)[2, "note"] == ""


def test_a_date_that_a_spreadsheet_wrote_otherwise_into_a_csv_file_is_told_alone(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH)
    taken = office.take(csv_bytes(office.sheet(edits={(1, "due"): "31/05/24", (1, "note"): "seen"})))
    assert [each.code for each in taken.findings] == ["W980"]
    assert noted(office)[1, "note"] == "seen"


def test_a_report_that_was_changed_after_the_sheet_was_written_is_no_ones_fault(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH)
    sheet = csv_bytes(office.sheet(edits={(1, "note"): "seen"}))
    office.write(ENGLISH.replace("due: 2024-05-31", "due: 2024-07-31"))
    assert len(office.take(sheet).changes) == 1


def test_sorted_rows_moved_columns_and_other_columns_are_no_matter(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH)
    whole = office.sheet(edits={(3, "note"): "seen"})
    turned = replace(whole, columns=("note", "title", "id"), rows=whole.rows[::-1])
    assert len(office.take(csv_bytes(turned)).changes) == 1


def test_a_dry_run_says_what_would_be_taken_and_writes_nothing(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH)
    sheet = csv_bytes(office.sheet(edits={(1, "note"): "seen", (2, "status"): "done"}))
    before = {path: path.read_bytes() for path in (tmp_path / "inputs").iterdir() if path.is_file()}
    would = office.take(sheet, is_dry=True).changes
    assert {path: path.read_bytes() for path in before} == before
    assert office.take(sheet).changes == would


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        ({(1, "state"): "s999.abc"}, "K008"),
        ({(1, "state"): "s².abc"}, "K008"),
        ({(1, "note"): "x" * 30_001}, "K004"),
        ({(1, "note"): "bell \u0007"}, "K010"),
        ({(1, "id"): ""}, "K001"),
        ({(1, "id"): "SP/RV-TSTI-IR-24#2"}, "K007"),
        ({(1, "date"): "April"}, "K003"),
    ],
)
def test_what_cant_be_taken_is_told_by_row(tmp_path, edits, code):
    office = LedgerOffice(tmp_path, ENGLISH)
    with pytest.raises(InputError) as caught:
        office.take(csv_bytes(office.sheet(edits=edits)))
    assert code in told(caught)


def test_a_cell_that_a_spreadsheet_can_never_take_for_a_number_names_the_state(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH)
    for row in office.sheet().rows:
        with pytest.raises(ValueError, match="could not convert"):
            float(row.cells["state"])
