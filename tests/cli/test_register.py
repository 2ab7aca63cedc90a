"""`rapporteur register` as a person runs it, and what build and check make of the register."""

from __future__ import annotations

import shutil

import pytest

from tests.support.command import DRAFT, SOUND, changed, rapporteur, write

SYMBOL = "SP/RV-TSTI-IR-24"
MEETING = ("--meeting", "Workshop on things", "--from", "2024-04-05")


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text('engine = "embedded"\n')
    return tmp_path


def register(folder, *arguments):
    return rapporteur(folder, "register", *arguments)


def test_a_symbol_from_its_proposal_to_its_end(office):
    title = ("--meeting", "Taller sobre trabajo intersecretarías", "--mode", "virtual", "--year", "2024")
    assert register(office, "next", *title).out == f"{SYMBOL}\n"
    assert not (office / "register").exists()  # proposing claims nothing
    ran = register(office, "claim", SYMBOL, *MEETING, "--by", "Ana Soto")
    assert (ran.code, ran.out) == (0, f"{SYMBOL}\n")
    assert "claimed by Ana Soto: SP/RV-TSTI-IR-24, for “Workshop on things”, 2024-04-05" in ran.err
    assert register(office, "next", *title).codes == ["R032"]
    assert register(office, "claim", SYMBOL, "--meeting", "Another").code == 10
    assert register(office, "void", SYMBOL, "--reason", "called off").code == 0
    assert register(office, "claim", SYMBOL, *MEETING).codes == ["R021"]
    assert register(office, "list").out == f"{SYMBOL}\tvoid\t2024-04-05\tWorkshop on things\tcalled off\t\n"
    assert register(office, "audit").code == 0


def test_title_and_days_come_from_an_input_file_and_the_name_from_the_login(office):
    write(office, SOUND)
    assert register(office, "claim", SYMBOL, "--like", "report.en.yaml").code == 0
    (found,) = register(office, "list", "--json").objects
    assert (found["titles"], found["from"], found["to"]) == (["Workshop on things"], "2024-04-05", "2024-04-05")
    assert found["by"].strip()


def test_the_list_has_those_that_are_asked_for(office):
    for serial in ("1", "2", "3"):
        register(office, "claim", f"SP/CL/L.O/DT N° {serial}-24", "--meeting", f"Item {serial}")
    register(office, "claim", SYMBOL, *MEETING)
    register(office, "void", "SP/CL/L.O/DT N° 2-24", "--reason", "merged")
    for asked, number in (((), 4), (("--state", "void"), 1), (("--type", "dt"), 3), (("--text", "ITEM 3"), 1),
                          (("--body", "TSTI"), 1), (("--year", "2023"), 0)):  # fmt: skip
        assert len(register(office, "list", *asked).out.splitlines()) == number, asked


def test_what_is_wrong_with_the_command_line(office):
    assert register(office, "claim", SYMBOL).code == 2
    assert register(office, "claim", SYMBOL, "--meeting", "X", "--from", "2024-05-01", "--to", "2024-04-01").code == 2
    assert register(office, "claim", SYMBOL, "--meeting", "X", "--from", "soon").codes == ["U040"]
    assert register(office, "void", SYMBOL).code == 2
    assert register(office, "list").codes == ["R011"]


def test_an_audit_ends_with_ten_where_something_is_wrong(office):
    register(office, "claim", SYMBOL, *MEETING)
    log = office / "register" / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"things", b"thongs"))
    ran = register(office, "audit")
    assert (ran.code, ran.codes) == (10, ["R063", "R073"])
    (told,) = register(office, "audit", "--json").objects
    assert [each["code"] for each in told["findings"]] == ["R063", "R073"]


def test_nothing_is_claimed_into_a_log_that_somebody_altered(office):
    for serial in ("1", "2", "3"):
        register(office, "claim", f"SP/CL/L.O/DT N° {serial}-24", "--meeting", f"Item {serial}")
    log = office / "register" / "log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"Item 1", b"Item 7"))
    before = log.read_bytes()
    ran = register(office, "claim", SYMBOL, *MEETING)
    assert (ran.code, ran.codes) == (10, ["R008"])
    assert "line 1 of the log" in ran.err
    assert log.read_bytes() == before


def test_an_audit_without_arguments_looks_into_the_inputs(office):
    register(office, "claim", SYMBOL, *MEETING)
    ran = register(office, "audit")
    assert ran.codes == ["R073"]
    assert "0 editions and inputs that carry one" in ran.out
    write(office, SOUND, "inputs/2024/report.en.yaml")
    ran = register(office, "audit")
    assert (ran.code, ran.codes) == (0, [])
    assert "1 symbol in the register, 1 edition or input that carries one" in ran.out
    write(office, SOUND.replace("on things", "on others"), "inputs/2024/report.en.yaml")
    assert register(office, "audit").codes == ["R074"]


