"""`rapporteur correct` as the press department runs it: a report is issued in two languages, and a word in it was wrong."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pypdfium2
import pytest

from pipeline.pdf.checking import check_fonts, check_standards, check_tags
from pipeline.pdf.paragraphs import letters_of, printed_paragraphs
from pipeline.pdf.text import page_texts
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from pipeline.reading.report import read_report
from tests.support.command import rapporteur

pytestmark = pytest.mark.needs_libreoffice

SYMBOL = "SP/RV-TRCD-IR-24"
ENGLISH, SPANISH = f"{SYMBOL.replace('/', '-')}.en.yaml", f"{SYMBOL.replace('/', '-')}.es.yaml"
EXAMPLE = Path(__file__).parents[2] / "inputs" / "2024" / ENGLISH

IN_SPANISH = """\
format: 1
symbol: SP/RV-TRCD-IR-24
language: es
meeting:
  title: Taller regional sobre comercio digital
  titles:
    en: Regional workshop on digital trade
  mode: virtual
  from: 2024-09-12
  to: 2024-09-13
participants:
  - id: arce
    name: Lucía Arce Mora
    title: Sra.
    organisation: SIECA
background: |
  El taller se celebró por videoconferencia los días 12 y 13 de septiembre de 2024.

  Lo convocó la Secretaría Permanente a pedido de los puntos focales de los organismos de integración, que lo
  habían acordado en marzo.
interventions:
  - speaker: arce
    text: La Sra. Lucía Arce Mora tomó nota de lo *expuesto* por todos.
conclusions:
  - Los participantes acordaron reunirse en octubre.
annexes:
  - participants: true
