"""The schema that editors use and the reader of the program: what one refuses the other refuses, at the same field."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.desks.judge import judge_input
from pipeline.desks.schema import SCHEMA_FILE, input_schema
from pipeline.errors import InputError
from pipeline.findings import Severity
from pipeline.office.office import read_office
from pipeline.settings import read_settings
from tests.support.whole_input import GONE, changed

ROOT = Path(__file__).parents[2]
EXAMPLES = [
    *sorted((ROOT / "inputs").rglob("*.yaml")),
    *sorted((ROOT / "tests" / "golden").rglob("input.*.yaml")),
    *sorted((ROOT / "tests" / "support" / "imported").glob("*.yaml")),
]

# Each makes the whole input wrong at one place: the path that is changed, what it is changed to, and, where the fault is
# told at another field, that one.
WRONG: list[tuple[str, object] | tuple[str, object, str]] = [
    # fields that are in no table
    ("colour", "red"),
    ("meeting.colour", "red"),
    ("meeting.organisers[0].url", "https://example.org"),
    ("meeting.officers[0].title", "Mr."),
    ("participants[0].mail", "x"),
    ("interventions[1].speakers", ["rosi"]),
    ("conclusions[1].who", "all"),
    ("sections[0].level", 2),
    ("annexes[0].pages", 3),
    ("adopted.in", "Caracas"),
    ("identifiers.uri", "urn:x"),
    ("related[0].title", "x"),
    ("documents[0].date", "2024-04-05"),
    ("accept[0].why", "x"),
    # words that are none of a few
    ("format", 2),
    ("stage", "finished"),
    ("language", "de"),
    ("original", "it"),
    ("translation", "sworn"),
    ("access", "secret"),
    ("meeting.mode", "online"),
    ("meeting.organisers[0].role", "patron"),
    ("meeting.officers[0].role", "secretary"),
    ("meeting.titles.de", "Werkstatt"),
    ("participants[0].status", "press"),
    ("participants[0].role", "boss"),
    ("sections[0].after", "annexes"),
    # values of another kind
    ("revision", "second"),
    ("revision", 0),
    ("revision", 1000),
    ("subjects", "trade"),
    ("meeting", "a workshop"),
    ("meeting.title", ["Workshop"]),
    ("meeting.titles", "Taller"),
    ("meeting.organisers", {"organisation": "SICA"}),
    ("participants", {"id": "rosi"}),
    ("participants[0]", "Mario Rosi"),
    ("background", ["The meeting was opened."]),
    ("interventions[1].text", {"en": "He noted."}),
    ("interventions[1]", "He noted."),
    ("sections[0]", "The meeting was closed."),
    ("annexes[1].participants", "perhaps"),
    ("adopted", "on the second day"),
    ("documents[0]", "Agenda"),
    ("accept", "W501"),
    # ways of writing
    ("issued", "April 2024"),
    ("issued", "2024-13"),
    ("embargo", "2024-04-05"),
    ("embargo", "2024-04-05T09:00"),
    ("adopted.on", "02/05/2024"),
    ("meeting.date", "5 April 2024"),
    ("meeting.date", "2024-02-30"),
    ("interventions[0].date", "2024-4-5"),
    ("participants[0].id", "Mario Rosi", "participants[0].id"),
    ("interventions[1].speaker", ["Mario Rosi"], "interventions[1].speaker[0]"),
    ("meeting.officers[0].participant", "the chair"),
    ("annexes[0].statement_of", "Mr. Rosi"),
    ("identifiers.doi", "doi:10.1000/182"),
    ("identifiers.isbn", "12345"),
    ("identifiers.issn", "0317 847"),
    ("meeting.title", " "),
    ("background", ""),
    # what is needed
    ("format", GONE),
    ("language", GONE),
    ("meeting.title", GONE),
    ("meeting.officers[0].role", GONE),
    ("related[0].relation", GONE),
    ("documents[0].title", GONE),
    ("accept[0].reason", GONE),
    ("sections[0].text", GONE),
    ("conclusions[1].text", GONE),
    ("symbol", GONE),
    ("participants", GONE),
    ("participants", []),
    ("background", GONE),
    ("interventions", GONE),
    ("conclusions", GONE),
    ("conclusions", []),
    ("meeting.mode", GONE),
    ("meeting.date", GONE),
    ("meeting.place", GONE),
    # what goes together
    ("meeting.from", "2024-04-05", "meeting"),
    ("meeting.dates", ["2024-04-05"], "meeting"),
    ("meeting.organisers[0].organisation", GONE, "meeting.organisers[0]"),
    ("meeting.organisers[0].logo", "logo.png", "meeting.organisers[0].logo"),
    ("meeting.officers[0].name", "Mario Rosi", "meeting.officers[0]"),
    ("meeting.officers[0].participant", GONE, "meeting.officers[0]"),
    ("participants[1]", {"title": "Mr."}, "participants[1]"),
    ("interventions[0].text", "He noted.", "interventions[0]"),
    ("interventions[1].chair", "rosi", "interventions[1]"),
    ("interventions[4]", {"source": "notes"}, "interventions[4]"),
    ("annexes[0].participants", True, "annexes[0]"),
    ("annexes[2]", {"title": "Nothing"}, "annexes[2]"),
    ("annexes[0].title", GONE, "annexes[0]"),
]


@pytest.fixture(scope="session")
def schema(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("schema") / SCHEMA_FILE
    path.write_text(input_schema(), encoding="utf-8")
    return path


def refused_by_schema(schema: Path, *files: Path) -> dict[str, set[str]]:
    """The fields that `check-jsonschema` refuses, by the names of the files."""
    command = [sys.executable, "-m", "check_jsonschema", "-v", "--schemafile", schema, "-o", "json", *files]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    fields: dict[str, set[str]] = {file.name: set() for file in files}
    for error in told["errors"]:
        # of a value that may be written in two ways, what is wrong with each of them
        for each in (error, *error.get("sub_errors", ())):
            fields[Path(error["filename"]).name] |= _fields(each)
    return fields


def _fields(error: dict[str, str]) -> set[str]:
    """The field of an error, and those below it that the error is about: one that lacks, one that is too many."""
    at, words = error["path"].removeprefix("$").removeprefix("."), error["message"]
    below = re.findall(r"'([^' ]+)'", words) if re.search(r"required property|unexpected|dependency", words) else []
    below += re.findall(r"^'([^']+)' is not one of", words) if at.endswith("titles") else []
    return {at, *(f"{at}.{name}".removeprefix(".") for name in below)}


@pytest.fixture(scope="session")
def wrong_files(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("wrong")
    (folder / "rapporteur.toml").touch()
    files = []
    for number, (path, value, *_) in enumerate(WRONG):
        files.append(folder / f"{number:02}.en.yaml")
        files[-1].write_text(changed(**{path: value}), encoding="utf-8")
    return files


@pytest.fixture(scope="session")
def by_schema(schema, wrong_files) -> dict[str, set[str]]:
    return refused_by_schema(schema, *wrong_files)


def refused_by_reader(file: Path) -> set[str]:
    """The fields at which the reader, or the rules of what is needed, stop the report."""
    settings = read_settings(file.parent)
    office = read_office(settings.data, settings.fonts)
    try:
        found = judge_input(file, office, settings).findings
    except InputError as error:
        found = error.findings
    return {each.place.path for each in found if each.severity is Severity.ERROR}


@pytest.mark.parametrize("number", range(len(WRONG)), ids=[f"{path}-{value!r:.20}" for path, value, *_ in WRONG])
def test_what_is_wrong_fails_at_the_same_field_in_both(number, wrong_files, by_schema):
    path, _, *elsewhere = WRONG[number]
    field = elsewhere[0] if elsewhere else path
    assert field in refused_by_reader(wrong_files[number])
    assert field in by_schema[wrong_files[number].name]


def test_a_report_without_a_meeting_lacks_its_title(schema, tmp_path):
    file = tmp_path / "none.en.yaml"
    file.write_text(changed(meeting=GONE), encoding="utf-8")
    assert "meeting.title" in refused_by_reader(file)
    assert "meeting" in refused_by_schema(schema, file)[file.name]


def test_what_is_right_passes_both(schema, tmp_path):
    (tmp_path / "rapporteur.toml").touch()
    right = {
        "whole": {},
        "draft": {"stage": "draft", "symbol": GONE, "participants": GONE, "background": GONE, "meeting.mode": GONE},
        "virtual": {"meeting.mode": "virtual", "meeting.place": GONE},
        "range": {"meeting.date": GONE, "meeting.from": "2024-04-04", "meeting.to": "2024-04-05"},
        "numbers": {"meeting.session": 42, "conclusions[1].topic": 2030, "revision": "2", "format": "1"},
        "instant": {"embargo": "2024-04-05T09:00:30Z"},
        "switched": {"annexes[1].participants": "yes"},
        "colon": {"background": "Two points: one."},
    }
    files = [tmp_path / f"{name}.en.yaml" for name in right]
    for file, changes in zip(files, right.values(), strict=True):
        file.write_text(changed(**changes), encoding="utf-8")
    assert refused_by_schema(schema, *files) == {file.name: set() for file in files}
    for file in files:
        assert (not refused_by_reader(file)) is (
            file.name != "draft.en.yaml"
        )  # which tells what its final report lacks


def test_dates_need_no_quotation_marks(schema, tmp_path):
    file = tmp_path / "unquoted.en.yaml"
    file.write_text(re.sub(r"'(\d{4}-\d{2}-\d{2})'", r"\1", changed()), encoding="utf-8")
    assert "date: 2024-04-05" in file.read_text(encoding="utf-8")
    assert refused_by_schema(schema, file) == {file.name: set()}


def test_the_examples_validate_against_the_published_schema():
    published = ROOT / "schema" / SCHEMA_FILE
    assert published.read_text(encoding="utf-8") == input_schema(), "renew it with `make schema`"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", published, *EXAMPLES]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_the_schema_is_a_schema(schema):
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", schema]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
