"""Documents taken in: the original as it came, a PDF for reading where one can be had, a record that vouches for both."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from pipeline.archive.deposits import deposits
from pipeline.desks.depositing.take import Status
from pipeline.desks.depositing.tools import tools
from pipeline.errors import InputError
from pipeline.model.described import Described
from pipeline.pdf.text import page_texts
from pipeline.programs.ocr import find_recogniser
from pipeline.settings import read_settings
from tests.support import papers
from tests.support.editions import tree
from tests.support.papers import BODY, COVER, SCANNED, archive_of_files, lay, scan, word_file

PAPER = Described(("SP/CL/XIII.O/DT N° 4-87",), "Informe sobre la deuda", "c. 1987", "es", "", "public")
RECOGNISES = pytest.mark.skipif(find_recogniser() is None, reason="OCRmyPDF or Tesseract is not installed")


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text("")
    return tmp_path


def take(office: Path, name: str, data: bytes, described: Described = PAPER, **options):
    return papers.take(read_settings(office), name, data, described, **options)


def codes(taken):
    return [each.code for each in taken.findings]


@pytest.mark.needs_libreoffice
def test_a_word_file_comes_with_a_pdf_that_is_always_the_same(office):
    data = word_file(*COVER, *BODY)
    for trial in ("one", "two"):
        place = lay(office / trial) / "rapporteur.toml"
        place.write_text("")
        with tools(read_settings(place.parent)) as ours:
            taken = take(place.parent, "informe.docx", data, tools=ours)
        assert (taken.status, codes(taken)) == (Status.DEPOSITED, [])
    assert tree(office / "one" / "deposits") == tree(office / "two" / "deposits") != {}
    made = taken.deposit.path("reading").read_bytes()
    assert "deuda externa" in page_texts(made)[0].lower()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert (str(pdf.Root.Lang), str(pdf.docinfo["/Title"])) == ("es-VE", "Informe sobre la deuda")
        assert b"PDF/UA" in pdf.Root.Metadata.read_bytes()


@RECOGNISES
def test_a_scan_gets_its_words_and_always_the_same_bytes(office):
    found = []
    for _ in range(2):
        taken = take(office, "scan.tif", scan(*SCANNED, kind="TIFF"))
        found.append(tree(office / "deposits"))
        words = page_texts(taken.deposit.path("reading").read_bytes())[0]
        assert "INFORME DE LA REUNI" in words
        assert taken.deposit.record.fields["reading"]["lacks"] == ""
        shutil.rmtree(office / "deposits")
    assert found[0] == found[1]


def test_a_scan_without_anything_to_read_it_is_kept_and_told_and_can_be_read_later(office, monkeypatch):
    monkeypatch.setattr("pipeline.desks.depositing.tools.find_recogniser", lambda: None)
    taken = take(office, "scan.pdf", scan(*SCANNED))
    assert codes(taken) == ["D021"]
    assert taken.deposit.record.fields["reading"]["lacks"] == "D021"
    assert page_texts(taken.deposit.path("reading").read_bytes()) == ("",)
    monkeypatch.undo()
    again = take(office, "scan.pdf", scan(*SCANNED), amends=True)
    assert again.status is Status.AMENDED
    assert again.deposit.folder == taken.deposit.folder


def test_what_nothing_can_open_is_kept_byte_for_byte(office):
    taken = take(office, "datos.zip", archive_of_files())
    assert codes(taken) == ["D032"]
    assert taken.deposit.path("original").read_bytes() == archive_of_files()
    assert set(taken.deposit.files) == {"original"}
    assert codes(take(office, "x.docx", word_file("no tools"), Described(title="X"))) == ["D033", "D016", "D019"]


def test_what_acts_in_a_pdf_is_not_in_the_one_for_reading(office):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scan("words"))) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.save(out)
    taken = take(office, "acts.pdf", out.getvalue())
    assert "A033" in codes(taken)
    assert b"app.alert" in taken.deposit.path("original").read_bytes()
    assert b"app.alert" not in taken.deposit.path("reading").read_bytes()
    broken = take(office, "broken.pdf", b"%PDF-1.4 and no more", Described(title="B"))
    assert {"D020"} < set(codes(broken))
    assert set(broken.deposit.files) == {"original"}


def test_the_same_again_changes_nothing_and_another_record_only_when_asked(office):
    data = archive_of_files()
    first = take(office, "a.zip", data)
    before = tree(office / "deposits")
    assert take(office, "b.zip", data).status is Status.UNCHANGED
    other = Described((), "Datos", "1990", "", "", "internal")
    told = take(office, "a.zip", data, other)
    assert (told.status, codes(told)) == (Status.UNCHANGED, ["D027"])
    assert tree(office / "deposits") == before
    amended = take(office, "a.zip", data, other, amends=True)
    assert amended.status is Status.AMENDED
    assert [each.folder for each in deposits(office)] == [amended.deposit.folder]
    assert not first.deposit.folder.exists()


def test_a_file_of_the_archive_and_a_symbol_of_a_report_are_told(office):
    report = office / "outputs" / "2024" / "SP-RV-TSTI-IR-24"
    report.mkdir(parents=True)
    from hashlib import sha256

    from pipeline.archive.record import write_record

    data = scan("a report of ours")
    digest = sha256(data).hexdigest()
    fields = {"made_from": "x", "symbol": "SP/RV-TSTI-IR-24", "language": "en", "files": {"pdf": digest}}
    (report / "SP-RV-TSTI-IR-24.en.json").write_bytes(write_record(fields))
    (report / "SP-RV-TSTI-IR-24.en.pdf").write_bytes(data)
    copy = take(office, "copy.pdf", data)
    assert (copy.status, codes(copy), copy.deposit) == (Status.LEFT, ["D011"], None)
    same = Described(("SP/RV-TSTI-IR-24",), "Borrador", "2024", "en")
    assert codes(take(office, "draft.zip", archive_of_files(), same)) == ["D032", "D014"]


@pytest.mark.parametrize(
    ("described", "code"),
    [
        (Described(title=" "), "D007"),
        (Described(title="T", language="español"), "D008"),
        (Described(title="T", access="secret"), "D009"),
    ],
)
def test_what_no_record_may_be_is_refused(office, described, code):
    with pytest.raises(InputError) as refused:
        take(office, "a.zip", archive_of_files(), described)
    assert [each.code for each in refused.value.findings] == [code]
    assert deposits(office) == ()


def test_damage_to_a_deposit_is_not_passed_over(office):
    taken = take(office, "a.zip", archive_of_files())
    taken.deposit.path("original").unlink()
    with pytest.raises(InputError) as refused:
        take(office, "a.zip", archive_of_files())
    assert [each.code for each in refused.value.findings] == ["D035"]