def test_a_rebuild_names_what_was_issued_and_is_not_whole_any_more(office):
    for name, text in (("one", SOUND), ("two", SOUND.replace("TSTI", "ABCD"))):
        write(office, text, f"inputs/{name}.en.yaml")
        register(office, "claim", SYMBOL.replace("TSTI", "ABCD") if name == "two" else SYMBOL, *MEETING)
        assert rapporteur(office, "issue", f"inputs/{name}.en.yaml").code == 0
    pdf, record = (
        next((office / "issued").rglob(f"SP-RV-{name}")) for name in ("TSTI-IR-24.en.pdf", "ABCD-IR-24.en.json")
    )
    for path in (pdf, record):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:-9])
    shutil.rmtree(office / "register")
    ran = register(office, "rebuild")
    assert (ran.code, ran.codes) == (10, ["R057", "R057"])
    assert all(f"{name}-IR-24.en.status.json" in ran.err for name in ("TSTI", "ABCD"))
    for symbol in (SYMBOL, SYMBOL.replace("TSTI", "ABCD")):  # nobody else gets their symbols all the same
        assert register(office, "claim", symbol, "--meeting", "Otra").codes == ["R020"]


def test_an_input_without_spanish_title_or_day_is_told_what_it_lacks(office):
    write(office, SOUND)
    ran = register(office, "next", "--like", "report.en.yaml")
    assert (ran.code, ran.codes) == (10, ["R058"])
    assert "has no `meeting.titles.es`" in ran.err
    write(office, DRAFT, "taller.es.yaml")
    assert "`meeting.date`" in register(office, "next", "--like", "taller.es.yaml", "--mode", "virtual").err
    said = register(
        office, "next", "--like", "report.en.yaml", "--meeting", "Taller de cosas útiles", "--mode", "online"
    )
    assert (said.code, "`online` is read as `virtual`" in said.err) == (0, True)


def test_a_meeting_of_no_known_day_is_told_without_one(office):
    register(office, "claim", SYMBOL, "--meeting", "L Reunión")
    assert "another meeting: “L Reunión”\n" in register(office, "claim", SYMBOL, "--meeting", "Otra").err


def test_a_register_is_saved_lost_and_brought_back(office, tmp_path):
    register(office, "claim", SYMBOL, *MEETING)
    assert register(office, "backup", "saved.sqlite").out == "saved.sqlite\n"
    assert register(office, "backup", "saved.sqlite").code == 10
    register(office, "claim", "SP/CL/L.O/DT N° 1-24", "--meeting", "Item 1")
    assert register(office, "restore", "saved.sqlite").codes == ["R042"]
    assert register(office, "restore", "saved.sqlite", "--lose-later").code == 0
    assert len(register(office, "list").out.splitlines()) == 1
    (office / "register" / "register.sqlite").write_bytes(b"lost" * 1000)
    assert register(office, "list").codes == ["R003"]
    assert register(office, "rebuild").code == 0
    assert register(office, "list").out.startswith(SYMBOL)
    assert register(office, "audit").code == 0


def test_a_build_refuses_the_symbol_of_another_meeting_and_one_that_is_void(office):
    write(office, SOUND)
    register(office, "claim", SYMBOL, "--meeting", "Another meeting")
    ran = rapporteur(office, "build", "report.en.yaml", "--json")
    assert (ran.code, [each["code"] for each in ran.objects[0]["findings"]][:1]) == (10, ["R050"])
    assert ran.objects[0]["findings"][0]["line"] == 2
    assert not (office / "outputs" / "2024").exists()
    checked = rapporteur(office, "check", "report.en.yaml")
    assert checked.code == 10
    assert "report.en.yaml:2:9: R050" in checked.out
    register(office, "void", SYMBOL, "--reason", "called off")
    assert rapporteur(office, "build", "report.en.yaml").codes[:1] == ["R051"]


def test_a_report_is_told_of_its_own_faults_and_of_its_symbol_at_once(office):
    write(office, changed(conclusions=""))
    register(office, "claim", SYMBOL, "--meeting", "Another meeting")
    for command in ("build", "check"):
        ran = rapporteur(office, command, "report.en.yaml")
        assert ran.code == 10
        assert {"R050", "E408"} <= set(ran.codes)


def test_no_byte_of_a_report_hangs_on_the_register(office):
    write(office, SOUND)
    assert rapporteur(office, "build", "report.en.yaml").code == 0
    files = {path: path.read_bytes() for path in (office / "outputs").rglob("*") if path.is_file()}
    register(office, "claim", "SP/CL/L.O/DT N° 1-24", "--meeting", "Item 1")
    warned = rapporteur(office, "build", "--force", "report.en.yaml", "--json")
    assert "R052" in [each["code"] for each in warned.objects[0]["findings"]]
    assert rapporteur(office, "build", "--strict", "report.en.yaml").code != 0
    register(office, "claim", SYMBOL, *MEETING)
    clean = rapporteur(office, "build", "--force", "report.en.yaml", "--json")
    assert "R052" not in [each["code"] for each in clean.objects[0]["findings"]]
    assert {path: path.read_bytes() for path in (office / "outputs").rglob("*") if path.is_file()} == files


def test_a_draft_claims_nothing_and_is_stopped_by_nothing(office):
    register(office, "claim", SYMBOL, "--meeting", "Another meeting")
    write(office, f"{DRAFT}symbol: {SYMBOL}\n", "draft.es.yaml")
    ran = rapporteur(office, "build", "draft.es.yaml")
    assert ran.code == 0
    assert not [code for code in ran.codes if code.startswith("R")]


def test_one_refused_stops_no_other(office):
    write(office, SOUND, "in/one.en.yaml")
    write(office, SOUND.replace("TSTI", "TSTA"), "in/other.en.yaml")
    register(office, "claim", SYMBOL, "--meeting", "Another meeting")
    ran = rapporteur(office, "build", "in", "--json")
    assert (ran.code, ran.statuses) == (1, ["failed", "built"])
