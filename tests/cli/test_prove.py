"""`rapporteur prove`: one word for a person, an object for a program, and nothing left behind."""

from __future__ import annotations

import pikepdf
import pytest

from tests.support.command import SOUND, rapporteur, write
from tests.support.proving import carried_by

PDF = "outputs/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24.en.pdf"


def built(office, text=SOUND, *options):
    name = write(office, text)
    assert rapporteur(office, "build", "--engine", "embedded", name).code == 0
    return office / PDF


def test_a_pdf_is_proved_anywhere_and_nothing_is_left(tmp_path):
    pdf = built(tmp_path / "office")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "got.pdf").write_bytes(pdf.read_bytes())
    ran = rapporteur(elsewhere, "prove", "got.pdf")
    assert (ran.code, ran.out) == (0, "identical: got.pdf\n")
    assert [path.name for path in elsewhere.iterdir()] == ["got.pdf"]


def test_an_edited_one_differs_and_says_where(tmp_path):
    pdf = built(tmp_path)
    with pikepdf.open(pdf) as opened:
        stream = opened.pages[3].Contents.read_raw_bytes()
    data = bytearray(pdf.read_bytes())
    data[data.index(stream) + 40] ^= 4
    pdf.write_bytes(data)
    ran = rapporteur(tmp_path, "prove", PDF)
    assert ran.code == 8
    assert ran.codes == ["O314", "O312"]
    assert ran.out.splitlines()[-1] == f"differs: {PDF}"
    (told,) = rapporteur(tmp_path, "prove", "--json", PDF).objects
    assert told["answer"] == "differs"
    assert [(one["part"], one["page"]) for one in told["objects"]] == [("text", "1")]


@pytest.mark.parametrize("why", ["draft", "internal", "carry_input"])
def test_what_may_not_travel_is_not_carried(why, tmp_path):
    text = SOUND
    if why == "draft":
        text = SOUND.replace("format: 1", "format: 1\nstage: draft")
    elif why == "internal":
        text = SOUND.replace("language: en", "language: en\naccess: internal")
    else:
        (tmp_path / "rapporteur.toml").write_text("carry_input = false\n")
    name = write(tmp_path, text)
    assert rapporteur(tmp_path, "build", "--engine", "embedded", name).code == 0
    (pdf,) = tmp_path.glob("outputs/**/*.pdf")
    assert carried_by(pdf.read_bytes()) == {}
    ran = rapporteur(tmp_path, "prove", str(pdf))
    assert (ran.code, ran.codes) == (4, ["I150"])


def test_the_setting_is_part_of_what_a_report_is_made_from(tmp_path):
    built(tmp_path)
    (tmp_path / "rapporteur.toml").write_text("carry_input = false\n")
    (again,) = rapporteur(tmp_path, "build", "--engine", "embedded", "--json", "report.en.yaml").objects
    assert again["status"] == "built"


def test_an_archive_of_pdfs_alone_comes_back_as_inputs(tmp_path):
    pdf = built(tmp_path / "office")
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "one.pdf").write_bytes(pdf.read_bytes())
    ran = rapporteur(alone, "import", "one.pdf", "--out", "inputs/")
    assert ran.code == 0, ran.err
    (found,) = alone.glob("inputs/*.yaml")
    ran = rapporteur(alone, "build", "--engine", "embedded", str(found))
    assert ran.code == 0, ran.err
    assert (alone / PDF).read_bytes() == pdf.read_bytes()


def test_pages_that_were_changed_are_not_what_the_pdf_carries(tmp_path):
    pdf = built(tmp_path, SOUND)
    with pikepdf.open(pdf, allow_overwriting_input=True) as opened:
        opened.pages[4].Contents.write(opened.pages[3].Contents.read_bytes())
        opened.save()
    ran = rapporteur(tmp_path, "import", PDF, "--out", "again/")
    assert "W063" in ran.codes


def test_a_copy_saved_by_another_program_still_carries_its_input(tmp_path):
    pdf = built(tmp_path, SOUND)
    with pikepdf.open(pdf) as opened:
        opened.save(tmp_path / "mailed.pdf", compress_streams=False, linearize=True)
    ran = rapporteur(tmp_path, "import", "mailed.pdf", "--out", "again/")
    assert (ran.code, "W063" in ran.codes) == (0, False)
    assert "Work will go on" in (tmp_path / "again" / "mailed.en.yaml").read_text()
