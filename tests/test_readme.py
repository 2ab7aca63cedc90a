"""The README is true: every field, command, exit code, filter and setting that there is stands in it, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.cli.commands import COMMANDS
from pipeline.errors import ExitCode
from pipeline.model.base import Noun
from pipeline.model.choices import CHOICES
from pipeline.model.report import Report

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _section(title: str) -> str:
    found = re.search(rf"^\*\*{title}|^## {title}", README, re.MULTILINE)
    assert found, title
    following = README.find("\n## ", found.end())
    return README[found.start() : following]


@pytest.mark.parametrize("name", [info.alias or name for name, info in Report.model_fields.items()])
def test_every_field_of_the_input_is_explained(name: str) -> None:
    assert re.search(rf"`{name}[`.\[]", _section("For rapporteurs")), name


def test_fields_of_people_are_explained() -> None:
    from pipeline.model.participant import Participant

    row = next(line for line in README.splitlines() if line.startswith("| `participants[]`"))
    assert all(f"`{name}`" in row for name in Participant.model_fields)


def test_every_exit_code_is_explained_and_no_other() -> None:
    rows = re.findall(r"^\| ([\d, ]+) \|", _section("For batch jobs"), re.MULTILINE)
    assert {int(code) for row in rows for code in row.split(",")} == set(map(int, ExitCode))


def test_every_command_is_in_the_table_and_no_other() -> None:
    assert set(re.findall(r"^\| `rapporteur (\w+)", README, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize(("name", "choices"), CHOICES.items())
def test_every_setting_is_explained_with_its_choices(name: str, choices: type) -> None:
    line = next(line for line in README.splitlines() if line.startswith(f"{name} = "))
    assert all(f'"{choice}"' in line for choice in choices)  # type: ignore[attr-defined]


def test_the_fields_of_the_template_are_those_that_it_may_use() -> None:
    from pipeline.line.compose.frame import Front
    from pipeline.office.notices import Notice

    front = Front("", "", "", "", "", "", (), (), Notice(("a", "b"), True), "", "")
    told = re.search(r"the fields are (.*?)\. Filters", _section("For the press department"), re.DOTALL)
    assert told
    assert set(re.findall(r"`(\w+)`", told[1])) == set(front.context())


def test_the_first_input_that_is_shown_can_be_built() -> None:
    from pipeline.reading.report import read_report

    shown = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert shown
    assert read_report(shown[1].encode(), "meeting.en.yaml").report.is_draft


def test_pictures_that_are_shown_are_there() -> None:
    for name in re.findall(r"!\[[^\]]*\]\((docs/[^)]+)\)", README):
        assert (ROOT / name).is_file(), name


def test_nouns_are_frozen() -> None:
    assert Noun.model_config.get("frozen")
