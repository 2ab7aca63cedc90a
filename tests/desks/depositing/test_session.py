"""A folder and its table: proposed, confirmed, taken in, run again, and whatever odd names and files lie in it."""

from __future__ import annotations

import csv
import io
import os
import unicodedata

import pytest

from pipeline.archive.deposits import deposits
from pipeline.desks.depositing.gathering import alike, files_in, legible
from pipeline.desks.depositing.known import Known
from pipeline.desks.depositing.session import Session
from pipeline.desks.depositing.take import Desk, Status
from pipeline.desks.depositing.tools import Tools
from pipeline.errors import InputError
from pipeline.office.office import read_office
from pipeline.reading.deposits.proposing import Proposer
from pipeline.settings import read_settings
from tests.support.papers import BODY, COVER, archive_of_files, lay, word_file


@pytest.fixture
def papers(tmp_path):
    (tmp_path / "rapporteur.toml").write_text("")
    return lay(tmp_path / "papers", informe_docx=word_file(*COVER, *BODY), datos_zip=archive_of_files())


def session(papers, table="deposit.csv"):
    settings = read_settings(papers.parent)
    office = read_office(settings.data, settings.fonts)
    desk = Desk(settings, office, Tools(settings, None, None), Known.of(settings))
    return Session(desk, Proposer(office, "internal"), (papers,), papers / table, "en")


def propose(papers):
    """Writes the table, or its new rows, and gives the names in them."""
    run = session(papers)
    rows = run.read() if run.has_table else ()
    return [row.file for row in run.write(list(run.propose(run.new_files(rows))))]


def confirm(papers, **changes):
    """Writes yes into every row that is open, and other cells of the row of a file."""
    path = papers / "deposit.csv"
    head, *rows = csv.reader(io.StringIO(path.read_text("utf-8-sig")))
    out = io.StringIO()
    csv.writer(out).writerows([head, *(["x" if not row[0] else row[0], *row[1:]] for row in rows)])
    text = out.getvalue()
    for old, new in changes.items():
        text = text.replace(old, new)
    path.write_text(text)


def taken(papers):
    run = session(papers)
    return [(each.name, each.status) for each in run.take(run.read())], run


def test_nothing_is_taken_in_before_somebody_says_yes(papers):
    assert propose(papers) == ["datos.zip", "informe.docx"]
    found, _ = taken(papers)
    assert found == [("datos.zip", Status.UNDECIDED), ("informe.docx", Status.UNDECIDED)]
    assert deposits(papers.parent) == ()
    confirm(papers)
    found, _ = taken(papers)
    assert [status for _, status in found] == [Status.DEPOSITED, Status.DEPOSITED]
    assert [status for _, status in taken(papers)[0]] == [Status.UNCHANGED, Status.UNCHANGED]
    assert [each.title for each in deposits(papers.parent)] == ["INFORME SOBRE LA DEUDA EXTERNA", "datos"]


def test_what_comes_later_gets_its_row_at_the_end_and_the_others_stay_as_a_person_left_them(papers):
    propose(papers)
    confirm(papers, **{",datos,": ",Tablas de 1990,"})
    before = (papers / "deposit.csv").read_text("utf-8-sig").splitlines()
    (papers / "a.zip").write_bytes(archive_of_files() + b"\0")
    assert propose(papers) == ["a.zip"]
    after = (papers / "deposit.csv").read_text("utf-8-sig").splitlines()
    assert after[:-1] == before
    assert "Tablas de 1990" in after[1]
    assert propose(papers) == []


def test_one_that_fails_stops_no_other_and_is_told_at_its_row(papers):
    propose(papers)
    confirm(papers)
    (papers / "datos.zip").write_bytes(b"another now")
    found, run = taken(papers)
    assert [status for _, status in found] == [Status.FAILED, Status.DEPOSITED]
    (told,) = next(run.take(run.read())).findings
    assert (told.code, told.place.line) == ("D004", 2)
    (papers / "datos.zip").unlink()
    assert next(run.take(run.read())).findings[0].code == "D003"


def test_of_two_with_the_same_bytes_one_is_left_whatever_is_said(papers):
    (papers / "copia.zip").write_bytes(archive_of_files())
    propose(papers)
    assert [row.take for row in session(papers).read()] == [None, False, None]
    text = (papers / "deposit.csv").read_text("utf-8-sig")
    (papers / "deposit.csv").write_text(text.replace("\nno,", "\nyes,"))
    confirm(papers)
    assert [status for _, status in taken(papers)[0]] == [Status.DEPOSITED, Status.LEFT, Status.DEPOSITED]


def test_names_that_no_spreadsheet_gives_back_are_found_again(papers):
    for path in list(papers.iterdir()):
        path.unlink()
    names = [unicodedata.normalize("NFD", "año.zip"), "dos  blancos .zip", "línea\nnueva.zip", "=1+1.zip", "-x.zip"]
    for number, name in enumerate(names):
        (papers / name).write_bytes(archive_of_files() + bytes([number]))
    with open(os.path.join(os.fsencode(papers), b"Espa\xf1a.zip"), "wb") as old:  # noqa: PTH118, PTH123 a name in Latin-1
        old.write(archive_of_files() + b"old")
    propose(papers)
    assert "España.zip" in [row.file for row in session(papers).read()]
    confirm(papers)
    assert {status for _, status in taken(papers)[0]} == {Status.DEPOSITED}
    assert len(deposits(papers.parent)) == 6
    assert propose(papers) == []


def test_what_is_no_document_is_passed_over(papers):
    (papers / ".hidden").write_text("x")
    (papers / "~$informe.docx").write_text("x")
    (papers / "Thumbs.db").write_text("x")
    (papers / "link.txt").symlink_to("/etc/hostname")
    os.mkfifo(papers / "pipe.txt")
    (papers / "deposits").symlink_to(papers)
    table = papers / "deposit.csv"
    assert [path.name for path in files_in((papers,), table)] == ["datos.zip", "informe.docx"]
    assert files_in((papers,), table, but=(papers.parent,)) != []
    assert [path.name for path in files_in((papers.parent,), table, but=(papers,))] == ["rapporteur.toml"]


def test_an_empty_folder_and_an_empty_file(papers):
    (papers / "vacio.doc").write_bytes(b"")
    run = session(papers)
    assert [(each.name, each.row) for each in run.propose(run.new_files()) if each.row is None] == [("vacio.doc", None)]
    for path in papers.iterdir():
        path.unlink()
    with pytest.raises(InputError) as refused:
        session(papers).new_files()
    assert refused.value.findings[0].code == "D001"


def test_a_table_of_ten_years_ago_that_takes_no_rows_is_told(papers, monkeypatch):
    propose(papers)
    run = session(papers)
    run.read()
    monkeypatch.setattr("pipeline.reading.deposits.table.is_workbook", lambda data: True)
    with pytest.raises(InputError) as refused:
        run.write(list(run.propose(run.new_files())))
    assert refused.value.findings[0].code == "D039"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_stops_no_other(papers):
    (papers / "datos.zip").chmod(0)
    run = session(papers)
    assert [each.row is None for each in run.propose(run.new_files())] == [True, False]


def test_names_are_legible():
    assert legible("a\udcf1o\n1.txt") == "año 1.txt"
    assert alike("  a  n\u0303 ") == "a ñ"
