"""The ledger on the disk: log and file agree, each heals the other, and what people change by hand counts and is logged."""

from __future__ import annotations

import pytest

from pipeline.archive.ledger.history import FOUND, TAKE, said_in
from pipeline.archive.ledger.ledger import Ledger
from pipeline.archive.ledger.sheet_file import read_sheet
from pipeline.archive.register.change import Author
from pipeline.errors import RegisterError
from pipeline.model.commitment import CommitmentId, Noted
from pipeline.model.symbol import Symbol
from tests.support.killing import can_trace, every_kill

ANA = Author("Ana", "2024-05-01T12:00:00+00:00")
ONE, TWO = (CommitmentId(Symbol("SP/RV-TSTI-IR-24"), number) for number in (1, 2))
ROWS = {ONE: Noted("First"), TWO: Noted("Second", "done", "2024-05-20")}


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path)
    write(ledger, ROWS)
    return ledger


def write(ledger, rows, what=TAKE):
    with ledger.changing() as held:
        return ledger.write(held, rows, ANA, what)


def test_what_is_written_is_held_and_logged(ledger):
    held = ledger.read()
    assert held.rows == ROWS
    assert held.history.state() == ROWS
    assert [each.what for each in held.history.entries] == ["number", "number", TAKE, TAKE]
    assert held.told == ()
    assert write(ledger, ROWS) == ()
    assert ledger.read().history.sequence == 4


def test_what_was_changed_by_hand_counts_and_is_logged_with_the_next_change(ledger):
    file = ledger.folder / "ledger.csv"
    file.write_text(file.read_text("utf-8-sig").replace("First,,", "First,under-way,"), "utf-8")
    held = ledger.read()
    assert held.rows[ONE].status == "under-way"
    assert [each.field for each in held.by_hand] == ["status"]
    write(ledger, dict(held.rows))
    assert ledger.read().history.entries[-1].what == FOUND
    assert ledger.read().by_hand == ()


def test_a_lost_file_comes_back_from_the_log_and_a_lost_row_too(ledger):
    (ledger.folder / "ledger.csv").unlink()
    assert ledger.read().rows == ROWS
    write(ledger, ROWS)
    file = ledger.folder / "ledger.csv"
    file.write_text("".join(line for line in file.read_text("utf-8").splitlines(True) if "Second" not in line), "utf-8")
    held = ledger.read()
    assert held.rows == ROWS
    assert [each.code for each in held.told] == ["W978"]


def test_a_lost_log_is_told_and_the_file_counts(ledger):
    (ledger.folder / "ledger.log.jsonl").unlink()
    held = ledger.read()
    assert held.rows == ROWS
    assert [each.code for each in held.told] == ["W979"]


def test_an_altered_log_is_refused_and_half_a_line_is_not(ledger):
    log = ledger.folder / "ledger.log.jsonl"
    whole = log.read_bytes()
    log.write_bytes(whole + b'{"data":')
    assert ledger.read().rows == ROWS
    write(ledger, {**ROWS, ONE: Noted("First", "done")})
    assert ledger.read().rows[ONE].status == "done"
    log.write_bytes(whole.replace(b"Second", b"Sekond"))
    with pytest.raises(RegisterError) as caught:
        ledger.read()
    assert [each.code for each in caught.value.findings] == ["K020"]


@pytest.mark.skipif(not can_trace(), reason="processes can't be traced here")
def test_killed_anywhere_it_holds_the_old_or_the_new(ledger):
    new = {**ROWS, ONE: Noted("First", "done", "", "a note")}
    for stop in every_kill(lambda: write(ledger, new), step=3):
        held = ledger.read()
        assert held.rows in (ROWS, new), stop
        write(ledger, ROWS)
        assert ledger.read().rows == ROWS


def test_words_in_other_languages_are_in_the_log_alone(ledger):
    with ledger.changing() as held:
        assert ledger.write(held, ROWS, ANA, TAKE, [said_in(ONE, "es", "", "Primero")]) == ()
    held = ledger.read()
    assert held.rows == held.history.state() == ROWS
    assert held.history.words == {ONE: {"es": "Primero"}}
    assert "Primero" not in (ledger.folder / "ledger.csv").read_text("utf-8")


def test_a_file_behind_a_link_is_written_where_it_lies(ledger, tmp_path_factory):
    file, elsewhere = ledger.folder / "ledger.csv", tmp_path_factory.mktemp("elsewhere") / "l.csv"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    new = {**ROWS, ONE: Noted("First", "done")}
    write(ledger, new)
    assert file.is_symlink()
    assert read_sheet(elsewhere.read_bytes(), "l.csv") == ledger.read().rows == new
