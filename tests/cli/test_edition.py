from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.support.command import rapporteur, write
from tests.support.word_processor import saved_as
from tests.support.word_tables import fill_right_column

ROOT = Path(__file__).parents[2]
SPANISH = ROOT / "inputs" / "2024" / "SP-RP-TCSA-IR-24.es.yaml"
GAP = "[Missing: translation]"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with settings of its own and a Spanish report."""
    write(tmp_path, "", "rapporteur.toml")
    write(tmp_path, SPANISH.read_bytes(), "taller.es.yaml")
    return tmp_path


def test_the_input_of_another_edition_lies_beside_its_original(office):
    ran = rapporteur(office, "edition", "en", "taller.es.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "taller.en.yaml\n", "")
    text = (office / "taller.en.yaml").read_text(encoding="utf-8")
    for line in (
        "original: es",
        "translation: unofficial",
        "place: Ciudad de Panamá, Panama",
        "title: Ms.",
        "country: Haiti",
    ):
        assert line in text
    assert f"      {GAP}[^1]\n\n      > {GAP}\n" in text
    assert "    # Citó" not in text
    assert "procedimiento abreviado" in text  # the original, above what waits
    assert "accept:" not in text
    checked = rapporteur(office, "check", "taller.en.yaml")
    assert checked.code == 0
    assert set(checked.codes) <= {"E703", "W090", "W091"}
    final = text.replace("stage: draft\n", "")
    write(office, final, "final.en.yaml")
    assert "E703" in rapporteur(office, "check", "final.en.yaml").codes


def test_what_waits_is_built_as_a_draft(office):
    rapporteur(office, "edition", "fr", "taller.es.yaml")
    ran = rapporteur(office, "build", "taller.fr.yaml", "--engine", "embedded", "--json")
    assert ran.statuses == ["built"]


def test_again_it_brings_the_edition_up_to_date_and_asks_nobody(office):
    rapporteur(office, "edition", "en", "taller.es.yaml")
    before = (office / "taller.en.yaml").read_bytes()
    ran = rapporteur(office, "edition", "en", "taller.es.yaml")
    assert (ran.code, ran.out) == (0, "taller.en.yaml\n")
    assert "nothing to bring up to date" in ran.err
    write(office, SPANISH.read_text(encoding="utf-8").replace("2024-11-12", "2024-11-13"), "taller.es.yaml")
    dry = rapporteur(office, "edition", "en", "taller.es.yaml", "--dry-run")
    assert "`meeting.dates` brought up to date" in dry.err
    assert (office / "taller.en.yaml").read_bytes() == before
    rapporteur(office, "edition", "en", "taller.es.yaml")
    assert "2024-11-13" in (office / "taller.en.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "code"), [("es", "U080"), ("de", "")])
def test_a_language_that_cannot_be(office, language, code):
    ran = rapporteur(office, "edition", language, "taller.es.yaml")
    assert ran.code == 2
    assert ran.codes == ([code] if code else [])


def test_an_original_that_is_wrong_is_told_and_nothing_is_written(office):
    write(office, "format: 1\nstage: draft\nlanguage: es\nmeeting: {title: A, mode: virtuall}\n", "b.es.yaml")
    ran = rapporteur(office, "edition", "en", "b.es.yaml")
    assert ran.code == 4
    assert not (office / "b.en.yaml").exists()


def test_two_columns_go_to_word_and_come_back(office):
    ran = rapporteur(office, "edition", "en", "taller.es.yaml", "--word")
    assert (ran.code, ran.out) == (0, "taller.en.docx\n")
    first = (office / "taller.en.docx").read_bytes()
    assert rapporteur(office, "edition", "en", "taller.es.yaml", "--word").codes == ["F260"]
    (office / "taller.en.docx").unlink()
    rapporteur(office, "edition", "en", "taller.es.yaml", "--word")
    assert (office / "taller.en.docx").read_bytes() == first
    table = docx.Document(str(office / "taller.en.docx")).tables[0]
    assert len(table.columns) == 2
    assert [cell.text for cell in table.rows[0].cells] == ["Spanish", "English"]
    written = fill_right_column(office / "taller.en.docx")
    back = rapporteur(office, "import", "taller.en.docx")
    assert (back.code, back.out) == (0, "taller.en.yaml\n"), back.err
    text = (office / "taller.en.yaml").read_text(encoding="utf-8")
    assert not [words for words in written if words not in text]
    assert text.count(GAP) == 1  # in the first comment, which explains it
    assert "0 left out" in back.err
    assert not {"W940", "W941", "W942", "W946"} & set(rapporteur(office, "check", "taller.en.yaml").codes)


def test_what_is_translated_already_stands_in_the_table(office):
    rapporteur(office, "edition", "en", "taller.es.yaml")
    edition = office / "taller.en.yaml"
    text = edition.read_text(encoding="utf-8").replace(f'position: "{GAP}"', "position: Head of Purchasing", 1)
    edition.write_text(text.replace(f"  {GAP}\n", "  They met.\n", 1), encoding="utf-8")
    rapporteur(office, "edition", "en", "taller.es.yaml", "--word")
    rows = docx.Document(str(office / "taller.en.docx")).tables[0].rows
    right = [row.cells[1].text for row in rows]
    assert "Head of Purchasing" in right
    assert "They met." in right
    assert "" in right


def test_empty_cells_wait_and_rows_may_go(office):
    rapporteur(office, "edition", "en", "taller.es.yaml", "--word")
    path = office / "taller.en.docx"
    document = docx.Document(str(path))
    rows = document.tables[0].rows
    for row in (rows[1], rows[-1]):
        row._tr.getparent().remove(row._tr)
    rows[3].cells[1].text = "One.\nTwo [^9]."
    document.save(str(path))
    ran = rapporteur(office, "import", "taller.en.docx", "--out", "back.en.yaml")
    assert ran.code == 0, ran.err
    assert GAP in (office / "back.en.yaml").read_text(encoding="utf-8")


def test_a_table_goes_into_the_edition_that_is_there_and_overwrites_nothing(office):
    rapporteur(office, "edition", "en", "taller.es.yaml")
    rapporteur(office, "edition", "en", "taller.es.yaml", "--word")
    written = fill_right_column(office / "taller.en.docx")
    edition = office / "taller.en.yaml"
    mine = edition.read_text(encoding="utf-8").replace(f"  {GAP}\n", "  Mine.\n", 1)
    edition.write_text(mine.replace("conclusions:", "conclusions: # keep this"), encoding="utf-8")
    ran = rapporteur(office, "import", "taller.en.docx", "--into", "taller.en.yaml")
    assert ran.code == 4  # one text was written on both sides
    assert ran.codes == ["W956"]
    text = edition.read_text(encoding="utf-8")
    assert "  Mine.\n" in text
    assert "conclusions: # keep this" in text
    assert not [words for words in written if words not in text]  # that one in the mark above its field
    assert text.count(GAP) == 1


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("kind", ["odt", "doc"])
def test_two_columns_survive_libreoffice(office, kind):
    rapporteur(office, "edition", "en", "taller.es.yaml", "--word")
    written = fill_right_column(office / "taller.en.docx")
    other = saved_as((office / "taller.en.docx").read_bytes(), kind, office)
    again = saved_as(other, "docx", office, source=kind)
    for name, data in ((f"other.{kind}", other), ("again.docx", again)):
        file = write(office, data, name)
        ran = rapporteur(office, "import", file, "--out", f"{file.stem}.en.yaml")
        assert ran.code == 0, ran.err
        text = (office / f"{file.stem}.en.yaml").read_text(encoding="utf-8")
        assert not [words for words in written if words not in text]
        assert text.count(GAP) == 1


def test_what_comes_of_a_table_speaks_the_language_of_its_edition_and_a_fuller_table_goes_into_it(office):
    rapporteur(office, "edition", "fr", "taller.es.yaml", "--word")
    assert rapporteur(office, "import", "taller.fr.docx").code == 0
    text = (office / "taller.fr.yaml").read_text(encoding="utf-8")
    assert "# à confirmer" in text
    assert "please confirm" not in text
    fill_right_column(office / "taller.fr.docx")
    ran = rapporteur(office, "import", "taller.fr.docx")
    assert ran.codes == ["F204"]
    assert "--into" in ran.err
    ran = rapporteur(office, "import", "taller.fr.docx", "--into", "taller.fr.yaml", "--yes")
    assert (ran.code, ran.out) == (0, "taller.fr.yaml\n"), ran.err
    assert "--discard-changes" not in ran.err  # a table is no report that could be built in its place
