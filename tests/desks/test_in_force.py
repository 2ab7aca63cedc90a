"""The template of a report: the one in force in the month on its copyright line, else in that of its meeting."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from pipeline.desks.in_force import template_name, template_or_usual
from pipeline.errors import TemplateError
from pipeline.office.office import Office, read_office
from pipeline.settings import program_folder, read_settings
from tests.support.command import SOUND
from tests.support.faults import read

USUAL = "rapporteur-report"
BY_MONTH = '[templates.rapporteur-report]\n"2024-06" = "new"\n"2019-01" = "old"\n'
DATE = "  date: 2024-04-05\n"


@cache
def the_office() -> Office:
    return read_office(program_folder() / "office", program_folder() / "fonts")


@pytest.fixture
def settings_of(tmp_path):
    """The settings of an office that has these templates of its own beside the program's."""

    def settings(text: str = BY_MONTH, *own: str):
        (tmp_path / "rapporteur.toml").write_text(text)
        for name in own:
            (tmp_path / "templates").mkdir(exist_ok=True)
            (tmp_path / f"templates/{name}.docx").write_bytes(name.encode())
        return read_settings(tmp_path)

    return settings


def report(when: str = DATE, more: str = ""):
    return read(SOUND.replace(DATE, when).replace("language: en\n", f"language: en\n{more}")).report


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2018-12-31", USUAL),
        ("2019-01-01", "old"),
        ("2024-05-31", "old"),
        ("2024-06-01", "new"),
        ("2031-01-01", "new"),
    ],
)
def test_without_a_month_of_its_own_that_of_the_meeting_decides(settings_of, day, name):
    assert template_name(report(f"  date: {day}\n"), the_office(), settings_of()) == name


def test_of_a_meeting_over_the_turn_of_a_month_the_last_day_decides(settings_of):
    days = "  dates:\n    - 2024-05-30\n    - 2024-06-01\n"
    assert template_name(report(days), the_office(), settings_of()) == "new"


@pytest.mark.parametrize(
    ("issued", "name"), [("2018-12", USUAL), ("2024-05", "old"), ("2024-06", "new"), ("2025-01", "new")]
)
def test_the_month_that_is_given_outweighs_the_meeting(settings_of, issued, name):
    assert template_name(report(more=f'issued: "{issued}"\n'), the_office(), settings_of()) == name


def test_what_has_no_month_yet_has_the_latest_one(settings_of):
    assert template_name(report(when="", more="stage: draft\n"), the_office(), settings_of()) == "new"


def test_one_for_all_months_is_in_force_before_the_first_too(settings_of):
    settings = settings_of('[templates.rapporteur-report]\n"" = "oldest"\n"2024-06" = "new"\n')
    early, late = report("  date: 1998-01-01\n"), report("  date: 2024-07-01\n")
    assert template_name(early, the_office(), settings) == "oldest"
    assert template_name(late, the_office(), settings) == "new"
    assert template_name(early, the_office(), settings_of('templates.rapporteur-report = "minutes"\n')) == "minutes"


def test_months_of_one_type_say_nothing_of_another(settings_of):
    sheet = report(more="type: corrigendum\n")
    assert template_name(sheet, the_office(), settings_of()) == "correction"
    settings = settings_of('[templates.correction]\n"2024-01" = "ours"\n')
    assert template_name(sheet, the_office(), settings) == "ours"
    assert template_name(report(), the_office(), settings) == USUAL


def test_a_template_that_is_named_is_taken_and_has_months_of_its_own(settings_of):
    named = report(more="template: minutes\n")
    assert template_name(named, the_office(), settings_of()) == "minutes"
    settings = settings_of('[templates.minutes]\n"2024-04" = "short-minutes"\n')
    assert template_name(named, the_office(), settings) == "short-minutes"


def test_the_file_is_that_of_the_name_in_force(settings_of):
    settings = settings_of(BY_MONTH, "old", "new", USUAL)
    for day, name in (("2018-01-01", USUAL), ("2020-01-01", "old"), ("2024-07-01", "new")):
        assert template_or_usual(report(f"  date: {day}\n"), the_office(), settings).data == name.encode()


def test_where_the_named_one_is_gone_that_of_the_type_in_its_month_stands_in(settings_of):
    found = template_or_usual(report(more="template: gone\n"), the_office(), settings_of(BY_MONTH, "old", "new"))
    assert (found.data, found.name) == (b"old", str(settings_of().templates / "old.docx"))


def test_where_that_of_the_type_is_gone_the_usual_one_stands_in(settings_of):
    settings = settings_of('templates.correction = "gone"\n', USUAL)
    sheet = report(more="type: corrigendum\n")
    assert template_or_usual(sheet, the_office(), settings).data == USUAL.encode()


def test_without_any_the_one_that_was_asked_for_is_told(settings_of, tmp_path):
    settings = replace(settings_of(BY_MONTH), program=tmp_path / "nothing", templates=tmp_path / "nothing")
    with pytest.raises(TemplateError) as caught:
        template_or_usual(report(more="template: gone\n"), the_office(), settings)
    assert [(each.code, each.parameter("name")) for each in caught.value.findings] == [("T001", "gone")]
