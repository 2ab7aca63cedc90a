"""Whole forms, as tired people fill them in, to inputs: whatever was done to them, no word is lost and none is doubled."""

from __future__ import annotations

import copy

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from pipeline.engines.to_word import WordConverter
from pipeline.model.report import Stage
from pipeline.programs.soffice import find_libreoffice
from pipeline.reading.imports.core import import_report
from tests.support.form_filling import (
    ANNEXES,
    CONCLUSIONS,
    FACTS,
    PEOPLE,
    RECOMMENDATIONS,
    SECTIONS,
    SPEECHES,
    FilledForm,
    filled_in_spanish,
)
from tests.support.importing import assert_balanced
from tests.support.reports import the_office
from tests.support.word_processor import saved_as

LANGUAGES = ("es", "en", "pt", "fr")


@pytest.fixture(scope="module")
def whole():
    return filled_in_spanish().imported()


def speakers(imported):
    return [said.speaker for said in imported.report.interventions]


def texts(imported):
    return [said.text for said in imported.report.interventions]


def codes(imported):
    return {guess.path: guess.code for guess in imported.guesses}


def left(imported, why):
    return [each.words for each in imported.left_out if each.why == why]


def test_a_whole_form_is_a_report_without_a_draft(whole):
    report = whole.report
    assert_balanced(whole)
    assert (report.stage, report.language, report.symbol) == (Stage.FINAL, "es", "SP/RV-TSCD-IR-24")
    assert report.meeting.title == "Taller sobre comercio digital"
    assert (report.meeting.mode, str(report.meeting.date)) == ("virtual", "2024-04-05")
    assert [(each.organisation, each.role) for each in report.meeting.organisers] == [("SELA", "host"), ("CAF", None)]
    assert [(each.role, each.participant) for each in report.meeting.officers] == [("moderator", "rojas")]
    assert report.rapporteur == "perez"
    assert [(p.id, p.status, p.role) for p in report.participants] == [
        ("perez", "secretariat", None), ("rojas", "observer", None), ("gomez", "member", "head"), ("otca", "observer", None)
    ]  # fmt: skip
    assert speakers(whole) == [("rojas",), ("otca",), ("gomez",)]
    assert [(item.responsible, item.due) for item in report.conclusions] == [
        (("all",), "2024-05-31"), (("SELA", "rojas"), "2024-06")
    ]  # fmt: skip
    assert codes(whole) == {"interventions[2].speaker": "W080"}
    assert [guess.who for guess in whole.guesses] == ["Marta Gómez Díaz"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_form_is_an_empty_draft(language):
    imported = FilledForm(language).imported("reunión.docx")
    report = imported.report
    assert_balanced(imported)
    assert (report.language, report.stage, report.meeting.title) == (language, Stage.DRAFT, "reunión")
    assert not report.participants
    assert imported.counts.input == 0
    assert {each.why for each in imported.left_out} == {"I050", "I088"}
    assert codes(imported) == {"meeting.title": "W062"}


def test_rows_may_be_deleted_and_added():
    form = filled_in_spanish()
    for table in (FACTS, PEOPLE, SPEECHES, CONCLUSIONS):
        row = form.table(table).rows[1]._tr
        row.getparent().remove(row)
    for number in range(12):
        row = form.table(SPEECHES).add_row()
        row.cells[0].text, row.cells[1].text = "Sra. Rojas", f"La señora Rojas respondió por {number + 2}.ª vez."
    imported = form.imported()
    assert_balanced(imported)
    assert imported.report.meeting.mode is None
    assert speakers(imported) == [("otca",), ("gomez",), *[("rojas",)] * 12]
    assert len(imported.report.conclusions) == 1


def test_a_speaker_merged_over_two_speeches_made_both():
    form = filled_in_spanish()
    table = form.table(SPEECHES)
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    imported = form.imported()
    assert_balanced(imported)
    assert speakers(imported) == [("rojas",), ("rojas",), ("gomez",)]


def test_a_row_without_speaker_is_told_by_nobody_in_particular():
    form = filled_in_spanish()
    form.table(SPEECHES).cell(2, 0).text = ""
    imported = form.imported()
    assert speakers(imported) == [("rojas",), (), ("gomez",)]
    assert codes(imported)["interventions[1]"] == "W085"


def test_a_row_merged_across_is_a_heading_or_a_narrative():
    form = filled_in_spanish()
    table = form.table(SPEECHES)
    for row, words in (
        (4, "Segunda sesión"),
        (5, "La sesión se suspendió durante una hora y se reanudó por la tarde."),
    ):
        table.cell(row, 0).merge(table.cell(row, 1)).text = words
    imported = form.imported()
    assert_balanced(imported)
    assert [each.heading for each in imported.report.interventions[3:]] == ["Segunda sesión", None]
    assert texts(imported)[4] == "La sesión se suspendió durante una hora y se reanudó por la tarde."


def test_a_name_merged_with_its_position_is_taken_apart():
    form = filled_in_spanish()
    table = form.table(PEOPLE)
    for column in (1, 2):
        table.cell(5, column).text = ""
    table.cell(5, 1).merge(table.cell(5, 2)).text = "Ing. Rosa Núñez, Asesora de CARICOM"
    person = form.imported().report.participants[4]
    assert (person.title, person.name, person.position, person.organisation) == (
        "Ing.", "Rosa Núñez", "Asesora", "CARICOM"
    )  # fmt: skip


MAIL = (
    "<w:p><w:r><w:rPr><w:rFonts w:ascii='Comic Sans MS'/><w:b/></w:rPr><w:t>Los\u00a0plazos</w:t></w:r>"
    "<w:r><w:t xml:space='preserve'> se acor\u00addaron con el </w:t></w:r>"
    "<w:smartTag w:element='place'><w:r><w:t>Banco</w:t></w:r></w:smartTag>"
    "<w:r><w:softHyphen/><w:t xml:space='preserve'> Central.</w:t></w:r></w:p>"
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
    "<w:p><w:r><w:t>Quedó pendiente el anexo.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:t>&gt; El texto se enviará a todas las</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>&gt; secretarías en mayo.</w:t></w:r></w:p>"
)


def pasted(form, table, row, column, xml):
    cell = form.table(table).cell(row, column)._tc
    for paragraph in cell.findall(qn("w:p")):
        cell.remove(paragraph)
    for node in parse_xml(f"<w:body {nsdecls('w', 'r')}>{xml}</w:body>"):
        cell.append(node)


def test_text_pasted_from_mail_is_clean_prose():
    form = filled_in_spanish()
    pasted(form, SPEECHES, 1, 1, MAIL)
    imported = form.imported()
    assert_balanced(imported)
    assert texts(imported)[0] == (
        "**Los plazos** se acordaron con el Banco Central.\n\nQuedó pendiente el anexo.\n\n"
        "El texto se enviará a todas las secretarías en mayo."
    )


def test_links_emphasis_and_lists_within_a_cell_are_kept():
    form = filled_in_spanish()
    link = form.document.part.relate_to("https://sela.org/es", f"{qn('r:x')[1:-2]}/hyperlink", is_external=True)
    pasted(form, SPEECHES, 1, 1, (
        "<w:p><w:r><w:t>Recordó dos cosas:</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>- la </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>hoja de ruta</w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'>- el </w:t></w:r>"
        f"<w:hyperlink r:id='{link}'><w:r><w:t>sitio</w:t></w:r></w:hyperlink></w:p>"
    ))  # fmt: skip
    imported = form.imported()
    assert_balanced(imported)
    assert texts(imported)[0] == "Recordó dos cosas:\n\n- la *hoja de ruta*\n- el [sitio](https://sela.org/es)"


def test_tracked_changes_are_told_and_never_both_printed():
    form = filled_in_spanish()
    by = "w:id='9' w:author='Ana' w:date='2024-04-06T10:00:00Z'"
    pasted(form, SPEECHES, 1, 1, (
        "<w:p><w:r><w:t xml:space='preserve'>Propuso </w:t></w:r>"
        f"<w:del {by}><w:r><w:delText>tres</w:delText></w:r></w:del><w:ins {by}><w:r><w:t>cuatro</w:t></w:r></w:ins>"
        "<w:r><w:t xml:space='preserve'> plazos.</w:t></w:r></w:p>"
    ))  # fmt: skip
    imported = form.imported()
    assert_balanced(imported)
    assert texts(imported)[0] == "Propuso cuatro plazos."
    assert [(change.kind, change.author, change.words) for change in imported.changes] == [
        ("deleted", "Ana", "tres"), ("inserted", "Ana", "cuatro")
    ]  # fmt: skip
    assert imported.report.stage is Stage.DRAFT


def without_column(form, number, column):
    for row in form.table(number)._tbl.tr_lst:
        row.remove(row.tc_lst[column])
    grid = form.table(number)._tbl.tblGrid
    grid.remove(grid.gridCol_lst[column])


def test_a_column_may_be_deleted(whole):
    form = filled_in_spanish()
    without_column(form, CONCLUSIONS, 2)
    without_column(form, CONCLUSIONS, 0)
    without_column(form, PEOPLE, 0)
    imported = form.imported()
    assert_balanced(imported)
    assert [(c.text, c.responsible, c.due) for c in imported.report.conclusions] == [
        (c.text, (), c.due) for c in whole.report.conclusions
    ]
    assert [p.name for p in imported.report.participants] == [p.name for p in whole.report.participants]


def test_columns_may_be_reordered(whole):
    form = filled_in_spanish()
    for number in (FACTS, PEOPLE, SPEECHES, CONCLUSIONS):
        for row in form.table(number)._tbl.tr_lst:
            row.append(row.tc_lst[0])
    imported = form.imported()
    assert_balanced(imported)
    assert imported.report == whole.report


def test_header_rows_may_be_deleted(whole):
    form = filled_in_spanish()
    for number in (PEOPLE, SPEECHES, CONCLUSIONS):
        row = form.table(number)._tbl.tr_lst[0]
        row.getparent().remove(row)
    imported = form.imported()
    assert_balanced(imported)
    assert imported.report == whole.report
    assert codes(imported) == codes(whole) | dict.fromkeys(("participants", "interventions", "conclusions"), "W086")


def test_headings_and_the_title_may_be_deleted(whole):
    form = filled_in_spanish()
    for paragraph in form.document.paragraphs:
        if paragraph.style.name in ("Heading 1", "Title", "Subtitle", "Form Help", "Form Kicker"):
            paragraph._p.getparent().remove(paragraph._p)
    form.document.core_properties.title = ""
    imported = form.imported()
    assert_balanced(imported)
    assert imported.report == whole.report


def test_labels_may_be_renamed(whole):
    form = filled_in_spanish()
    for number, labels in ((PEOPLE, "Tratamiento|Nombre|Puesto|Institución|Rol"), (SPEECHES, "Orador|Intervención")):
        for cell, label in zip(form.table(number).rows[0].cells, labels.split("|"), strict=True):
            cell.text = label
    form.table(FACTS).cell(2, 0).text = "Fecha de la reunión:"
    form.table(FACTS).cell(7, 0).text = "Organizan"
    imported = form.imported()
    assert_balanced(imported)
    assert imported.report == whole.report


def test_a_spanish_form_filled_in_in_english_is_an_english_report():
    form = FilledForm("es").facts(
        title="Workshop on ports", mode="online", dates="April 5, 2024", background=(
            "The workshop was convened by the Permanent Secretariat to review the state of the ports of the region and "
            "to agree on the steps that are to be taken before the end of the year."
        ),
    )  # fmt: skip
    form.rows(PEOPLE, [("Mr.", "John Smith", "Director", "CARICOM", "observer")])
    form.rows(SPEECHES, [("Mr. Smith", "Mr. Smith described the state of the ports and asked for more time.")])
    imported = form.imported()
    report = imported.report
    assert_balanced(imported)
    assert (report.language, report.meeting.mode, str(report.meeting.date)) == ("en", "virtual", "2024-04-05")
    assert codes(imported) == {"language": "W062"}
    assert (report.participants[0].status, speakers(imported)) == ("observer", [("smith",)])


def test_two_rows_for_one_person_become_one():
    form = filled_in_spanish()
    form.rows(PEOPLE, [*[[""] * 5] * 0])
    for column, words in enumerate(("Sra.", "Ana Rojas", "Directora", "ALADI", "")):
        form.table(PEOPLE).cell(5, column).text = words
    imported = form.imported()
    assert_balanced(imported)
    assert [p.id for p in imported.report.participants] == ["perez", "rojas", "gomez", "otca"]
    assert imported.report.participants[1].name == "Ana María Rojas"
    assert left(imported, "I083") == ["Directora"]
    assert codes(imported)["participants[1]"] == "W084"


def test_somebody_who_speaks_without_being_listed_takes_part():
    form = filled_in_spanish()
    for row, who in ((4, "Dr. Pedro Salas, Secretario de SICA"), (5, "Comunidad Andina")):
        form.table(SPEECHES).cell(row, 0).text = who
        form.table(SPEECHES).cell(row, 1).text = "Expresó su acuerdo con la propuesta."
    imported = form.imported()
    assert_balanced(imported)
    new = imported.report.participants[4:]
    assert [(p.title, p.name, p.position, p.organisation) for p in new] == [
        ("Dr.", "Pedro Salas", "Secretario", "SICA"), (None, None, None, "CAN")
    ]  # fmt: skip
    assert speakers(imported)[3:] == [(new[0].id,), (new[1].id,)]
    assert codes(imported)["participants[4]"] == codes(imported)["participants[5]"] == "W082"


def test_help_that_was_deleted_in_part_or_written_behind_is_no_answer():
    form = FilledForm("es").facts(
        title="como figura en la convocatoria, sin comillas Taller de puertos", place="ciudad y país; nada",
        mode="presencial", moderator="quién moderó", background="qué la precedió. Tantos párrafos como hagan falta.",
    )  # fmt: skip
    imported = form.imported()
    assert_balanced(imported)
    meeting = imported.report.meeting
    assert (meeting.title, meeting.place, meeting.mode, meeting.officers) == (
        "Taller de puertos",
        None,
        "in-person",
        (),
    )
    assert imported.report.background is None


def test_a_day_that_is_none_is_told_and_not_lost():
    imported = FilledForm("es").facts(title="Taller", dates="por definir con la sede", mode="quizás").imported()
    assert_balanced(imported)
    assert not imported.report.meeting.days
    assert left(imported, "I082") == ["quizás", "por definir con la sede"]
    assert codes(imported)["meeting.dates"] == codes(imported)["meeting.mode"] == "W081"
    assert any(line.startswith("#") and "por definir con la sede" in line for line in imported.text.split("\n"))


def test_addresses_of_people_are_not_kept():
    form = filled_in_spanish()
    form.table(PEOPLE).cell(1, 1).text = "Luis Pérez <lperez@sela.org>"
    form.table(PEOPLE).cell(2, 2).text = "Jefa de Comercio, tel. +58 212 955 71 11"
    imported = form.imported()
    assert_balanced(imported)
    assert "lperez@" not in imported.text
    assert "955" not in imported.text
    assert len(left(imported, "I086")) == 2


def test_sections_annexes_and_chapters_of_ones_own():
    form = filled_in_spanish()
    form.rows(RECOMMENDATIONS, [("Se recomienda repetir el taller.", "CAF", "cada año")], first=1)
    form.rows(SECTIONS, [("Visita al puerto", "Se visitó el puerto.")])
    form.rows(ANNEXES, [("Agenda", "agenda.pdf"), ("Discurso", "Señoras y señores: gracias.")])
    last = form.document.paragraphs[-1]
    last.insert_paragraph_before("Clausura", "Heading 1")
    last.insert_paragraph_before("El taller fue clausurado a mediodía.")
    imported = form.imported()
    report = imported.report
    assert_balanced(imported)
    assert [(s.title, s.text) for s in report.sections] == [
        ("Visita al puerto", "Se visitó el puerto."), ("Clausura", "El taller fue clausurado a mediodía.")
    ]  # fmt: skip
    assert [(a.title, a.file, a.text) for a in report.annexes] == [
        ("Agenda", "agenda.pdf", None), ("Discurso", None, "Señoras y señores: gracias.")
    ]  # fmt: skip
    assert [(r.text, r.responsible, r.due) for r in report.recommendations] == [
        ("Se recomienda repetir el taller.", ("CAF",), "cada año")
    ]


def test_a_table_within_the_background_stays_a_table():
    form = filled_in_spanish()
    table = copy.deepcopy(form.table(PEOPLE)._tbl)
    heading = next(p for p in form.document.paragraphs if p.text == "Intervenciones")
    heading._p.addprevious(table)
    made = form.table(SPEECHES)
    for row in made._tbl.tr_lst[3:]:
        made._tbl.remove(row)
    for row, words in enumerate(
        (("Puerto", "Toneladas", "", "", ""), ("Callao", "900", "", "", ""), ("Colón", "700", "", "", ""))
    ):
        for column, word in enumerate(words):
            made.cell(row, column).text = word
    imported = form.imported()
    assert_balanced(imported)
    assert "| Callao" in imported.report.background


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("word-processor")


@pytest.fixture(scope="module")
def converter(fonts, tmp_path_factory):
    with WordConverter(find_libreoffice(), fonts, tmp_path_factory.mktemp("to-word")) as made:
        yield made


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("kind", ["doc", "docx", "odt"])
def test_a_form_saved_by_libreoffice_says_the_same(kind, folder, converter, whole):
    imported = import_report(
        saved_as(filled_in_spanish().data(), kind, folder), f"taller.{kind}", the_office(), converter
    )
    assert_balanced(imported)
    assert imported.report == whole.report
    assert imported.counts == whole.counts


@pytest.mark.needs_libreoffice
def test_a_form_that_went_to_odt_and_back_says_the_same(folder, whole):
    form = filled_in_spanish()
    odt = saved_as(form.data(), "odt", folder)
    back = FilledForm(source=saved_as(odt, "docx", folder, source="odt"))
    back.table(SPEECHES).cell(4, 0).text = "Luis Pérez"
    back.table(SPEECHES).cell(4, 1).text = "El señor Pérez agradeció la participación."
    imported = back.imported()
    assert_balanced(imported)
    assert speakers(imported) == [*speakers(whole), ("perez",)]
    assert imported.report.meeting == whole.report.meeting


@pytest.mark.needs_libreoffice
def test_a_form_saved_as_a_pdf_with_tags_says_the_same(folder, whole):
    imported = import_report(saved_as(filled_in_spanish().data(), "pdf", folder), "taller.pdf", the_office())
    assert_balanced(imported)
    assert imported.report == whole.report


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_form_saved_as_doc_is_still_empty(language, folder, converter):
    data = saved_as(FilledForm(language).data(), "doc", folder)
    imported = import_report(data, "vacío.doc", the_office(), converter)
    assert_balanced(imported)
    assert (imported.report.language, imported.counts.input) == (language, 0)
