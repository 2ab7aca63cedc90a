"""What a report is begun with: a name that any file system takes, the schema where it is, nothing overwritten."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.desks.starting import Sources, copy_form, file_stem, slug, start_report
from pipeline.errors import StorageError, UsageError
from pipeline.model.base import Language
from pipeline.reading.beginning import Beginning
from pipeline.reading.report import read_report
from pipeline.settings import read_settings
from tests.support.reports import the_office

TITLE = "Taller «Comercio digital»: año 1"


@given(st.text(max_size=80))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_a_name_is_made_of_any_title(title):
    stem = file_stem("", Beginning(Language.SPANISH, title))
    assert stem
    assert stem == stem.encode("ascii").decode().strip("-. ")
    assert not set('/\\:*?"<>| ') & set(stem)
    assert len(stem) <= 70
    assert stem not in ("con", "nul", "aux", "com1")


def test_a_long_title_is_cut_between_words():
    assert slug("reunión de " * 20) == "-".join(["reunion", "de"] * 5)


@pytest.mark.parametrize("name", ["a/b", "..", "con.es.yaml", "a\\b", "a:b", " "])
def test_a_name_that_is_none_is_refused(name):
    with pytest.raises(UsageError):
        file_stem(name, Beginning(Language.SPANISH))


def test_a_name_may_have_its_endings():
    assert file_stem("taller.es.yaml", Beginning(Language.SPANISH)) == "taller"


@pytest.mark.parametrize("language", list(Language))
def test_what_is_begun_is_a_draft_without_fault(language, tmp_path):
    begun = Beginning(language, TITLE, symbol="SP/RV-TCD-IR-24", body="CL", session="L.O")
    made = start_report(tmp_path / "new", "", begun, Sources(), the_office(), read_settings(tmp_path))
    reading = read_report(made.path.read_bytes(), "x")
    assert reading.findings == ()
    assert reading.report.is_draft
    assert (reading.report.meeting.title, reading.report.symbol) == (TITLE, "SP/RV-TCD-IR-24")
    schema = made.path.read_text().split("$schema=")[1].split("\n")[0]
    assert (made.path.parent / schema).is_file()


@pytest.mark.parametrize("language", list(Language))
def test_the_examples_in_its_notes_are_right_once_the_sign_is_taken_away(language, tmp_path):
    made = start_report(tmp_path, "", Beginning(language, TITLE), Sources(), the_office(), read_settings(tmp_path))
    text = "\n".join(
        line.replace("  # ", "  ", 1) if _is_example(line) else line for line in made.path.read_text().split("\n")
    )
    reading = read_report(text.replace("  # -", "  -").encode(), "x")
    assert reading.findings == ()
    report = reading.report
    assert report.participants[0].name == "Ana Soto"
    assert report.interventions[0].speaker == (report.participants[0].id,)
    assert report.interventions[0].text
    assert report.conclusions


def _is_example(line: str) -> bool:
    return line.startswith(("  # - ", "  #   "))


def test_the_schema_of_the_office_goes_before_the_program_s(tmp_path):
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "report-1.schema.json").write_text("{}")
    begun = Beginning(Language.ENGLISH, TITLE)
    made = start_report(tmp_path / "a" / "b", "", begun, Sources(), the_office(), read_settings(tmp_path))
    assert "$schema=../../schema/report-1.schema.json\n" in made.path.read_text()


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "mine.en.yaml").write_text("mine")
    with pytest.raises(StorageError) as caught:
        start_report(tmp_path, "mine", Beginning(Language.ENGLISH), Sources(), the_office(), read_settings(tmp_path))
    assert caught.value.findings[0].code == "F205"
    assert (tmp_path / "mine.en.yaml").read_text() == "mine"


@pytest.mark.parametrize("language", list(Language))
def test_the_form_of_each_language_is_copied(language, tmp_path):
    made = copy_form(tmp_path, "", Beginning(language), read_settings(tmp_path))
    forms = Path(__file__).parents[2] / "templates" / "forms"
    assert made.path.read_bytes() == (forms / f"rapporteur-form.{language}.docx").read_bytes()
