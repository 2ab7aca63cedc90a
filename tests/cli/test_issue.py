"""`rapporteur issue` and `withdraw` as a person runs them; and that nothing of what may not be shown gets out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import SOUND, changed, rapporteur, write
from tests.support.issuing import CORRIGENDUM

SYMBOL = "SP/RV-TSTI-IR-24"
FOLDER = "issued/2024/SP-RV-TSTI-IR-24"
SECRETS = ("Zweibrücken", "SP/RV-HID-IR-24", "HID", "embarrassing", "Ana Soto")


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text('engine = "embedded"\n')
    write(tmp_path)
    rapporteur(tmp_path, "register", "claim", SYMBOL, "--like", "report.en.yaml", "--by", "Ana Soto")
    return tmp_path


def outside(office: Path) -> bytes:
    """Whatever the office shows: the public lists, and the status files of what it may show."""
    listed = rapporteur(office, "register", "list", "--public")
    objects = rapporteur(office, "register", "list", "--public", "--json")
    assert listed.code == objects.code == 0
    folders = {each["folder"] for each in objects.objects}
    statuses = (path for folder in folders for path in (office / "issued" / folder).glob("*.status.json"))
    return "".join([listed.out, listed.err, objects.out, objects.err]).encode() + b"".join(
        map(Path.read_bytes, statuses)
    )


def test_a_report_from_its_input_to_its_withdrawal(office):
    ran = rapporteur(office, "issue", "report.en.yaml", "--dry-run")
    assert (ran.code, ran.out, (office / "issued").exists()) == (0, "", False)
    ran = rapporteur(office, "issue", "report.en.yaml", "--by", "Ana Soto")
    assert ran.code == 0, ran.err
    assert ran.out.splitlines() == [str(office / FOLDER / f"SP-RV-TSTI-IR-24.en.{kind}") for kind in ("docx", "pdf")]
    assert "issued: SP/RV-TSTI-IR-24 (en)" in ran.err
    assert "issued already, as it is" in rapporteur(office, "issue", SYMBOL).err
    assert rapporteur(office, "register", "list").out.split("\t")[-1] == "en\n"
    assert rapporteur(office, "register", "list", "--public").out == f"{SYMBOL}\ten\t\n"
    ran = rapporteur(office, "withdraw", SYMBOL, "--reason", "an embarrassing slip", "--by", "Ana Soto")
    assert (ran.code, ran.out) == (0, f"{SYMBOL}\n"), ran.err
    assert rapporteur(office, "withdraw", SYMBOL, "--reason", "again").codes == ["R089"]
    assert rapporteur(office, "withdraw", SYMBOL, "--reason", "again", "--language", "es").codes == ["R088"]
    assert (office / FOLDER / "SP-RV-TSTI-IR-24.en.pdf").is_file()
    assert rapporteur(office, "register", "list", "--state", "withdrawn").out.split("\t")[-1] == "en (withdrawn)\n"
    assert rapporteur(office, "register", "list", "--state", "issued").out == ""
    ran = rapporteur(office, "issue", "report.en.yaml")
    assert (ran.code, ran.codes) == (10, ["R081"])
    assert rapporteur(office, "build", "report.en.yaml", "--json").objects[0]["status"] == "unchanged"
    assert rapporteur(office, "register", "audit").code == 0
    assert outside(office) == b""


def test_other_content_is_refused_with_the_command_that_corrects(office):
    rapporteur(office, "issue", "report.en.yaml")
    before = {path.name: path.read_bytes() for path in (office / FOLDER).iterdir()}
    write(office, SOUND.replace("progress", "delay"))
    for command in (("issue",), ("build",), ("build", "--force", "--discard-changes"), ("check",)):
        ran = rapporteur(office, *command, "report.en.yaml")
        assert (ran.code, "R080" in ran.codes) == (10, True), command
        assert "rapporteur correct SP/RV-TSTI-IR-24 --with report.en.yaml" in ran.err + ran.out
    assert {path.name: path.read_bytes() for path in (office / FOLDER).iterdir()} == before


def test_json_has_what_other_commands_have_and_several_end_with_one(office):
    write(office, changed(symbol="SP/RV-AB-IR-24"), "other.en.yaml")
    ran = rapporteur(office, "issue", "report.en.yaml", "other.en.yaml", "--json")
    assert (ran.code, ran.statuses) == (1, ["failed", "ready"])
    assert [each["code"] for each in ran.objects[0]["findings"]] == ["R082"]
    assert "held back" in ran.err
    ran = rapporteur(office, "issue", "report.en.yaml", "--json")
    (told,) = ran.objects
    assert (told["status"], told["symbol"], sorted(told["files"])) == ("issued", SYMBOL, ["docx", "pdf", "record"])


def test_words_that_wait_are_asked_for_all_at_once_and_logged_with_who_accepted_them(office):
    write(office, SOUND.replace("language: en", "language: en\nrevision: 1"), "rev.en.yaml")
    rapporteur(office, "issue", "report.en.yaml")
    ran = rapporteur(office, "issue", "rev.en.yaml")
    assert (ran.code, set(ran.codes)) == (10, {"R083"})
    assert "--accept revision" in ran.err
    assert "wording accepted" not in rapporteur(office, "issue", "rev.en.yaml", "--accept-unconfirmed", "--dry-run").err
    assert rapporteur(office, "issue", "rev.en.yaml", "--accept", "nothing").code == 2
    assert rapporteur(office, "issue", "rev.en.yaml", "--accept-unconfirmed", "--by", "Ana Soto").code == 0
    (listed,) = rapporteur(office, "register", "list", "--json").objects
    (revision,) = (each for each in listed["editions"] if each["document"] == "Rev.1")
    assert (revision["accepted"], revision["by"]) == (["revision"], "Ana Soto")


def test_what_is_wrong_with_the_command_line(office):
    assert rapporteur(office, "issue").code == 2
    assert rapporteur(office, "withdraw", SYMBOL).code == 2
    assert rapporteur(office, "withdraw", SYMBOL, "--reason", "x").codes == ["R088"]
    assert rapporteur(office, "issue", "SP/RV-NO-IR-24").codes == ["R094"]
    assert rapporteur(office, "issue", "x" * 300).codes == ["R094"]
    assert rapporteur(office, "register", "list", "--public", "--text", "x").codes == ["U130"]


@pytest.mark.parametrize(
    "hidden",
    [
        {"access": "internal"},
        {"embargo": "2999-01-01T00:00:00-04:00"},
        {"stage": "draft"},
        {"access": "internal", "embargo": "1999-01-01T00:00:00-04:00"},
    ],
)
def test_a_report_that_may_not_be_shown_leaves_no_trace_outside(office, hidden):
    text = changed(symbol="SP/RV-HID-IR-24", background="Of Zweibrücken.", **hidden).replace("things", "Zweibrücken")
    write(office, text, "hidden.en.yaml")
    rapporteur(office, "issue", "report.en.yaml")
    before = outside(office)
    args = ("--like", "hidden.en.yaml", "--by", "Ana Soto")
    assert rapporteur(office, "register", "claim", "SP/RV-HID-IR-24", *args).code == 0
    assert rapporteur(office, "build", "hidden.en.yaml").code == 0
    issued = rapporteur(office, "issue", "hidden.en.yaml", "--by", "Ana Soto").code == 0
    assert issued == ("stage" not in hidden)
    assert outside(office) == before
    if issued:
        rapporteur(office, "withdraw", "SP/RV-HID-IR-24", "--reason", "embarrassing", "--by", "Ana Soto")
    shown = outside(office)
    assert shown == before
    assert not [word for word in SECRETS if word.encode() in shown]


@pytest.mark.parametrize("hidden", [{"access": "internal"}, {"embargo": "2999-01-01T00:00:00-04:00"}])
def test_a_hidden_correction_of_a_public_report_leaves_no_trace_and_a_public_one_is_named(office, hidden):
    fields = "".join(f"{name}: {value}\n" for name, value in hidden.items())
    write(office, CORRIGENDUM.replace("delay", "Zweibrücken") + fields, "corr.en.yaml")
    write(office, CORRIGENDUM.replace("Corr.1", "Corr.2"), "other.en.yaml")
    rapporteur(office, "issue", "report.en.yaml")
    before = outside(office)
    assert rapporteur(office, "issue", "corr.en.yaml", "--accept-unconfirmed").code == 0
    assert outside(office) == before
    assert b"Corr" not in before
    assert rapporteur(office, "issue", "other.en.yaml", "--accept-unconfirmed").code == 0
    shown = outside(office)
    assert b"Corr.2" in shown
    assert b"Corr.1" not in shown
    rapporteur(office, "withdraw", f"{SYMBOL}/Corr.2", "--reason", "embarrassing")
    assert outside(office) == before


def test_a_register_that_lost_its_issued_reports_is_rebuilt_from_their_records(office):
    rapporteur(office, "issue", "report.en.yaml")
    for name in ("register.sqlite", "log.jsonl"):
        (office / "register" / name).unlink()
    ran = rapporteur(office, "register", "rebuild")
    assert "1 issued edition was taken in" in ran.err
    assert rapporteur(office, "register", "audit").code == 0
    assert rapporteur(office, "issue", "report.en.yaml").code == 0
