"""`circulate` as a person runs it: copies written, answers taken in, and who is silent."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.support.clearing import REPORT
from tests.support.command import rapporteur, write
from tests.support.retyping import Retyped
from tests.support.terminal import typed

NAME = "taller.en.yaml"
FOLDER = "clearance/taller"


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").touch()
    write(tmp_path, REPORT, NAME)
    return tmp_path


@pytest.fixture
def sent(office):
    assert rapporteur(office, "circulate", NAME, "--until", "2999-05-10").code == 0
    return office


def states(folder):
    ran = rapporteur(folder, "circulate", NAME, "--status", "--json")
    assert ran.code == 0
    return {each["body"]: (each["state"], each["by"]) for each in ran.objects}


def test_the_paths_of_what_was_written_are_printed(office):
    ran = rapporteur(office, "circulate", NAME, "--until", "2999-05-10")
    assert (ran.code, ran.codes) == (0, [])
    written = sorted(ran.out.splitlines())
    assert written == sorted(str(path) for path in (office / FOLDER).glob("*.docx"))
    assert len(written) == 12
    assert "Andean Community (CAN): 1 intervention, 2 entries, conclusions 2 and 3" in ran.err
    again = rapporteur(office, "circulate", NAME, "--until", "2999-05-10")
    assert (again.code, again.out) == (0, "")
    assert again.err.count("nothing of its own has changed") == 6


def test_json_has_a_line_for_each_body(office):
    ran = rapporteur(office, "circulate", NAME, "--until", "2999-05-10", "--json", "--body", "CAN", "--body", "Perú")
    can, peru = ran.objects
    assert (can["body"], can["status"], can["interventions"], can["participants"]) == ("CAN", "new", [3], [1, 5])
    assert (peru["body"], peru["conclusions"], sorted(peru["files"])) == ("PE", [1, 2], ["copy", "note"])


def test_an_answer_goes_in_and_is_noted(sent):
    paper = Retyped((sent / FOLDER / "CAN.en.docx").read_bytes())
    paper.change("Alberto Lora noted", "noted the", "underlined the")
    paper.change("The Andean Community will", "on the results", "on some of the results")
    paper.save(sent / "respuesta.docx")
    dry = rapporteur(sent, "import", "respuesta.docx", "--into", NAME, "--dry-run")
    assert (dry.code, states(sent)["CAN"]) == (0, ("silent", None))
    assert (sent / NAME).read_text() == REPORT
    ran = rapporteur(sent, "import", "respuesta.docx", "--into", NAME)
    assert (ran.code, ran.out, ran.codes) == (0, f"{NAME}\n", ["W957"])
    assert "asked for changes" in ran.err
    assert "--discard-changes" not in ran.err
    text = (sent / NAME).read_text()
    assert "Lora underlined" in text
    assert "some of the results" not in text
    agreed = rapporteur(sent, "import", "respuesta.docx", "--into", NAME, "--changes", "accept")
    assert agreed.code == 0
    assert "some of the results" in (sent / NAME).read_text()
    assert states(sent)["CAN"] == ("changes", "file")


def test_on_a_terminal_what_is_not_its_own_is_asked_for_by_itself(sent):
    paper = Retyped((sent / FOLDER / "CAN.en.docx").read_bytes())
    paper.change("Alberto Lora noted", "noted the", "underlined the")
    paper.change("All who were", "will work", "may work")
    paper.change("The Andean Community will", "on the results", "on some of the results")
    paper.save(sent / "respuesta.docx")
    code, seen = typed(sent, ["a", "l", "t"], "import", "respuesta.docx", "--into", NAME)
    assert (code, seen.count("take (t)")) == (0, 3)
    text = (sent / NAME).read_text()
    assert "Lora underlined" in text
    assert "will work" in text
    assert "some of the results" in text


def test_a_report_is_named_by_its_symbol_as_well(office):
    text = REPORT.replace("format: 1\n", "format: 1\nsymbol: SP/RV-TSTI-IR-24\n")
    write(office, text, "inputs/2024/taller.en.yaml")
    ran = rapporteur(office, "circulate", "SP/RV-TSTI-IR-24", "--until", "2999-05-10", "--dry-run")
    assert (ran.code, ran.codes) == (0, []), ran.err
    assert "nothing was written" in ran.err
    write(office, text.replace("language: en", "language: es"), "inputs/2024/taller.es.yaml")
    several = rapporteur(office, "circulate", "SP/RV-TSTI-IR-24", "--status")
    assert (several.code, several.codes) == (2, ["U145"])
    assert rapporteur(office, "circulate", "SP/RV-NONE-IR-24", "--status").codes == ["U144"]


def test_who_confirmed_who_asked_and_who_is_silent(sent):
    shutil.copy(sent / FOLDER / "BR.en.docx", sent / "br.docx")
    assert rapporteur(sent, "import", "br.docx", "--into", NAME).code == 0
    noted = rapporteur(sent, "circulate", NAME, "--answered", "Uruguay", "changes", "--answered", "pe", "confirmed")
    assert (noted.code, noted.out) == (0, "")
    assert states(sent) == {
        "CAN": ("silent", None),
        "BR": ("confirmed", "file"),
        "Universidad-de-la-Republica": ("silent", None),
        "UY": ("changes", "hand"),
        "PE": ("confirmed", "hand"),
        "ACS": ("silent", None),
    }
    table = rapporteur(sent, "circulate", NAME, "--status")
    head, *rows = table.out.splitlines()
    assert head.split() == ["body", "asked", "until", "state", "answered"]
    assert len(rows) == 6
    assert "asked for changes" in next(row for row in rows if row.startswith("Uruguay"))


def test_whoever_is_past_the_day_is_overdue(office):
    ran = rapporteur(office, "circulate", NAME, "--until", "2001-01-01", "--body", "CAN")
    assert (ran.code, ran.codes) == (0, ["W078"])
    assert states(office) == {"CAN": ("overdue", None)}


def test_a_file_changed_by_hand_stays_and_the_run_says_so(sent):
    (sent / FOLDER / "CAN.en.docx").write_bytes(b"mine")
    ran = rapporteur(sent, "circulate", NAME, "--until", "2999-06-01", "--body", "CAN", "--json")
    assert (ran.code, ran.objects[0]["status"]) == (9, "changed-by-hand")
    assert [each["code"] for each in ran.objects[0]["findings"]] == ["F290"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["circulate", NAME], 2, "--until"),
        (["circulate", NAME, "--until", "10 May"], 2, "--until"),
        (["circulate", NAME, "--until", "2999-01-01", "--status"], 2, "one of"),
        (["circulate", NAME, "--status", "--body", "CAN"], 2, "--body"),
        (["circulate", NAME, "--until", "2999-01-01", "--body", "FAO"], 2, "U140"),
        (["circulate", NAME, "--until", "2999-01-01", "--to", "outputs/x"], 2, "U141"),
        (["circulate", NAME, "--status"], 2, "U142"),
        (["circulate", "none.en.yaml", "--until", "2999-01-01"], 4, "E058"),
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_and_writes_nothing(office, arguments, code, words):
    ran = rapporteur(office, *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert not (office / "clearance").exists()


def test_a_copy_is_never_taken_for_a_report(sent):
    ran = rapporteur(sent, "import", f"{FOLDER}/CAN.en.docx")
    assert (ran.code, ran.codes) == (4, ["I140"])
    assert list((sent / FOLDER).glob("*.yaml")) == []


def test_nothing_of_it_is_among_the_reports(sent):
    ran = rapporteur(sent, "check", ".")
    assert "clearance" not in ran.out
    assert not (sent / "outputs").exists()
    state = json.loads((sent / FOLDER / "clearance.json").read_text())
    assert str(sent) not in json.dumps(state)