"""


@pytest.fixture(scope="module")
def issued(tmp_path_factory):
    """An office in which both editions of a report were issued."""
    office = tmp_path_factory.mktemp("office")
    (office / "rapporteur.toml").touch()
    (office / ENGLISH).write_text(
        EXAMPLE.read_text("utf-8").replace("\noriginal: es\ntranslation: unofficial", ""), "utf-8"
    )
    (office / SPANISH).write_text(IN_SPANISH, "utf-8")
    assert rapporteur(office, "register", "claim", SYMBOL, "--like", ENGLISH).code == 0
    done = rapporteur(office, "issue", ENGLISH, SPANISH, "--accept-unconfirmed")
    assert done.code == 0, done.err
    return office


@pytest.fixture
def office(issued, tmp_path):
    shutil.copytree(issued, tmp_path / "office")
    return tmp_path / "office"


def edit(file, *edits):
    text = file.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def hashes(office):
    """The issued documents, which nothing may touch, by their bytes; how they stand is told beside them."""
    files = (path for path in (office / "issued").rglob("*") if path.is_file() and ".status." not in path.name)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def pdf_in(folder, name):
    return next((folder / "2024").glob(f"*/{name}")).read_bytes()


def assert_stands_there(issued_pdf, place, words):
    """The named line of the named paragraph of the named page has these words, or they begin in it."""
    numbers = dict(part.split(" ") for part in place.lower().replace("página", "page").split(", "))
    page, paragraph, line = numbers["page"], int(list(numbers.values())[1]), int(list(numbers.values())[2])
    there = [
        each.letters
        for every in printed_paragraphs(issued_pdf)
        for each in every.lines
        if (each.place.page, each.place.paragraph, each.place.line) == (page, paragraph, line)
    ]
    assert letters_of(words) in "".join(there)


def test_one_wrong_word_makes_one_page_that_says_where_it_stands_in_both_languages(office):
    before = hashes(office)
    edit(office / ENGLISH, ("discussed the matter at length", "discussed the matter at ease"))
    edit(office / SPANISH, ("puntos focales", "puntos de contacto"))
    made = rapporteur(office, "correct", SYMBOL, "--with", ENGLISH, "--with", SPANISH)
    assert made.code == 0, made.err
    assert "rapporteur issue SP-RV-TRCD-IR-24-Corr-1.en.yaml SP-RV-TRCD-IR-24-Corr-1.es.yaml" in made.err
    for language, said in (("en", ("length", "ease")), ("es", ("focales", "de contacto"))):
        written = office / f"SP-RV-TRCD-IR-24-Corr-1.{language}.yaml"
        report = read_report(written.read_bytes(), "").report
        assert (report.symbol, report.type) == (f"{SYMBOL}/Corr.1", "corrigendum")
        (entry,) = report.corrections
        assert tuple(plain_text(read_passage(each).passage) for each in (entry.instead_of, entry.read)) == said
        assert_stands_there(pdf_in(office / "issued", f"SP-RV-TRCD-IR-24.{language}.pdf"), entry.place, said[0])
        pdf = pdf_in(office / "outputs", f"SP-RV-TRCD-IR-24-Corr-1.{language}.pdf")
        assert len(pypdfium2.PdfDocument(pdf)) == 1
        assert all(words in " ".join(page_texts(pdf)[0].split()) for words in (entry.place, *said, f"{SYMBOL}/Corr.1"))
        assert check_standards(pdf, True, "3a") == ()
        assert check_tags(pdf) == check_fonts(pdf, ("Caladea", "Carlito", "DejaVuSerif")) == ()
    assert hashes(office) == before


def test_a_corrigendum_may_be_of_one_language_and_once_issued_the_next_has_what_is_new(office):
    before = hashes(office)
    edit(office / ENGLISH, ("discussed the matter at length", "discussed the matter at ease"))
    first = f"{SYMBOL.replace('/', '-')}-Corr-1.en.yaml"
    assert rapporteur(office, "correct", SYMBOL, "--with", ENGLISH, "--with", SPANISH).code == 0
    assert rapporteur(office, "issue", first, "--accept-unconfirmed").code == 0
    assert before.items() <= hashes(office).items()
    again = rapporteur(office, "correct", SYMBOL, "--with", ENGLISH)
    assert (again.code, again.out) == (0, "")
    assert "was corrected before, by `SP/RV-TRCD-IR-24/Corr.1`; there is nothing more to correct" in again.err
    edit(office / ENGLISH, ("three purposes", "four purposes"))
    assert rapporteur(office, "correct", SYMBOL, "--with", ENGLISH).code == 0
    entries = read_report((office / first.replace("Corr-1", "Corr-2")).read_bytes(), "").report.corrections
    assert [entry.instead_of.strip() for entry in entries] == ["three"]
    edit(office / SPANISH, ("puntos focales", "puntos de contacto"))
    assert rapporteur(office, "correct", SYMBOL, "--with", SPANISH, "--number", "1").code == 0
    assert (office / first.replace(".en.", ".es.")).is_file()
    taken = rapporteur(office, "correct", SYMBOL, "--with", ENGLISH, "--number", "1")
    assert (taken.code, taken.codes) == (2, ["U134"])


def test_an_edited_corrigendum_is_not_overwritten_by_itself(office):
    edit(office / ENGLISH, ("three purposes", "four purposes"))
    command = ("correct", SYMBOL, "--with", ENGLISH)
    assert rapporteur(office, *command).code == 0
    written = office / "SP-RV-TRCD-IR-24-Corr-1.en.yaml"
    edit(written, ("line 1", "first line"))
    refused = rapporteur(office, *command)
    assert (refused.code, refused.codes) == (9, ["F270"])
    assert "first line" in written.read_text("utf-8")
    assert rapporteur(office, "build", written.name).code == 0
    assert rapporteur(office, *command, "--force").code == 0
    assert "first line" not in written.read_text("utf-8")


def test_a_revision_keeps_the_input_and_says_in_it_what_changed(office):
    edit(office / ENGLISH, ("three purposes", "four purposes"), ("# An example", "# My example"))
    before = (office / ENGLISH).read_text("utf-8")
    assert rapporteur(office, "correct", SYMBOL, "--with", ENGLISH, "--as", "revision").code == 0
    after = (office / ENGLISH).read_text("utf-8")
    kept = after.splitlines()
    new = [line for line in kept if line not in before.splitlines()]
    assert [line for line in kept if line not in new] == before.splitlines()
    assert new[:3] == ["revision: 1", "corrections:", "  - place: Page 1, paragraph 2, line 1"]
    text = " ".join(" ".join(page_texts(pdf_in(office / "outputs", "SP-RV-TRCD-IR-24-Rev-1.en.pdf"))).split())
    assert f"{SYMBOL}/Rev. 1" in text
    assert "Page 1, paragraph 2, line 1" in text
    assert rapporteur(office, "issue", ENGLISH, "--accept-unconfirmed").code == 0
    edit(office / ENGLISH, ("four purposes", "five purposes"))
    assert rapporteur(office, "correct", SYMBOL, "--with", ENGLISH).code == 0
    sheet = read_report((office / "SP-RV-TRCD-IR-24-Rev-1-Corr-1.en.yaml").read_bytes(), "").report
    assert (sheet.symbol, [entry.read.strip() for entry in sheet.corrections]) == (f"{SYMBOL}/Rev. 1/Corr.1", ["five"])


def test_an_addendum_has_a_delegations_text_in_full_and_refuses_the_rest(office):
    new = "      Ms. Arce Mora added:\n\n      - one thing;\n\n      - *another*."
    edit(office / ENGLISH, ("interventions:\n", f"interventions:\n  - speaker: arce\n    text: |\n{new}\n"))
    made = rapporteur(office, "correct", SYMBOL, "--with", ENGLISH, "--as", "addendum")
    assert made.code == 0, made.err
    text = " ".join(" ".join(page_texts(pdf_in(office / "outputs", "SP-RV-TRCD-IR-24-Add-1.en.pdf"))).split())
    assert all(words in text for words in ("Lucía Arce Mora, SIECA", "added:", "one thing;", "another."))
    edit(office / ENGLISH, ("three purposes", "four purposes"))
    refused = rapporteur(office, "correct", SYMBOL, "--with", ENGLISH, "--as", "addendum", "--force")
    assert (refused.code, refused.codes) == (2, ["U132"])


def test_a_dry_run_shows_the_differences_and_writes_nothing(office):
    edit(office / ENGLISH, ("three purposes", "four purposes"), ("- digital trade\n", "- digital commerce\n"))
    before = sorted(path.name for path in office.rglob("*"))
    shown = rapporteur(office, "correct", SYMBOL, "--with", ENGLISH, "--dry-run")
    assert (shown.code, shown.out.splitlines()[0]) == (0, "Page 1, paragraph 2, line 1\tthree\tfour\tchanged")
    assert shown.out.splitlines()[1].startswith("subjects\t")
    assert shown.out.splitlines()[1].endswith("changed (not printed)")
    told = rapporteur(office, "correct", SYMBOL, "--with", ENGLISH, "--dry-run", "--json").objects[0]
    assert [told[name] for name in ("place", "was", "now", "change", "fate")] == [
        *("Page 1, paragraph 2, line 1", "three", "four", "changed", "corrected")
    ]
    assert sorted(path.name for path in office.rglob("*")) == before


def test_what_can_not_be_corrected_is_refused_with_all_reasons(office):
    edit(office / ENGLISH, ("format: 1\n", "format: 1\nstage: draft\n"))
    edit(office / SPANISH, ("IR-24", "IR-23"))
    refused = rapporteur(office, "correct", SYMBOL, "--with", ENGLISH, "--with", SPANISH)
    assert (refused.code, refused.codes) == (4, ["I130", "I131"])
    unknown = rapporteur(office, "correct", "SP/RV-XX-IR-24", "--with", SPANISH)
    assert (unknown.code, unknown.codes) == (10, ["R088"])


def test_a_withdrawn_report_is_followed_by_a_revision_alone(office):
    assert rapporteur(office, "withdraw", SYMBOL, "--reason", "wrong").code == 0
    edit(office / SPANISH, ("puntos focales", "puntos de contacto"))
    refused = rapporteur(office, "correct", SYMBOL, "--with", SPANISH)
    assert (refused.code, refused.codes) == (10, ["R100"])
    assert rapporteur(office, "correct", SYMBOL, "--with", SPANISH, "--as", "revision").code == 0


def test_a_pdf_that_is_not_as_it_was_issued_names_no_page(office):
    file = next((office / "issued" / "2024").glob("*/SP-RV-TRCD-IR-24.es.pdf"))
    file.chmod(0o644)
    file.write_bytes(file.read_bytes() + b"\n")
    edit(office / SPANISH, ("puntos focales", "puntos de contacto"))
    refused = rapporteur(office, "correct", SYMBOL, "--with", SPANISH)
    assert (refused.code, refused.codes) == (10, ["R102"])


def test_one_word_of_the_reference_report_is_corrected_where_it_stands(tmp_path):
    folder = Path(os.environ.get("RAPPORTEUR_REFERENCE", ""))
    source = folder / "SP-RV-TSTI-IR-24.en.yaml"
    if not os.environ.get("RAPPORTEUR_REFERENCE") or not source.is_file():
        pytest.skip("the reference report is not here: name its folder in RAPPORTEUR_REFERENCE")
    (tmp_path / "rapporteur.toml").touch()
    file = tmp_path / source.name
    shutil.copyfile(source, file)
    assert rapporteur(tmp_path, "register", "claim", "SP/RV-TSTI-IR-24", "--like", file).code == 0
    assert rapporteur(tmp_path, "issue", file, "--accept-unconfirmed").code == 0
    edit(file, ("and underscored the progress", "and stressed the progress"))
    assert rapporteur(tmp_path, "correct", "SP/RV-TSTI-IR-24", "--with", file).code == 0
    (entry,) = read_report((tmp_path / "SP-RV-TSTI-IR-24-Corr-1.en.yaml").read_bytes(), "").report.corrections
    assert (entry.place, entry.instead_of.strip()) == ("Page 1, paragraph 4, line 5", "underscored")
    assert_stands_there(pdf_in(tmp_path / "issued", "SP-RV-TSTI-IR-24.en.pdf"), entry.place, "underscored")
    pdf = pdf_in(tmp_path / "outputs", "SP-RV-TSTI-IR-24-Corr-1.en.pdf")
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert check_standards(pdf, True, "3a") == ()
