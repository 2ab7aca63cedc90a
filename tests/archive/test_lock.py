"""Two runs at once in one office, and two writers at once in one folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
from pathlib import Path

import pytest

from pipeline.archive.lock import office_lock
from pipeline.archive.publish import publish
from pipeline.errors import StorageError
from pipeline.messages import message
from tests.support.children import in_child
from tests.support.editions import edition, laid_out, place_of, tree


def _try(state: Path, wait: float = 0.0) -> str:
    try:
        with office_lock(state, wait):
            return "mine"
    except StorageError as error:
        return message(error.findings[0]).text


def test_the_second_run_says_who_is_at_work_and_since_when(tmp_path: Path) -> None:
    with office_lock(tmp_path / ".rapporteur"):
        told = in_child(lambda: _try(tmp_path / ".rapporteur"))
    expected = (
        rf"another run is at work in this office \(process {os.getpid()}, since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d\)"
    )
    assert re.fullmatch(expected, told)
    assert in_child(lambda: _try(tmp_path / ".rapporteur")) == "mine"


def test_the_second_run_may_wait(tmp_path: Path) -> None:
    ready, go = os.pipe()
    child = os.fork()
    if child == 0:
        with office_lock(tmp_path):
            os.write(go, b"!")
            signal.pause()
    os.read(ready, 1)
    assert "at work" in _try(tmp_path, 0.2)
    os.kill(child, signal.SIGKILL)
    assert _try(tmp_path, 20) == "mine"
    os.waitpid(child, 0)
    os.close(ready)
    os.close(go)


def test_a_lock_whose_folder_was_deleted_keeps_nobody_out(tmp_path: Path) -> None:
    with office_lock(tmp_path / "state"):
        shutil.rmtree(tmp_path / "state")
        assert in_child(lambda: _try(tmp_path / "state")) == "mine"


def test_two_writers_of_one_folder_do_not_hurt_each_other(tmp_path: Path) -> None:
    """As two offices with one `--out` may: their locks lie in different places."""
    files = {"en": edition("new"), "es": edition("otra")}

    def write(language: str) -> str:
        for _ in range(40):
            publish(files[language], place_of(tmp_path, language))
        return "done"

    child = os.fork()
    if child == 0:
        os._exit(write("es") != "done")
    assert write("en") == "done"
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    whole = [laid_out(files[language], place_of(tmp_path, language), tmp_path) for language in files]
    assert tree(tmp_path) == {**whole[0], **whole[1]}


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError) as caught, office_lock(tmp_path / "file" / "state"):
        pass
    assert caught.value.findings[0].code == "F005"
