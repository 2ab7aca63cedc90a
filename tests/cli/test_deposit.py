"""`rapporteur deposit` as a person uses it: a folder twice, one paper alone, and what the rest of the house makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.pdf.text import page_texts
from tests.support.command import rapporteur, write
from tests.support.editions import tree
from tests.support.papers import BODY, COVER, SCANNED, archive_of_files, lay, scan, word_file


@pytest.fixture
def office(tmp_path):
    (tmp_path / "rapporteur.toml").write_text('engine = "embedded"\n')
    lay(tmp_path / "papers", informe_docx=word_file(*COVER, *BODY), scan_tif=scan(*SCANNED, kind="TIFF"))
    return tmp_path


def confirm(table):
    """Writes yes into every open row of a table of the English program."""
    head, *rows = table.read_text("utf-8-sig").splitlines()
    table.write_text("\r\n".join([head, *(f"yes{row}" if row.startswith(",") else row for row in rows)]))


@pytest.mark.needs_libreoffice
def test_a_folder_is_proposed_confirmed_and_taken_in(office):
    ran = rapporteur(office, "deposit", "papers", "--table", "t.csv")
    assert (ran.code, ran.out) == (0, "t.csv\n")
    assert "2 documents are proposed in t.csv" in ran.err
    assert not (office / "deposits").exists()
    waiting = rapporteur(office, "deposit", "papers", "--table", "t.csv")
    assert (waiting.code, waiting.out) == (0, "")
    assert "2 documents wait" in waiting.err
    confirm(office / "t.csv")
    ran = rapporteur(office, "deposit", "papers", "--table", "t.csv", "--json")
    assert ran.code == 0, ran.err
    informe, scanned = ran.objects
    assert (informe["symbols"], informe["years"]) == (["SP/CL/XIII.O/DT N° 4-87"], [1987, 1987])
    assert (office / "deposits" / "1987").is_dir()
    assert Path(informe["files"]["original"]).read_bytes() == (office / "papers" / "informe.docx").read_bytes()
    assert "DEUDA EXTERNA" in page_texts(Path(informe["files"]["reading"]).read_bytes())[0]
    before = tree(office / "deposits")
    again = rapporteur(office, "deposit", "papers", "--table", "t.csv")
    assert (again.code, again.err.strip()) == (0, "2 deposited before")
    assert tree(office / "deposits") == before
    listed = rapporteur(office, "deposit", "--list").out.splitlines()
    assert [line.split("\t")[-1] for line in listed] == [informe["folder"], scanned["folder"]]


def test_one_paper_is_shown_and_taken_in_at_a_word(office):
    (office / "datos.zip").write_bytes(archive_of_files())
    shown = rapporteur(office, "deposit", "datos.zip")
    assert (shown.code, shown.out) == (0, "")
    assert "title: datos" in shown.err
    assert "--yes" in shown.err
    assert not (office / "deposits").exists()
    said = ("--title", "Tablas", "--date", "1987?", "--symbol", "A/1", "--symbol", "B/2", "--access", "public")
    ran = rapporteur(office, "deposit", "datos.zip", "--yes", *said, "--json")
    (told,) = ran.objects
    assert (told["status"], told["symbols"], told["date"], told["years"]) == (
        *("deposited", ["A/1", "B/2"], "1987?"),
        [1987, 1987],
    )
    assert [each["code"] for each in told["findings"]] == ["D032", "D017"]
    other = rapporteur(office, "deposit", "datos.zip", "--yes", "--title", "Datos")
    assert (other.code, other.codes) == (0, ["D027"])
    amended = rapporteur(office, "deposit", "datos.zip", "--yes", "--title", "Datos", "--amend", "--json")
    assert [(each["status"], each["title"]) for each in amended.objects] == [("amended", "Datos")]
    assert len(rapporteur(office, "deposit", "--list", "--json").objects) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "finding"),
    [
        ((), 2, "U170"),
        (("papers/informe.docx", "papers/scan.tif"), 2, "U171"),
        (("papers", "--title", "T"), 2, "U172"),
        (("papers", "--table", "t.ods"), 2, "U173"),
        (("nowhere",), 4, "D001"),
    ],
)
def test_what_can_not_be_meant(office, arguments, code, finding):
    ran = rapporteur(office, "deposit", *arguments)
    assert (ran.code, ran.codes) == (code, [finding])


def test_rebuild_touches_no_deposit_and_the_rest_of_the_house_knows_them(office):
    write(office, name="inputs/r.en.yaml")
    (office / "datos.zip").write_bytes(archive_of_files())
    (office / "scan.pdf").write_bytes(scan(*SCANNED))
    for name, title in (("datos.zip", "Tablas"), ("scan.pdf", "Informe")):
        said = ("--symbol", "A/1", "--title", title, "--date", "1987", "--language", "es", "--access", "public")
        assert rapporteur(office, "deposit", name, "--yes", *said).code == 0
    folder = office / "deposits"
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}
    assert rapporteur(office, "rebuild").code == 0
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")} == before
    ran = rapporteur(office, "bundle", "outputs", "deposits", "--output", "all.pdf", "--json")
    assert ran.code == 0, ran.err
    (told,) = ran.objects
    assert [(each["symbol"], each["title"]) for each in told["documents"]] == [
        *[("SP/RV-TSTI-IR-24", "Workshop on things"), ("A/1", "Informe")],
    ]
    assert [each["code"] for each in told["findings"] if each["code"][0] == "D"] == ["D036", "D040"]
    assert "Copyright © SELA, April 2024" in page_texts((office / "all.pdf").read_bytes())[1]
    alone = rapporteur(office, "bundle", "deposits", "--output", "old.pdf", "--language", "en")
    assert alone.code == 0, alone.err
    assert "Copyright © SELA, 1987." in page_texts((office / "old.pdf").read_bytes())[1]
    described = rapporteur(office, "describe", "A/1", "--json")
    assert sorted(each["key"].rpartition("-")[0] for each in described.objects) == ["A-1", "A-1"]
    assert rapporteur(office, "verify").code == 0


def test_two_at_a_time_is_one_too_many(office):
    from pipeline.archive.lock import office_lock

    with office_lock(office / ".rapporteur", 1.0):
        ran = rapporteur(office, "deposit", "papers", "--table", "t.csv")
    assert (ran.code, ran.codes) == (9, ["F020"])
    assert not (office / "t.csv").exists()
