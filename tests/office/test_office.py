from __future__ import annotations

import pickle
import shutil
from datetime import date

import pytest

from pipeline.errors import TemplateError
from pipeline.messages import message
from pipeline.model.base import Language
from pipeline.office import read_office
from tests.support.reports import OFFICE, the_office


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(OFFICE, tmp_path / "office")
    return tmp_path / "office"


def edit(file, before, after):
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def faults(office):
    with pytest.raises(TemplateError) as caught:
        office.prove()
    return [(found.code, found.place.line, found.place.path) for found in caught.value.findings]


def line_of(file, words):
    return next(n for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if words in line)


def test_the_office_of_the_project_is_sound():
    the_office().prove()
    assert the_office().languages == tuple(Language)


def test_every_kind_of_document_has_a_title_and_headings_in_each_language():
    office = the_office()
    for key, kind in office.types.items():
        for language in office.languages:
            assert office.title(key, language)
            assert all(office.heading(key, chapter, language) for chapter in kind.chapters)


def test_title_of_the_reference_report_is_as_printed():
    assert the_office().title("rapporteur-report", Language.ENGLISH) == "Rapporteur's report"


def test_a_new_kind_of_document_is_data_alone(folder):
    with (folder / "types.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "final-report:\n  titles: {en: Final report}\n  template: final-report\n  codes: [IF]\n"
            "  chapters: [conclusions, background]\n  headings: {en: {conclusions: OUTCOME}}\n"
        )
    office = read_office(folder)
    assert office.title("final-report", Language.ENGLISH) == "Final report"
    assert office.type("final-report").chapters == ("conclusions", "background")
    assert office.heading("final-report", "conclusions", Language.ENGLISH) == "OUTCOME"
    assert office.heading("rapporteur-report", "conclusions", Language.ENGLISH) == "CONCLUSIONS"
    with pytest.raises(TemplateError) as caught:
        office.title("final-report", Language.FRENCH)
    assert caught.value.findings[0].code == "U109"


def test_a_new_wording_of_the_notice_is_data_alone(folder):
    edit(
        folder / "notices.yaml",
        "\nes:\n",
        "  - from: 2025-01\n    confirmed: yes\n    lines: ['© SELA, {month}.']\n\nes:\n",
    )
    office = read_office(folder)
    assert office.notice(Language.ENGLISH, "2025-02").lines == ("© SELA, February 2025.",)
    assert office.notice(Language.ENGLISH, "2024-12").lines == the_office().notice(Language.ENGLISH, "2024-12").lines


def test_a_language_without_notice_is_told(folder):
    edit(folder / "notices.yaml", "\nfr:\n", "\nxx:\n")
    assert faults(read_office(folder)) == [("U106", line_of(folder / "notices.yaml", "xx:") + 1, "xx")]


def test_all_faults_of_all_files_are_told_with_their_lines(folder):
    edit(folder / "words.es.yaml", "heading: CONTENIDO, ", "")
    edit(folder / "words.fr.yaml", "\nchair:", "\nchiar:")
    edit(folder / "words.pt.yaml", 'range: "{first} a {last}"', 'range: "{first} a {lats}"')
    edit(folder / "types.yaml", "  codes: [IR]", "  codes: [IR]\n  codes: [RI]")
    edit(folder / "house.yaml", "confirmed: [short", "confirmed: [shrot")
    (folder / "states.yaml").write_text("states: [\n", encoding="utf-8")
    (folder / "bodies.yaml").unlink()
    found = faults(read_office(folder))
    assert ("U104", line_of(folder / "words.es.yaml", "contents: {"), "contents") in found
    assert ("U105", line_of(folder / "words.fr.yaml", "chiar:"), "chiar") in found
    assert ("U104", 1 + line_of(folder / "words.fr.yaml", "# Espaces"), "") in found
    assert ("U106", line_of(folder / "words.pt.yaml", "{lats}"), "dates.range") in found
    assert ("U103", line_of(folder / "types.yaml", "[RI]"), "rapporteur-report") in found
    assert ("U102", 2, "") in found
    assert ("U101", 0, "") in found
    assert len(found) == 8
    with pytest.raises(TemplateError) as caught:
        read_office(folder).prove()
    assert all(
        message(fault).text and "{" not in message(fault).text.replace("{first}", "").replace("{last}", "")
        for fault in caught.value.findings
    )


def test_an_alias_that_would_never_end_is_told(folder):
    (folder / "house.yaml").write_text("short: &a [*a]\n", encoding="utf-8")
    assert ("U107", 1, "short.0") in faults(read_office(folder))


def test_no_office_is_told(tmp_path):
    with pytest.raises(TemplateError) as caught:
        read_office(tmp_path / "nowhere")
    assert caught.value.findings[0].code == "U100"


def test_an_office_is_a_snapshot_with_a_digest_of_its_bytes(folder):
    before = read_office(folder)
    edit(folder / "words.en.yaml", "heading: CONTENTS", "heading: TABLE")
    after = read_office(folder)
    assert before.words(Language.ENGLISH).contents.heading == "CONTENTS"
    assert after.words(Language.ENGLISH).contents.heading == "TABLE"
    assert before.digest != after.digest
    assert read_office(folder).digest == after.digest
    assert pickle.loads(pickle.dumps(after)).digest == after.digest


@pytest.mark.parametrize("name", ["form.es.yaml", "language.en.yaml", "registration.yaml"])
def test_what_only_rules_and_imports_read_makes_no_page(folder, name):
    before = read_office(folder).digest
    (folder / name).write_bytes((folder / name).read_bytes() + b"# a word more\n")
    assert read_office(folder).digest == before


@pytest.mark.parametrize("name", ["OTCA", "acto", "Organisation du traité de coopération amazonienne", "ACTO"])
def test_a_body_is_found_by_any_of_its_names(name):
    body = the_office().body(name)
    assert body.acronym(Language.ENGLISH) == "ACTO"
    assert body.acronym(Language.FRENCH) == "OTCA"


def test_a_body_knows_what_is_confirmed_of_it():
    body = the_office().body("ACS")
    assert body.acronym(Language.SPANISH) == "AEC"
    assert body.is_confirmed("names.fr")
    assert not body.is_confirmed("names.pt")
    assert the_office().body("NATO") is None


def test_members_are_25_in_the_order_of_the_house():
    office = the_office()
    members = [key for key, state in office.states.items() if state.is_member(date(2024, 4, 5))]
    names = [office.states[key].names[Language.SPANISH] for key in members]
    assert len(members) == 25
    assert names[7:9] == ["Cuba", "Chile"]
    assert names[-6:] == ["Perú", "República Dominicana", "Suriname", "Trinidad y Tobago", "Uruguay", "Venezuela"]


@pytest.mark.parametrize(
    ("name", "day", "is_member"),
    [
        ("Jamaica", date(2017, 10, 1), True),
        ("Jamaïque", date(2019, 1, 1), None),
        ("JM", date(2024, 1, 1), False),
        ("Costa Rica", date(2012, 1, 1), True),
        ("República Bolivariana de Venezuela", date(2024, 1, 1), True),
        ("brasil", date(2024, 1, 1), True),
    ],
)
def test_membership_on_a_day(name, day, is_member):
    assert the_office().state(name).is_member(day) is is_member


def test_an_unknown_kind_of_document_is_taken_as_the_first():
    assert the_office().type("raporteur-report") is the_office().type("rapporteur-report")
