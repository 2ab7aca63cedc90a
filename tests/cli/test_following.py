"""`rapporteur build --watch` as a person leaves it running beside an editor."""

from __future__ import annotations

import shutil
import signal
import time
from pathlib import Path

import pytest

from pipeline.settings import program_folder
from tests.support.command import SOUND, write
from tests.support.following import following
from tests.support.pictures import png
from tests.support.saboteurs import living
from tests.support.varied import EXAMPLE

EMBEDDED = ("--engine", "embedded")
NAME = "report.en.yaml"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "rapporteur.toml").touch()
    write(tmp_path)
    return tmp_path


def save(path: Path, text: str) -> None:
    """As an editor does it that writes beside and renames."""
    beside = path.with_name(f"{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def test_each_save_is_built_and_a_broken_one_is_told(office):
    with following(office, NAME, *EMBEDDED) as follower:
        assert follower.wait_for(1)["status"] == "built"
        save(office / NAME, SOUND.replace("The meeting was opened.", "The meeting was opened by her."))
        again = follower.wait_for(1)
        assert again["status"] == "built"
        assert 0 < again["seconds"] < 10
        (office / NAME).write_text(SOUND[:150], encoding="utf-8")  # half-written, in place
        broken = follower.wait_for(1)
        assert (broken["status"], [each["line"] for each in broken["findings"]]) == ("failed", [9])
        (office / NAME).unlink()
        save(office / NAME, SOUND)
        assert follower.wait_for(1)["status"] == "built"
        assert follower.end() == 130


def test_new_files_of_a_folder_are_built(office):
    (office / "in").mkdir()
    (office / NAME).rename(office / "in" / NAME)
    with following(office, "in", *EMBEDDED) as follower:
        follower.wait_for(1)
        (office / "in" / "deep").mkdir()
        save(office / "in" / "deep" / "draft.en.yaml", SOUND.replace("symbol: SP/RV-TSTI-IR-24", "stage: draft"))
        made = follower.wait_for(1)
        assert (made["input"], made["status"]) == ("in/deep/draft.en.yaml", "built")
        assert follower.objects == [], "the other report was left alone"


def test_a_picture_that_comes_or_changes_is_built_in(office):
    pictured = SOUND.replace(
        "The meeting was opened.", "|\n  The meeting was opened.\n\n  ![a bar](pictures/bar.png)\n"
    )
    write(office, pictured)
    with following(office, NAME, *EMBEDDED) as follower:
        assert [each["code"] for each in follower.wait_for(1)["findings"]] == ["E051"]
        (office / "pictures").mkdir()
        time.sleep(1.5)  # it looks every second for folders that were not there
        (office / "pictures" / "bar.png").write_bytes(png())
        assert follower.wait_for(1)["status"] == "built"


def test_settings_template_and_data_are_taken_in(office):
    with following(office, NAME, *EMBEDDED) as follower:
        follower.wait_for(1)
        save(office / "rapporteur.toml", 'paper = "a5"\n')
        follower.wait_until_said("U0")
        assert follower.objects == []
        save(office / "rapporteur.toml", 'paper = "a4"\n')
        assert follower.wait_for(1)["status"] == "built"
        shutil.copytree(program_folder(), office / "own")
        save(office / "rapporteur.toml", '[places]\ntemplates = "own"\n')
        follower.wait_for(1)
        words = office / "own" / "office" / "words.en.yaml"
        save(words, words.read_text(encoding="utf-8").replace("CONTENTS", "INDEX").replace("Contents", "Index"))
        assert follower.wait_for(1)["status"] == "built"


def test_sigterm_ends_it(office):
    with following(office, NAME, *EMBEDDED) as follower:
        assert follower.end(signal.SIGTERM) == 143
    assert living(office / ".rapporteur") == []


@pytest.mark.needs_libreoffice
def test_the_example_is_built_again_each_time_it_is_saved(tmp_path):
    (tmp_path / "rapporteur.toml").touch()
    source = Path(shutil.copy(EXAMPLE, tmp_path))
    text = source.read_text(encoding="utf-8")
    with following(tmp_path, source.name) as follower:
        follower.wait_for(1)
        for number in range(4):
            save(source, text.replace("background: |\n", f"background: |\n  It was the {number + 20}th.\n"))
            assert follower.wait_for(1)["status"] == "built"
    assert living(tmp_path / ".rapporteur") == []
