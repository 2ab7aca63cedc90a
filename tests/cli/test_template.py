"""`rapporteur template` as the press department runs it, from a folder of its own."""

from __future__ import annotations

import hashlib
import json

import pytest

from tests.support.command import rapporteur
from tests.support.presswork import the_template
from tests.support.template_changes import BODY, changed, style, swap


def test_fields_are_told_in_the_readers_language_and_as_an_object(tmp_path):
    told = rapporteur(tmp_path, "template", "fields")
    assert told.code == 0
    assert "for example: SP/RV-TREP-IR-24" in told.out
    (found,) = rapporteur(tmp_path, "template", "fields", "--json", "--type", "corrigendum").objects
    assert found["type"] == "corrigendum"
    assert {"name", "kind", "meaning", "example"} == set(found["fields"][0])
    assert "Correction" in [each["name"] for each in found["styles"]]
    assert rapporteur(tmp_path, "template", "fields", "--type", "memo").code == 2


def test_all_templates_of_office_and_program_are_checked(tmp_path):
    own = tmp_path / "templates"
    own.mkdir()
    (own / "mine.docx").write_bytes(changed(swap(BODY, "document_type", "document_typ")).data)
    (own / "rapporteur-report.docx").write_bytes(changed(style("Cover Type", "595959", "BBBBBB")).data)
    ran = rapporteur(tmp_path, "template", "check", "--json")
    assert ran.code == 5
    found = {each["name"]: each for each in ran.objects}
    assert set(found) == {"correction", "mine", "rapporteur-report"}
    assert found["correction"]["findings"] == []
    assert "T040" in [each["code"] for each in found["mine"]["findings"]]
    assert [each["code"] for each in found["rapporteur-report"]["findings"]] == ["T069"]
    data = (own / "mine.docx").read_bytes()
    assert found["mine"]["sha256"] == hashlib.sha256(data).hexdigest()
    assert not (tmp_path / "outputs").exists()


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 5)])
def test_warnings_stop_nothing_unless_they_are_meant_to(options, code, tmp_path):
    (tmp_path / "pale.docx").write_bytes(changed(style("Cover Type", "595959", "BBBBBB")).data)
    ran = rapporteur(tmp_path, "template", "check", "pale.docx", *options)
    assert ran.code == code
    assert "T069" in ran.out


def test_a_template_that_is_not_there_is_told_with_those_that_are(tmp_path):
    ran = rapporteur(tmp_path, "template", "check", "nowhere")
    assert ran.code == 5
    assert "`correction`, `rapporteur-report`" in ran.err
    assert rapporteur(tmp_path, "template", "check", "nowhere.docx").code == 5


@pytest.mark.needs_libreoffice
def test_a_preview_is_written_beside_nothing_else(tmp_path):
    (tmp_path / "new.docx").write_bytes(changed(style("Body Text", 'w:line="340"', 'w:line="360"')).data)
    ran = rapporteur(tmp_path, "template", "preview", "new.docx", "--language", "en")
    assert ran.code == 0
    page = tmp_path / ".rapporteur" / "preview" / "new" / "index.html"
    assert ran.out.strip() == str(page)
    assert page.is_file()
    assert "pages differ" in ran.err
    assert not (tmp_path / "outputs").exists()
    options = ("--language", "en", "--json", "--out", "shown")
    (found,) = rapporteur(tmp_path, "template", "preview", "new.docx", *options).objects
    assert found["page"] == str(tmp_path / "shown/new/index.html")
    assert {each["report"] for each in found["reports"]} == {"example", "torture", "example.draft"}
    assert rapporteur(tmp_path, "template", "preview", "new.docx", "--language", "xx").code == 2


@pytest.mark.needs_libreoffice
def test_what_a_report_was_made_with_is_in_its_record(tmp_path):
    own = tmp_path / "templates"
    own.mkdir()
    (own / "winter.docx").write_bytes(the_template().data)
    text = "format: 1\nstage: draft\nlanguage: en\ntemplate: winter\nmeeting:\n  title: Workshop\n"
    (tmp_path / "ours.en.yaml").write_text(text, encoding="utf-8")
    (made,) = rapporteur(tmp_path, "build", "ours.en.yaml", "--json").objects
    record = json.loads((tmp_path / made["files"]["record"]).read_text(encoding="utf-8"))
    assert record["template"] == "winter"
    assert record["ingredients"]["template"] == {"winter": hashlib.sha256(the_template().data).hexdigest()}
