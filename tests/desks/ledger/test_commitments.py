"""Which commitment is which: numbers last, and what can't be known is told instead of guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.desks.ledger.sheet import csv_bytes
from pipeline.errors import StorageError
from tests.support.agreed import ENGLISH, NAME, SPANISH, LedgerOffice, with_items

TASKS = tuple(f"The {name} will {task}." for name, task in zip(
    ("secretariat", "regional bank", "host", "working group on trade", "observers", "treasury of the fund"),
    ("draft rules", "open its books to all", "print badges", "meet", "comment by post", "pay for the journeys"),
    strict=True,
))  # fmt: skip


def codes(kept):
    return [each.code for each in kept.findings]


def test_the_original_may_be_taken_away_and_a_translation_keeps_the_numbers(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH, SPANISH)
    before = office.texts()
    (tmp_path / NAME).unlink()
    after = office.texts()
    assert list(before) == list(after) == [1, 2, 3]
    assert after[1] == "El SICA redactará un glosario común."
    assert codes(office.keep()) == []


def test_a_translation_that_comes_first_and_leads_later_changes_no_number(tmp_path):
    office = LedgerOffice(tmp_path, SPANISH)
    office.keep()
    office.write(ENGLISH, "inputs/2024/original.en.yaml")
    assert office.texts()[1] == "SICA will draft a common glossary."
    (tmp_path / NAME).unlink()
    assert list(office.texts()) == [1, 2, 3]


def test_words_that_were_noted_once_are_not_noted_again(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH, SPANISH)
    office.keep()
    log = tmp_path / "inputs/ledger.log.jsonl"
    before = log.read_bytes()
    assert office.keep().new == 0
    assert log.read_bytes() == before


def test_other_words_for_what_was_done_are_told_once(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH)
    office.keep()
    office.note("glossary.,,", "glossary.,done,")
    office.keep()
    office.write(ENGLISH.replace("a common glossary", "a common glossary of trade"))
    assert codes(office.keep()) == ["W981"]
    assert codes(office.keep()) == []


def test_what_is_in_no_report_is_told_until_it_is_dropped(tmp_path):
    office = LedgerOffice(tmp_path, with_items(TASKS[:2]))
    office.keep()
    office.write(with_items(TASKS[:1]))
    kept = office.keep()
    assert codes(kept) == ["W974"]
    assert [each.is_gone for each in kept.commitments] == [False, True]
    office.note(f"{TASKS[1]},,", f"{TASKS[1]},dropped,")
    assert codes(office.keep()) == []


def test_a_report_that_cant_be_read_takes_no_commitment_for_gone(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH, with_items(TASKS[:1]).replace("TSTI", "OTHR"))
    office.keep()
    office.write(ENGLISH.replace("format: 1", "format: ["))
    kept = office.keep()
    assert kept.failed == 1
    assert "W974" not in codes(kept)
    assert [str(each.id) for each in kept.commitments] == ["SP/RV-OTHR-IR-24#1"]
    office.write(ENGLISH)
    assert len(office.keep().commitments) == 4


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("due: 2024-05-31", "due: 2024-06-30", "W973"),
        ("responsible: CAN", "responsible: SICA", "W973"),
        ("  - The participants thanked the host.\n", "", "W972"),
    ],
)
def test_editions_that_say_otherwise_are_told_and_the_original_counts(tmp_path, old, new, code):
    kept = LedgerOffice(tmp_path, ENGLISH, SPANISH.replace(old, new)).keep()
    assert codes(kept) == [code]
    assert kept.commitments[0].due == "2024-05-31"


def test_two_files_of_one_edition_and_a_report_without_symbol_are_told(tmp_path):
    nameless = ENGLISH.replace("symbol: SP/RV-TSTI-IR-24\n", "")
    kept = LedgerOffice(tmp_path, ENGLISH, ENGLISH, nameless).keep()
    assert sorted(codes(kept)) == ["K009", "K009", "W970"]
    assert (kept.failed, kept.commitments) == (2, ())


def test_a_draft_has_no_commitments(tmp_path):
    assert LedgerOffice(tmp_path, ENGLISH.replace("format: 1", "format: 1\nstage: draft")).keep().commitments == ()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from(TASKS), unique=True), min_size=1, max_size=6))
def test_whatever_comes_and_goes_in_whatever_order_each_keeps_its_number(tmp_path_factory, versions):
    office = LedgerOffice(tmp_path_factory.mktemp("office"))
    given_once: dict[str, int] = {}
    for tasks in versions:
        office.write(with_items(tasks))
        numbers = {words: number for number, words in office.texts().items()}
        assert set(numbers) == set(tasks)
        assert all(given_once.setdefault(words, number) == number for words, number in numbers.items())
    assert len(set(given_once.values())) == len(given_once)


def test_where_nothing_can_be_written_it_is_told_and_no_sheet_is_taken(tmp_path):
    office = LedgerOffice(tmp_path, ENGLISH)
    office.keep()
    sheet = csv_bytes(office.sheet(edits={(1, "note"): "seen"}))
    office.file.unlink()
    office.file.symlink_to("/nowhere/ledger.csv")
    kept = office.keep()
    assert codes(kept) == ["W978", "W975"]
    assert [each.id.number for each in kept.commitments] == [1, 2, 3]
    with pytest.raises(StorageError):
        office.take(sheet)
