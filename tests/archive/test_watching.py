"""Watching: every way of saving is seen, once, under the name that was given."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.archive.watching import changes

SECONDS = 5.0


@pytest.fixture(params=[False, True], ids=["events", "polling"])
def polling(request) -> bool:
    return request.param


class Watch:
    """What was told so far; `wait_for` waits until all of these were told, and forgets what was told."""

    def __init__(self) -> None:
        self.told: list[frozenset[Path]] = []

    def wait_for(self, *paths: Path) -> list[frozenset[Path]]:
        until = time.monotonic() + SECONDS
        while not set(paths) <= set().union(*self.told):
            assert time.monotonic() < until, f"waited for {paths}, was told {self.told}"
            time.sleep(0.02)
        told, self.told[:] = list(self.told), []
        return told


@contextmanager
def watching(*paths: Path, polling: bool = False) -> Iterator[Watch]:
    stop, watch = threading.Event(), Watch()
    run = changes(paths, stop=stop, polling=polling)
    thread = threading.Thread(target=lambda: watch.told.extend(run))
    thread.start()
    try:
        yield watch
    finally:
        stop.set()
        thread.join(SECONDS)
        assert not thread.is_alive()


def in_place(file: Path) -> None:
    file.write_text("by truncating and writing", encoding="utf-8")


def by_renaming(file: Path) -> None:
    beside = file.with_name(f"{file.name}~")
    beside.write_text("beside, then renamed", encoding="utf-8")
    beside.replace(file)


def by_putting_aside(file: Path) -> None:
    file.rename(file.with_name("4913"))
    file.write_text("a new file after the old one was put aside", encoding="utf-8")
    file.with_name("4913").unlink()


@pytest.mark.parametrize("save", [in_place, by_renaming, by_putting_aside])
def test_a_file_is_told_however_an_editor_saves_it_and_again_the_next_time(
    tmp_path: Path, save: Callable[[Path], None], polling: bool
):
    file = tmp_path / "a.en.yaml"
    file.write_text("first", encoding="utf-8")
    with watching(file, polling=polling) as watch:
        for _ in range(2):
            save(file)
            assert watch.wait_for(file)[0] == {file}, "what lies beside is not told"


def test_files_of_a_folder_are_told_in_new_folders_too(tmp_path: Path, polling: bool):
    with watching(tmp_path, polling=polling) as watch:
        (tmp_path / "a.yaml").touch()
        watch.wait_for(tmp_path / "a.yaml")
        (tmp_path / "new").mkdir()
        watch.wait_for(tmp_path / "new")
        (tmp_path / "new" / "b.yaml").touch()
        watch.wait_for(tmp_path / "new" / "b.yaml")
        (tmp_path / "a.yaml").unlink()
        watch.wait_for(tmp_path / "a.yaml")


def test_files_and_folders_can_be_watched_together(tmp_path: Path):
    folder, file = tmp_path / "folder", tmp_path / "beside" / "rapporteur.toml"
    folder.mkdir()
    file.parent.mkdir()
    with watching(folder, file) as watch:
        file.touch()
        watch.wait_for(file)
        (folder / "deep").mkdir()
        watch.wait_for(folder / "deep")


def test_what_is_saved_before_the_first_question_is_told(tmp_path: Path):
    file = tmp_path / "a.yaml"
    stop = threading.Event()
    run = changes([file], stop=stop.is_set)
    file.touch()
    assert next(run) == {file}
    stop.set()
    assert next(run, None) is None


def test_a_burst_is_told_once(tmp_path: Path):
    file = tmp_path / "a.yaml"
    with watching(file) as watch:
        for number in range(8):
            file.write_text(str(number), encoding="utf-8")
            time.sleep(0.005)
        watch.wait_for(file)
        time.sleep(0.3)
        assert watch.told == []


def test_a_relative_path_and_a_link_are_told_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "kept").mkdir()
    target = tmp_path / "kept" / "a.yaml"
    target.touch()
    (tmp_path / "a.yaml").symlink_to(target)
    monkeypatch.chdir(tmp_path)
    with watching(Path("a.yaml"), Path("kept")) as watch:
        in_place(target)
        watch.wait_for(Path("a.yaml"), Path("kept/a.yaml"))


def test_a_folder_that_is_deleted_and_made_anew_is_found_again(tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    with watching(folder) as watch:
        shutil.rmtree(folder)
        watch.wait_for(folder)
        folder.mkdir()
        watch.wait_for(folder)
        (folder / "a.yaml").touch()
        watch.wait_for(folder / "a.yaml")
        shutil.rmtree(folder)
        folder.mkdir()  # at once, and with the old number perhaps
        time.sleep(1.3)
        watch.told.clear()
        (folder / "b.yaml").touch()
        watch.wait_for(folder / "b.yaml")


def test_a_file_is_waited_for_whose_folder_is_not_there_yet(tmp_path: Path):
    file = tmp_path / "pictures" / "deep" / "logo.png"
    with watching(file) as watch:
        file.parent.mkdir(parents=True)
        watch.wait_for(file)
        time.sleep(1.3)  # a second until it looks at the folders again
        watch.told.clear()
        file.touch()
        watch.wait_for(file)


def test_nothing_of_a_watch_is_left(tmp_path: Path):
    before = _open_things()
    for _ in range(3):
        run = changes([tmp_path, tmp_path / "file"], stop=lambda: False)
        run.close()  # type: ignore[attr-defined]
    until = time.monotonic() + SECONDS
    while any(now > then for now, then in zip(_open_things(), before, strict=True)):  # its own thread takes a moment
        assert time.monotonic() < until
        time.sleep(0.02)


def _open_things() -> tuple[int, int]:
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))
