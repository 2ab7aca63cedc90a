"""A template on trial: whose place it takes, or from which month it counts, and that this is what adopting it gives."""

from __future__ import annotations

import pytest

from pipeline.desks.rebuilding.trial import adopting, on_trial, on_trial_from
from pipeline.errors import RapporteurError, TemplateError
from pipeline.settings import read_settings
from tests.support.command import write
from tests.support.issuing import workshop_of
from tests.support.template_changes import TIGHT

USUAL = "rapporteur-report"
ENGINE = 'engine = "embedded"\n'
BY_MONTH = '[templates.rapporteur-report]\n"2024-06" = "new"\n'


@pytest.fixture
def office(tmp_path):
    folder = tmp_path / "office"
    write(folder, ENGINE, "rapporteur.toml")
    return folder


def trial(office, name):
    """The file of a new template, outside of the office."""
    return office.parent / write(office.parent, TIGHT.data, f"new/{name}")


@pytest.mark.parametrize(
    ("text", "own", "name", "place"),
    [
        ("", (), "rapporteur-report.docx", USUAL),
        ("", (), "correction.docx", "correction"),
        ("", (), "Letterhead of 2025.docx", USUAL),
        (BY_MONTH, ("new",), "new.docx", "new"),
        (BY_MONTH, ("new",), "rapporteur-report.docx", USUAL),
        (BY_MONTH, ("new",), "unheard-of.docx", "new"),
        (BY_MONTH, (), "unheard-of.docx", "new"),
    ],
)
def test_it_takes_the_place_of_that_of_its_name_or_of_the_usual_one_now(office, text, own, name, place):
    (office / "rapporteur.toml").write_text(ENGINE + text)
    for each in own:
        write(office, TIGHT.data, f"templates/{each}.docx")
    file = trial(office, name)
    with workshop_of(read_settings(office)) as workshop:
        tried = on_trial(file, workshop)
        assert {key: each.data for key, each in tried.on_trial.items()} == {place: TIGHT.data}
        assert tried.template_named(place).data == TIGHT.data
        assert not workshop.on_trial


def test_a_template_that_is_not_there_is_told(office, tmp_path):
    with workshop_of(read_settings(office)) as workshop, pytest.raises(TemplateError) as caught:
        on_trial(tmp_path / "nothing.docx", workshop)
    assert [each.code for each in caught.value.findings] == ["T002"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 'rapporteur-report = {"2024-05" = "look-of-2024"}'),
        (BY_MONTH, 'rapporteur-report = {"2024-05" = "look-of-2024", "2024-06" = "new"}'),
        ('[templates]\nrapporteur-report = "old"\n', 'rapporteur-report = {"" = "old", "2024-05" = "look-of-2024"}'),
    ],
)
def test_from_a_month_on_it_counts_as_with_the_line_that_is_told(office, text, line):
    (office / "rapporteur.toml").write_text(ENGINE + text)
    file = trial(office, "look-of-2024.docx")
    with workshop_of(read_settings(office)) as workshop:
        tried = on_trial_from("2024-05", file, workshop)
        assert adopting(tried.settings, "look-of-2024") == (line,)
        assert not workshop.settings.template_by_type.get(USUAL, {}).get("2024-05")
    (office / "rapporteur.toml").write_text(f"{ENGINE}[templates]\n{line}\n")
    adopted = read_settings(office)
    for month in ("2019-01", "2024-04", "2024-05", "2024-06", "2030-12"):
        assert tried.settings.template_in_force(USUAL, month) == adopted.template_in_force(USUAL, month)


def test_one_that_lies_in_its_folder_already_may_be_tried(office):
    file = office / write(office, TIGHT.data, "templates/look-of-2024.docx")
    with workshop_of(read_settings(office)) as workshop:
        assert on_trial_from("2024-05", file, workshop).template_named("look-of-2024").data == TIGHT.data


@pytest.mark.parametrize(
    ("month", "name", "code"),
    [
        ("May 2024", "new.docx", "U188"),
        ("2024-13", "new.docx", "U188"),
        ("2024-05", "The look of 2024.docx", "U010"),
        ("2024-05", "rapporteur-report.docx", "U189"),
        ("2024-05", "gone.docx", "T002"),
    ],
)
def test_what_can_not_be_is_told(office, month, name, code):
    file = trial(office, name)
    if name == "gone.docx":
        file.unlink()
    with workshop_of(read_settings(office)) as workshop, pytest.raises(RapporteurError) as caught:
        on_trial_from(month, file, workshop)
    assert [each.code for each in caught.value.findings] == [code]
