"""`rapporteur ledger`: who agreed to do what by when, under ids that last, noted in a sheet and taken back."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from tests.support.agreed import ENGLISH, SPANISH
from tests.support.command import rapporteur, write
from tests.support.terminal import typed

SUITE = ("--engine", "embedded")
ONE, TWO, THREE = (f"SP/RV-TSTI-IR-24#{number}" for number in (1, 2, 3))


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text("")
    write(tmp_path, ENGLISH, "inputs/2024/one.en.yaml")
    return tmp_path


def ledger(office, *arguments):
    ran = rapporteur(office, "ledger", "--json", *arguments)
    assert ran.code == 0, ran.err
    return {each["id"]: each for each in ran.objects}


def sheet(office, name="ledger.csv", *arguments):
    """The rows of a sheet that was written, by column."""
    assert rapporteur(office, "ledger", "--output", name, "--force", *arguments).code == 0
    rows = list(csv.reader(io.StringIO((office / name).read_text("utf-8-sig"))))
    head = next(number for number, row in enumerate(rows) if "id" in [cell.casefold() for cell in row])
    return rows, head


def edited(office, cells, name="ledger.csv", **keys):
    """A sheet in which somebody wrote: `cells` by id and heading."""
    rows, head = sheet(office, name)
    heads = [cell.casefold() for cell in rows[head]]
    for row in rows[head + 1 :]:
        for column, value in cells.get(row[heads.index("id")], {}).items():
            row[heads.index(column)] = value
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    (office / name).write_text(out.getvalue(), "utf-8")
    return name


def test_it_lists_who_is_to_do_what_by_when(office):
    found = ledger(office)
    assert list(found) == [ONE, TWO, THREE]
    assert found[ONE]["responsible"] == [{"body": "SICA", "person": "Mario Rosi"}]
    assert (found[ONE]["last"], found[TWO]["last"], found[THREE]["last"]) == ("2024-05-31", "2099-03-31", None)
    assert found[THREE]["kind"] == "recommendations"
    assert [each["overdue"] for each in found.values()] == [True, False, False]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (("--overdue",), [ONE]),
        (("--until", "2024-05"), [ONE]),
        (("--until", "30 May 2024"), []),
        (("--body", "CAN"), [THREE]),
        (("--body", "Andean Community"), [THREE]),
        (("--body", "SICA"), [ONE, TWO]),
        (("--body", "all"), [TWO]),
        (("--open", "--body", "SICA", "--until", "2030-01-01"), [ONE]),
    ],
)
def test_only_what_is_asked_for(office, asked, ids):
    assert list(ledger(office, *asked)) == ids


def test_a_body_that_nobody_knows_is_told(office):
    ran = rapporteur(office, "ledger", "--body", "NATO")
    assert (ran.code, ran.codes) == (2, ["U190"])


@pytest.mark.needs_libreoffice
def test_the_page_is_the_printed_one(office):
    assert ledger(office)[ONE]["page"] == ""
    assert rapporteur(office, "build", "inputs").code == 0
    found = ledger(office)
    assert [each["page"] for each in found.values()] == ["3", "3", "4"]


def test_numbers_last_whatever_language_order_or_revision(office):
    before = {key: each["texts"]["en"] for key, each in ledger(office).items()}
    write(office, SPANISH, "inputs/2024/one.es.yaml")
    both = ledger(office)
    assert {key: each["texts"]["en"] for key, each in both.items()} == before
    assert both[ONE]["texts"]["es"] == "El SICA redactará un glosario común."
    inserted = ENGLISH.replace("conclusions:\n", "conclusions:\n  - text: A new first task.\n    responsible: SICA\n")
    reworded = inserted.replace("publish their lists", "publish their lists in full")
    write(office, reworded, "inputs/2024/one.en.yaml")
    (office / "inputs/2024/one.es.yaml").unlink()
    found = ledger(office)
    assert found[ONE]["texts"]["en"] == before[ONE]
    assert found[TWO]["texts"]["en"] == "All secretariats will publish their lists in full."
    assert found["SP/RV-TSTI-IR-24#4"]["texts"]["en"] == "A new first task."
    write(office, reworded.replace("IR-24\n", "IR-24\nrevision: 1\n"), "inputs/2024/rev.en.yaml")
    assert set(ledger(office)) == {*before, "SP/RV-TSTI-IR-24#4"}


def test_a_number_is_not_given_again_and_comes_back_with_its_words(office):
    ledger(office)
    other = ENGLISH.replace("SICA will draft a common glossary.", "Something else altogether, by others.")
    write(office, other, "inputs/2024/one.en.yaml")
    found = ledger(office)
    assert found[ONE]["gone"]
    assert found["SP/RV-TSTI-IR-24#4"]["texts"]["en"].startswith("Something else")
    write(office, ENGLISH, "inputs/2024/one.en.yaml")
    found = ledger(office)
    assert not found[ONE]["gone"]
    assert found["SP/RV-TSTI-IR-24#4"]["gone"]


def test_what_people_noted_is_taken_back_and_logged(office):
    name = edited(
        office, {ONE: {"status": "done", "date": "2024-05-20", "note": 'sent; "all" agreed', "proof": "mail 12"}}
    )
    ran = rapporteur(office, "ledger", "--take", name, "--by", "Ana")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 4
    one = ledger(office)[ONE]
    assert (one["status"], one["date"], one["proof"], one["overdue"]) == ("done", "2024-05-20", "mail 12", False)
    assert one["note"] == 'sent; "all" agreed'
    log = [json.loads(line) for line in (office / "inputs/ledger.log.jsonl").read_text().splitlines()]
    assert {(each["data"]["field"], each["who"]) for each in log if each["what"] == "take"} == {
        (field, "Ana") for field in ("status", "date", "note", "proof")
    }
    assert rapporteur(office, "ledger", "--take", name).out == ""  # taken once, it changes nothing
    assert list(ledger(office, "--open")) == [TWO, THREE]


def test_what_two_changed_is_a_conflict_and_nothing_is_taken(office):
    mine = edited(office, {ONE: {"note": "mine"}, TWO: {"note": "also mine"}}, "mine.csv")
    theirs = edited(office, {ONE: {"note": "theirs"}}, "theirs.csv")
    assert rapporteur(office, "ledger", "--take", theirs).code == 0
    ran = rapporteur(office, "ledger", "--take", mine)
    assert ran.code == 4
    assert [each["note"] for each in ledger(office).values()] == ["theirs", "", ""]
    assert rapporteur(office, "ledger", "--take", mine, "--insist").code == 0
    assert [each["note"] for each in ledger(office).values()] == ["mine", "also mine", ""]


@pytest.mark.parametrize(
    ("cells", "code"),
    [({"status": "finished-ish"}, "K002"), ({"date": "yesterday"}, "K003"), ({"id": "SP/RV-TSTI-IR-24#99"}, "K001")],
)
def test_what_is_wrong_in_a_sheet_is_told_and_nothing_is_taken(office, cells, code):
    name = edited(office, {ONE: cells, TWO: {"note": "kept"}})
    before = (office / "inputs/ledger.csv").read_bytes()
    ran = rapporteur(office, "ledger", "--take", name)
    assert (ran.code, ran.codes) == (4, [code])
    assert (office / "inputs/ledger.csv").read_bytes() == before


def test_the_workbook_is_the_same_each_time_and_comes_back(office):
    for name in ("one.xlsx", "two.xlsx"):
        assert rapporteur(office, "ledger", "--output", name).code == 0
    assert (office / "one.xlsx").read_bytes() == (office / "two.xlsx").read_bytes()
    rows = CalamineWorkbook.from_path(office / "one.xlsx").get_sheet_by_index(0).to_python()
    assert any(ONE in row for row in rows)
    assert rapporteur(office, "ledger", "--take", "one.xlsx").out == ""


@pytest.mark.needs_libreoffice
def test_a_sheet_that_calc_saved_changes_nothing(office):
    assert rapporteur(office, "ledger", "--output", "ledger.xlsx").code == 0
    profile = f"-env:UserInstallation=file://{office}/profile"
    for ending in ("xlsx", "csv"):
        (office / "saved").mkdir(exist_ok=True)
        command = ["soffice", "--headless", profile, "--convert-to", ending, "--outdir", "saved", "ledger.xlsx"]
        subprocess.run(command, cwd=office, check=True, capture_output=True, timeout=120)
        if not (office / f"saved/ledger.{ending}").exists():
            pytest.skip("LibreOffice is here without Calc")
        ran = rapporteur(office, "ledger", "--take", f"saved/ledger.{ending}")
        assert (ran.code, ran.out) == (0, ""), ran.err


def test_the_calendar_can_be_read_and_never_changes_its_names(office):
    for name in ("one.ics", "two.ics"):
        assert rapporteur(office, "ledger", "--output", name).code == 0
    data = (office / "one.ics").read_bytes()
    assert data == (office / "two.ics").read_bytes()
    events = {str(event["uid"]): event for event in Calendar.from_ical(data).walk("VEVENT")}
    assert sorted(events) == ["1.SP-RV-TSTI-IR-24@rapporteur", "2.SP-RV-TSTI-IR-24@rapporteur"]
    first, second = (events[key] for key in sorted(events))
    assert (first.decoded("dtstart").isoformat(), first.decoded("dtend").isoformat()) == ("2024-05-31", "2024-06-01")
    assert (second.decoded("dtstart").isoformat(), second.decoded("dtend").isoformat()) == ("2099-03-01", "2099-04-01")
    assert second["rrule"]["freq"] == ["MONTHLY"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_nothing_of_it_leaves_the_house_unless_it_was_issued_and_public(office):
    name = edited(office, {ONE: {"note": "between us", "status": "done"}})
    assert rapporteur(office, "ledger", "--take", name).code == 0
    assert rapporteur(office, "ledger", "--public", "--json").out == ""
    assert rapporteur(office, "register", "claim", "SP/RV-TSTI-IR-24", "--like", "inputs/2024/one.en.yaml").code == 0
    assert rapporteur(office, "issue", "inputs/2024/one.en.yaml", *SUITE, "--accept-unconfirmed").code == 0
    ran = rapporteur(office, "ledger", "--public", "--json")
    assert [each["id"] for each in ran.objects] == [ONE, TWO, THREE]
    assert not re.search("between us|done|inputs", ran.out)
    for file in ("out.csv", "out.ics"):
        assert rapporteur(office, "ledger", "--public", "--output", file).code == 0
        assert b"between us" not in (office / file).read_bytes()


def test_it_changes_no_report_and_is_no_input(office):
    assert rapporteur(office, "rebuild", *SUITE).code == 0
    ledger(office)
    assert rapporteur(office, "ledger", "--take", edited(office, {ONE: {"note": "x"}})).code == 0
    assert rapporteur(office, "rebuild", *SUITE, "--json").statuses == ["unchanged"]


def test_a_log_that_somebody_altered_is_told(office):
    ledger(office)
    log = office / "inputs/ledger.log.jsonl"
    log.write_text(log.read_text().replace("glossary", "glosary"))
    ran = rapporteur(office, "ledger")
    assert (ran.code, ran.codes) == (10, ["K020"])


def test_a_formula_in_a_note_is_text(office):
    assert rapporteur(office, "ledger", "--take", edited(office, {ONE: {"note": "'=1+1"}})).code == 0
    assert ledger(office)[ONE]["note"] == "=1+1"
    rows, _ = sheet(office)
    assert not any(cell.startswith("=") for row in rows for cell in row)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--take", "l.csv", "--open"), "U192"),
        (("--insist",), "U193"),
        (("--output", "l.doc"), "U191"),
    ],
)
def test_what_does_not_go_together_is_refused(office, arguments, code):
    ran = rapporteur(office, "ledger", *arguments)
    assert (ran.code, ran.codes) == (2, [code])


HIDDEN = {
    "internal": ("language: en", "language: en\naccess: internal"),
    "embargoed": ("language: en", 'language: en\nembargo: "2999-01-01T00:00:00Z"'),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_internal_or_under_embargo_is_in_nothing_public(office, name):
    write(office, ENGLISH.replace(*HIDDEN[name]), "inputs/2024/one.en.yaml")
    assert rapporteur(office, "register", "claim", "SP/RV-TSTI-IR-24", "--like", "inputs/2024/one.en.yaml").code == 0
    ran = rapporteur(office, "issue", "inputs/2024/one.en.yaml", *SUITE, "--accept-unconfirmed")
    assert ran.code == 0, ran.err
    assert rapporteur(office, "ledger", "--public", "--json").out == ""
    for file in ("out.csv", "out.ics"):
        assert rapporteur(office, "ledger", "--public", "--output", file).code == 0
        assert b"glossary" not in (office / file).read_bytes()
    assert len(ledger(office)) == 3


def test_a_report_that_was_withdrawn_or_changed_since_is_in_nothing_public(office):
    claim = rapporteur(office, "register", "claim", "SP/RV-TSTI-IR-24", "--like", "inputs/2024/one.en.yaml")
    issue = rapporteur(office, "issue", "inputs/2024/one.en.yaml", *SUITE, "--accept-unconfirmed")
    assert (claim.code, issue.code) == (0, 0)
    write(office, ENGLISH.replace("glossary", "dictionary"), "inputs/2024/one.en.yaml")
    assert rapporteur(office, "ledger", "--public").out == ""
    write(office, ENGLISH, "inputs/2024/one.en.yaml")
    assert len(rapporteur(office, "ledger", "--public").out.splitlines()) == 3
    assert rapporteur(office, "withdraw", "SP/RV-TSTI-IR-24", "--reason", "a mistake").code == 0
    ran = rapporteur(office, "ledger", "--public")
    assert (ran.out, set(ran.codes)) == ("", {"W971"})


def test_what_became_of_things_is_asked_of_the_house_alone(office):
    ran = rapporteur(office, "ledger", "--public", "--open", "--overdue")
    assert (ran.code, ran.codes) == (2, ["U194", "U194"])


@pytest.mark.needs_libreoffice
def test_pages_are_told_of_the_very_words_that_were_issued_and_of_no_others(office):
    assert rapporteur(office, "register", "claim", "SP/RV-TSTI-IR-24", "--like", "inputs/2024/one.en.yaml").code == 0
    assert rapporteur(office, "issue", "inputs/2024/one.en.yaml", "--accept-unconfirmed").code == 0
    assert ledger(office)[ONE]["page"] == "3"
    write(office, ENGLISH.replace("  - The participants thanked the host.\n", ""), "inputs/2024/one.en.yaml")
    assert ledger(office)[ONE]["page"] == ""


def test_those_who_ask_and_note_at_once_lose_nothing(office):
    names = []
    for number, named in enumerate((ONE, TWO, THREE)):
        names.append(edited(office, {named: {"note": f"note {number}"}}, f"{number}.csv"))
    commands = [("--take", name) for name in names] + [("--json",)] * 2
    with ThreadPoolExecutor() as pool:
        ran = list(pool.map(lambda arguments: rapporteur(office, "ledger", *arguments), commands))
    assert [each.code for each in ran] == [0] * 5
    assert [each["note"] for each in ledger(office).values()] == ["note 0", "note 1", "note 2"]


def test_a_person_sees_a_table_with_what_is_overdue(office):
    write(office, SPANISH, "inputs/2024/one.es.yaml")
    code, seen = typed(office, [], "ledger", "--lang", "es", "--body", "SICA")
    assert code == 0
    assert "SP/RV-TSTI-IR-24" in seen
    assert "El SICA redactará" in " ".join(seen.split())
    assert "in the coming weeks" not in seen


def test_an_office_without_inputs_is_told_so(tmp_path):
    (tmp_path / "rapporteur.toml").write_text("")
    ran = rapporteur(tmp_path, "ledger")
    assert (ran.code, ran.codes) == (2, ["U020"])
    assert list(tmp_path.iterdir()) == [tmp_path / "rapporteur.toml"]


def test_a_sheet_that_is_there_is_not_written_over(office):
    assert rapporteur(office, "ledger", "--output", "l.csv").code == 0
    (office / "l.csv").write_text("somebody's work")
    assert rapporteur(office, "ledger", "--output", "l.csv").code != 0
    assert (office / "l.csv").read_text() == "somebody's work"
