"""Facts of the meeting, beside their labels or without."""

from __future__ import annotations

from tests.support.form_filling import FACTS, FACTS_ES, FilledForm, filled_in_spanish
from tests.support.importing import assert_balanced


def meeting(**said):
    imported = FilledForm("es").facts(**said).imported()
    assert_balanced(imported)
    return imported.report.meeting, {guess.path: guess.words for guess in imported.guesses}


def test_the_title_has_no_quotation_marks():
    assert meeting(title="«Taller de puertos»")[0].title == "Taller de puertos"


def test_a_mode_is_found_among_other_words_and_told():
    found, guesses = meeting(title="T", mode="virtual, por Zoom")
    assert (found.mode, guesses["meeting.mode"]) == ("virtual", "virtual, por Zoom")
    assert meeting(title="T", mode="presencial y virtual")[0].mode == "hybrid"


def test_a_day_without_year_is_of_the_year_of_the_symbol():
    found, guesses = meeting(title="T", dates="del 4 al 6 de mayo", symbol="SP/RV-TSTI-IR-24")
    assert (str(found.first), str(found.last)) == ("2024-05-04", "2024-05-06")
    assert guesses["meeting.from"] == "del 4 al 6 de mayo"


def test_two_ends_in_two_rows_are_a_range():
    form = FilledForm("es").facts(title="T", dates="4/5/2024", place="6 de mayo de 2024")
    form.table(FACTS).cell(2, 0).text, form.table(FACTS).cell(3, 0).text = "Desde", "Hasta"
    found = form.imported().report.meeting
    assert (str(found.first), str(found.last), found.place) == ("2024-05-04", "2024-05-06", None)


def test_organisers_stand_on_lines_of_their_own_with_their_roles():
    form = FilledForm("es").facts(title="T", organisers="Anfitrión: Ministerio de Economía")
    form.table(FACTS).cell(7, 1).add_paragraph("CAF – patrocinador")
    form.table(FACTS).cell(7, 1).add_paragraph("Banco Interamericano de Desarrollo (BID)")
    found = form.imported().report.meeting.organisers
    assert [(each.organisation, each.role) for each in found] == [
        ("Ministerio de Economía", "host"), ("CAF", "sponsor"), ("Banco Interamericano de Desarrollo (BID)", None)
    ]  # fmt: skip


def test_values_whose_labels_are_gone_are_known_where_they_can_be():
    form = filled_in_spanish()
    for row in (1, 2, 6):
        form.table(FACTS).cell(row, 0).text = ""
    report = form.imported().report
    assert (report.meeting.mode, str(report.meeting.date), report.symbol) == (
        "virtual", "2024-04-05", FACTS_ES["symbol"]
    )  # fmt: skip


def test_a_label_and_its_value_may_share_a_cell():
    form = filled_in_spanish()
    row = form.table(FACTS).rows[3]
    merged = row.cells[0].merge(row.cells[1])
    for paragraph in merged.paragraphs[1:]:
        merged._tc.remove(paragraph._p)
    merged.paragraphs[0].text = "Lugar"
    merged.add_paragraph("Caracas, Venezuela")
    assert form.imported().report.meeting.place == "Caracas, Venezuela"
