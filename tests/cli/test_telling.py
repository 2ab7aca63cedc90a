"""What `build` and `check` say of a report: which document it is, where a bad annex is named, what nobody claimed."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from pipeline.pdf.text import page_texts
from tests.support.command import SOUND, rapporteur, write

ROOT = Path(__file__).parents[2]
EMBEDDED = ("--engine", "embedded")
ANNEXED = SOUND + "annexes:\n  - title: A paper\n    file: paper.pdf\n"
PLACE = f"report.en.yaml:{ANNEXED.count(chr(10))}:11"


def locked(path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    return path.read_bytes()


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "A011", "is empty"),
        (b"<!DOCTYPE html><html>404</html>", "A001", "looks like a web page (HTML)"),
        (b"%PDF-1.7\n" + b"\0" * 99, "A013", "is damaged and can't be read: the list of its parts is lost"),
        (None, "A014", "needs a password"),
    ],
    ids=["empty", "page", "damaged", "locked"],
)
def test_a_bad_annex_is_told_where_the_input_names_it(tmp_path, data, code, words):
    write(tmp_path, ANNEXED)
    (tmp_path / "paper.pdf").write_bytes(locked(tmp_path / "paper.pdf") if data is None else data)
    ran = rapporteur(tmp_path, "build", *EMBEDDED, "report.en.yaml")
    assert ran.code == 6
    (line,) = [line for line in ran.err.splitlines() if code in line]
    assert line.startswith(f"{PLACE}: {code} `paper.pdf` ")
    assert words in line
    assert "_io" not in ran.err
    assert ran.err.splitlines()[-1] == "failed: SP/RV-TSTI-IR-24 (en), report.en.yaml"


def test_a_preview_names_a_bad_annex_there_too(tmp_path):
    write(tmp_path, ANNEXED)
    write(tmp_path, b"%PDF-1.7\n" + b"\0" * 99, "paper.pdf")
    write(tmp_path, (ROOT / "templates" / "rapporteur-report.docx").read_bytes(), "new.docx")
    ran = rapporteur(tmp_path, "rebuild", *EMBEDDED, "--preview", "--template", "new.docx", "report.en.yaml")
    assert ran.code == 1
    assert f"\n{PLACE}: A013 `paper.pdf` " in ran.err


def test_which_document_it_is(tmp_path):
    write(tmp_path, SOUND.replace("language: en", "revision: 1\nlanguage: en"))
    for became in ("built", "unchanged"):
        ran = rapporteur(tmp_path, "build", *EMBEDDED, "report.en.yaml")
        assert ran.err.splitlines()[-1] == f"{became}: SP/RV-TSTI-IR-24/Rev. 1 (en), 6 pages"
    for _ in range(2):  # the second time from memory
        (told,) = rapporteur(tmp_path, "rebuild", *EMBEDDED, "--json", "report.en.yaml").objects
        assert (told["status"], told["symbol"], told["revision"]) == ("unchanged", "SP/RV-TSTI-IR-24", 1)
    assert rapporteur(tmp_path, "check", "--json", "report.en.yaml").objects[0]["revision"] == 1


def test_a_symbol_that_nobody_claimed_is_told_in_full(tmp_path):
    write(tmp_path)
    assert rapporteur(tmp_path, "register", "claim", "SP/RV-ABCD-IR-24", "--meeting", "Another").code == 0
    ran = rapporteur(tmp_path, "build", *EMBEDDED, "report.en.yaml")
    assert ran.code == 0
    assert "R052 nobody has claimed `SP/RV-TSTI-IR-24` yet" in ran.err


def test_check_counts_what_build_counts(tmp_path):
    """The words of an edition alone are counted by both; those beside the other editions by `check`, apart."""
    late = SOUND + "issued: 2024-03\n"
    write(tmp_path, late)
    other = late.replace("language: en", "language: es").replace("2024-04-05", "2024-04-04")
    write(tmp_path, other, "report.es.yaml")
    built = rapporteur(tmp_path, "build", *EMBEDDED, "report.es.yaml").err
    checked = rapporteur(tmp_path, "check", "report.es.yaml").out.splitlines()[0]
    (count,) = [line.split(": ")[1].split(" ")[0] for line in built.splitlines() if "deserve" in line]
    assert checked.endswith(f", {count} deserves a look, 1 beside the other editions")


def test_a_change_of_the_stamp_builds_anew(tmp_path):
    write(tmp_path, ANNEXED)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "paper.pdf")
    for setting, wanted in (("", False), ("stamp = true\n", True), ("", False)):
        (tmp_path / "rapporteur.toml").write_text(setting)
        (told,) = rapporteur(tmp_path, "build", *EMBEDDED, "--json", "report.en.yaml").objects
        assert told["status"] == "built"
        assert ("SP/RV-TSTI-IR-24 A1-1" in page_texts(Path(told["files"]["bundle"]).read_bytes())[-1]) is wanted
