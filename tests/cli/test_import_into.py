"""An edited Word file goes back into its input as a person does it: build, edit, take in, build anew."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.support.command import SOUND, rapporteur, write
from tests.support.docx_parts import docx
from tests.support.retyping import Retyped
from tests.support.terminal import typed

EMBEDDED = ("--engine", "embedded")
KEY = "SP-RV-TSTI-IR-24"
TWO_CHANGES = (
    '<w:p><w:r><w:t xml:space="preserve">The plan of the Secretariat was </w:t></w:r>'
    '<w:del w:id="1" w:author="Ana" w:date="2024-05-01T10:00:00Z"><w:r><w:delText>rejected</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="Luis" w:date="2024-05-02T10:00:00Z"><w:r><w:t>adopted</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> by all who took part in the meeting of the members.</w:t></w:r></w:p>'
)


@pytest.fixture
def edited(tmp_path):
    """An office whose report was built, and then edited where it lies."""
    write(tmp_path, "# my own remark\n" + SOUND)
    assert rapporteur(tmp_path, "build", *EMBEDDED, "report.en.yaml").code == 0
    path = tmp_path / "outputs" / "2024" / KEY / f"{KEY}.en.docx"
    paper = Retyped(path.read_bytes())
    paper.change("He noted", "the progress", "the progress made since")
    paper.add("Work will go on", "A second conclusion was drawn.")
    paper.save(path)
    return tmp_path


def told_command(ran, name):
    """The command of that name that the run told of."""
    return next(
        words for words in re.findall(r"`(rapporteur [^`]+)`", ran.err) if f"rapporteur {name}" in words
    ).split()[1:]


def test_the_told_commands_lead_from_an_edited_file_to_a_new_report(edited):
    changed = rapporteur(edited, "build", *EMBEDDED, "report.en.yaml")
    assert "W902" in changed.codes
    taken = rapporteur(edited, *told_command(changed, "import"))
    assert (taken.code, taken.out) == (0, "report.en.yaml\n")
    text = (edited / "report.en.yaml").read_text()
    assert text.startswith("# my own remark\n")
    written = yaml.safe_load(text)
    assert written["interventions"][0]["text"].strip() == "He noted the progress made since."
    assert [each.strip() for each in written["conclusions"]][1:] == ["A second conclusion was drawn."]
    again = rapporteur(edited, *told_command(changed, "import"))
    assert (again.code, again.out) == (0, "")
    built = rapporteur(edited, *told_command(taken, "build"), *EMBEDDED)
    assert built.code == 0
    assert rapporteur(edited, "build", *EMBEDDED, "--json", "report.en.yaml").statuses == ["unchanged"]


def test_the_lines_of_a_paragraph_stay_wrapped_where_nothing_changed(tmp_path):
    wrapped = "background: |\n  The meeting was opened by\n  the chair, who greeted all\n  the delegations warmly.\n"
    text = SOUND.replace("background: The meeting was opened.\n", wrapped)
    assert wrapped in text
    write(tmp_path, text)
    assert rapporteur(tmp_path, "build", *EMBEDDED, "report.en.yaml").code == 0
    path = tmp_path / "outputs" / "2024" / KEY / f"{KEY}.en.docx"
    paper = Retyped(path.read_bytes())
    paper.change("The meeting was opened", "greeted", "thanked")
    paper.save(path)
    ran = rapporteur(tmp_path, "import", str(path), "--into", "report.en.yaml", "--yes")
    assert ran.code == 0, ran.err
    assert (tmp_path / "report.en.yaml").read_text() == text.replace("greeted", "thanked")


def test_a_dry_run_shows_and_writes_nothing(edited):
    before = (edited / "report.en.yaml").read_bytes()
    ran = rapporteur(edited, "import", f"outputs/2024/{KEY}/{KEY}.en.docx", "--into", "report.en.yaml", "--dry-run")
    assert (ran.code, ran.out) == (0, "")
    assert "He noted the progress{+ made since+}." in ran.err
    assert (edited / "report.en.yaml").read_bytes() == before


def test_what_both_changed_ends_with_4_and_holds_up_the_final_report(edited):
    file = edited / "report.en.yaml"
    file.write_text(file.read_text().replace("He noted the progress.", "He noted little progress."))
    ran = rapporteur(edited, "import", f"outputs/2024/{KEY}/{KEY}.en.docx", "--into", "report.en.yaml")
    assert (ran.code, ran.codes) == (4, ["W956"])
    assert "He noted little progress." in file.read_text()
    checked = rapporteur(edited, "check", "report.en.yaml")
    assert checked.code == 4
    assert "E096" in checked.codes
    file.write_text(re.sub(r"^ *# \[open\].*\n", "", file.read_text(), flags=re.MULTILINE))
    assert "E096" not in rapporteur(edited, "check", "report.en.yaml").codes


@pytest.mark.parametrize(
    "arguments",
    [["--out", "x", "--into", "report.en.yaml"], ["--yes"], ["--dry-run"], ["--changes", "perhaps"]],
    ids=str,
)
def test_options_that_mean_nothing_are_refused(arguments, tmp_path):
    write(tmp_path)
    assert rapporteur(tmp_path, "import", "x.docx", *arguments).code == 2


@pytest.mark.parametrize(
    ("how", "word", "marks"),
    [("accept", "adopted", 0), ("refuse", "rejected", 0), ("later", "adopted", 2), (None, "adopted", 2)],
)
def test_changes_are_decided_as_it_is_asked(how, word, marks, tmp_path):
    (tmp_path / "acta.docx").write_bytes(docx(TWO_CHANGES))
    ran = rapporteur(tmp_path, "import", "acta.docx", *(["--changes", how] if how else []))
    assert ran.code == 0
    text = (tmp_path / "acta.en.yaml").read_text()
    assert f"was {word} by all" in text
    assert text.count("# [open]") == marks
    assert ran.codes.count("W060") == marks
    codes = rapporteur(tmp_path, "check", "acta.en.yaml", "--all").codes
    assert codes.count("E096") == marks


def test_on_a_terminal_changes_are_asked_one_by_one(tmp_path):
    (tmp_path / "acta.docx").write_bytes(docx(TWO_CHANGES))
    code, seen = typed(tmp_path, ["r", "a"], "import", "acta.docx")
    assert code == 0
    assert "The plan of the Secretariat was [-rejected-] adopted by all" in seen
    assert "The plan of the Secretariat was {+adopted+} by all" in seen
    text = (tmp_path / "acta.en.yaml").read_text()
    assert "was rejectedadopted by all" in text
    assert "[open]" not in text


def test_on_a_terminal_each_change_is_taken_or_left(edited):
    file, paper = edited / "report.en.yaml", f"outputs/2024/{KEY}/{KEY}.en.docx"
    before = file.read_bytes()
    code, _ = typed(edited, ["t", "q"], "import", paper, "--into", "report.en.yaml")
    assert (code, file.read_bytes()) == (0, before)
    code, seen = typed(edited, ["l", "t"], "import", paper, "--into", "report.en.yaml")
    assert code == 0
    text = file.read_text()
    assert "made since" not in text
    assert "A second conclusion was drawn." in text
    assert "report.en.yaml" in seen
