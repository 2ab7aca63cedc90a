"""`rapporteur rebuild --reissue`: new files beside what was issued, asked where a page changes, refused where a word does."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest

from pipeline.settings import program_folder
from tests.support.command import SOUND, rapporteur, write
from tests.support.editions import tree
from tests.support.template_changes import changed, style

SUITE = ("--engine", "embedded")
INPUT = "inputs/2024/one.en.yaml"
ISSUED = "issued/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24.en"
REASON = ("--reissue", "--reason", "new letterhead")
CLOSE = changed(style("Body Text", r'w:after="170"', 'w:after="160"'))
WIDE = changed(style("Body Text", r'w:after="170"', 'w:after="340"'))
LONG = "\n\n".join(
    ["  The meeting was opened, and it went on for a long time, and nobody left before it was closed. " * 6] * 30
)


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text("")
    return tmp_path


def issue(office, text=SOUND):
    write(office, text, INPUT)
    assert rapporteur(office, "register", "claim", "SP/RV-TSTI-IR-24", "--like", INPUT).code == 0
    assert rapporteur(office, "issue", INPUT, *SUITE, "--accept-unconfirmed").code == 0
    return issued(office)


def issued(office):
    return {name: data for name, data in tree(office).items() if name.startswith("issued/") and not name.endswith("/")}


def codes(told):
    """What was told of making it, beside what the text says."""
    return {each["code"] for each in told["findings"]} - {"W705", "W090"}


def give(office, template):
    """Gives the office a template of its own."""
    (office / "templates").mkdir()
    (office / "templates/rapporteur-report.docx").write_bytes(template.data)


def outcome(office, *arguments):
    ran = rapporteur(office, "rebuild", *SUITE, "--json", *arguments)
    (told,) = ran.objects
    return told


def test_a_new_template_makes_it_older_and_reissuing_puts_new_files_beside(office):
    before = issue(office)
    give(office, CLOSE)
    assert outcome(office)["status"] == "older"
    assert issued(office) == before
    told = outcome(office, *REASON, "--by", "Ana")
    assert told["status"] == "built"
    assert told["files"]["pdf"].endswith("SP-RV-TSTI-IR-24.en.2.pdf")
    after = issued(office)
    assert {name: after[name] for name in before if not name.endswith(".status.json")} == {
        name: data for name, data in before.items() if not name.endswith(".status.json")
    }
    assert sorted(set(after) - set(before)) == [f"{ISSUED}.2.{ending}" for ending in ("docx", "json", "pdf")]
    assert json.loads(after[f"{ISSUED}.status.json"])["manifestation"] == 2
    assert rapporteur(office, "register", "audit").code == 0
    for again in ((), REASON):
        assert outcome(office, *again)["status"] == "unchanged"
    assert issued(office) == after


def test_a_page_number_changes_only_where_that_is_agreed_to(office):
    before = issue(office, SOUND.replace("background: The meeting was opened.", f"background: |\n{LONG}"))
    give(office, WIDE)
    told = outcome(office, *REASON)
    assert (told["status"], codes(told)) == ("older", {"R108"})
    assert issued(office) == before
    told = outcome(office, *REASON, "--pages-may-change")
    assert told["status"] == "built"
    assert len(issued(office)) == len(before) + 3


def test_a_word_never_changes(office):
    before = issue(office)
    folder = office / "templates" / "office"
    shutil.copytree(program_folder() / "office", folder)
    words = folder / "words.en.yaml"
    words.write_text(words.read_text().replace("BACKGROUND", "BACKDROP").replace("Background", "Backdrop"))
    told = outcome(office, *REASON, "--pages-may-change")
    assert (told["status"], codes(told)) == ("failed", {"R107"})
    assert issued(office) == before


def test_no_flag_lets_words_be_hidden_or_numbers_be_others(office):
    before = issue(office)
    give(office, changed(style("Body Text", "</w:pPr>", "</w:pPr><w:rPr><w:vanish/></w:rPr>")))
    assert codes(outcome(office, *REASON, "--pages-may-change")) == {"R107"}
    assert issued(office) == before


def test_another_order_of_names_is_another_text(office):
    people = "participants:\n  - name: Ana Zea\n    organisation: SICA\n  - name: Zoe Abad\n    organisation: SICA\n"
    (office / "rapporteur.toml").write_text('order = "given"\n')
    before = issue(office, SOUND.replace("participants:\n", people, 1) + "annexes:\n  - participants: true\n")
    (office / "rapporteur.toml").write_text('order = "alphabetical"\n')
    assert codes(outcome(office, *REASON, "--pages-may-change")) == {"R107"}
    assert issued(office) == before


def test_files_that_a_restored_register_does_not_know_are_not_written_over(office):
    issue(office)
    assert rapporteur(office, "register", "backup", "saved.sqlite").code == 0
    assert outcome(office, *REASON, "--paper", "a4")["status"] == "built"
    before = issued(office)
    assert rapporteur(office, "register", "restore", "saved.sqlite", "--lose-later").code == 0
    assert outcome(office)["status"] == "unchanged"
    assert outcome(office, "--paper", "a4")["status"] == "older"
    give(office, CLOSE)
    told = outcome(office, *REASON)
    assert (told["status"], codes(told)) == ("failed", {"R095"})
    files = {name: data for name, data in issued(office).items() if not name.endswith(".status.json")}
    assert files == {name: data for name, data in before.items() if not name.endswith(".status.json")}
    assert rapporteur(office, "register", "rebuild").code == 0
    assert rapporteur(office, "register", "audit").code == 0
    assert outcome(office, *REASON)["files"]["pdf"].endswith(".en.3.pdf")


def test_what_was_damaged_is_not_issued_again(office):
    issue(office)
    (office / f"{ISSUED}.pdf").write_bytes(b"%PDF-1.7 other")
    told = outcome(office, *REASON, "--paper", "a4")
    assert (told["status"], codes(told)) == ("failed", {"R079"})
    assert not (office / f"{ISSUED}.2.pdf").exists()


def test_what_was_taken_back_is_left(office):
    issue(office)
    assert rapporteur(office, "withdraw", "SP/RV-TSTI-IR-24", "--reason", "a mistake").code == 0
    told = outcome(office, "--paper", "a4")
    assert (told["status"], codes(told)) == ("unchanged", {"W904"})
    assert outcome(office, *REASON, "--paper", "a4")["status"] == "unchanged"


def test_the_register_made_anew_knows_all_manifestations(office):
    issue(office)
    for paper, reason in (("a4", "a"), ("letter", "b")):
        told = outcome(office, "--reissue", "--reason", reason, "--paper", paper)
        assert told["status"] == "built"
    files = {name: hashlib.sha256(data).hexdigest() for name, data in issued(office).items()}
    shutil.rmtree(office / "register")
    assert rapporteur(office, "register", "rebuild").code == 0
    assert rapporteur(office, "register", "audit").code == 0
    assert outcome(office)["files"]["pdf"].endswith(".en.3.pdf")
    assert {name: hashlib.sha256(data).hexdigest() for name, data in issued(office).items()} == files


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--reissue",), "U165"),
        (("--reissue", "--reason", "  "), "U165"),
        (("--reason", "why"), "U166"),
        (("--reissue", "--reason", "bell \a"), "R028"),
        (("--reissue", "--reason", "why", "--dry-run"), "U168"),
        (("--reissue", "--reason", "why", "--scheduler", "tcp://x"), "U168"),
        (("--dry-run", "--preview", "--template", INPUT), "U168"),
    ],
)
def test_half_of_a_wish_is_refused(office, arguments, code):
    write(office, SOUND, INPUT)
    ran = rapporteur(office, "rebuild", *arguments)
    assert ran.codes == [code]
    assert ran.code in (2, 10)
