"""Files where a person works: all or none, and nothing that is there is written over."""

from __future__ import annotations

import resource
import shutil
import signal

import pytest

from pipeline.archive.placing import is_free_for, place_new, replace_input, write_files
from pipeline.errors import StorageError
from tests.support.editions import tree
from tests.support.findings import codes, refusal
from tests.support.killing import can_trace, every_kill


def test_all_appear_or_none(tmp_path):
    (tmp_path / "two.png").write_bytes(b"mine")
    files = {tmp_path / "new" / "one.png": b"1", tmp_path / "two.png": b"2", tmp_path / "new" / "a.yaml": b"3"}
    assert codes(refusal(place_new, files, error=StorageError)) == ["F204"]
    assert tree(tmp_path) == {"two.png": b"mine"}
    del files[tmp_path / "two.png"]
    place_new(files)
    assert tree(tmp_path / "new") == {"one.png": b"1", "a.yaml": b"3"}


def test_what_a_killed_run_left_may_stand(tmp_path):
    (tmp_path / "one.png").write_bytes(b"1")
    (tmp_path / ".a.yaml.rapporteur-new").write_bytes(b"half")
    place_new({tmp_path / "one.png": b"1", tmp_path / "a.yaml": b"2"})
    assert tree(tmp_path) == {"one.png": b"1", "a.yaml": b"2"}


@pytest.mark.parametrize(
    ("there", "free"),
    [
        (None, True),
        ({}, True),
        ({"map.png": b"map"}, True),
        ({".report.yaml.rapporteur-new": b""}, True),
        ({"map.png": b"map", ".report.yaml.rapporteur-new": b"wor"}, True),
        ({"map.png": b"map", "report.yaml": b"words"}, True),
        ({"map.png": b"map", "report.yaml": b"words", "notes.txt": b"mine"}, True),
        ({"map.png": b"another", "report.yaml": b"words"}, False),
        ({"map.png": b"map", "report.yaml": b"words of mine"}, False),
        ({"map.png": b"map", "notes.txt": b"mine"}, False),
        ({"papers/notes.txt": b"mine"}, False),
    ],
)
def test_a_folder_is_free_that_has_all_of_the_files_or_nothing_else(tmp_path, there, free):
    folder = tmp_path / "report"
    for name, data in (there or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    if there == {}:
        folder.mkdir()
    files = {folder / "map.png": b"map", folder / "report.yaml": b"words"}
    assert is_free_for(folder, files) is free
    if free:
        place_new(files)
        assert {"report/map.png": b"map", "report/report.yaml": b"words"}.items() <= tree(tmp_path).items()
        assert not any(name.endswith("rapporteur-new") for name in tree(tmp_path))


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this machine forbids tracing")
def test_killed_at_any_moment_a_folder_is_free_for_the_same_files(tmp_path):
    folder = tmp_path / "report"
    files = {folder / "map.png": b"map", folder / "report.yaml": b"words"}
    kills = 0
    for _ in every_kill(lambda: place_new(files)):
        kills += 1
        assert is_free_for(folder, files)
        place_new(files)
        assert tree(tmp_path) == {"report/map.png": b"map", "report/report.yaml": b"words"}
        shutil.rmtree(folder)
    assert kills > 10


@pytest.mark.parametrize("link", [True, False])
def test_what_is_no_folder_is_not_free(tmp_path, link):
    folder = tmp_path / "report"
    folder.symlink_to(tmp_path / "nowhere") if link else folder.write_bytes(b"")
    assert not is_free_for(folder, {folder / "report.yaml": b"words"})


def test_a_link_under_the_name_is_somebody_elses(tmp_path):
    (tmp_path / "a.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(StorageError):
        place_new({tmp_path / "a.yaml": b"1"})
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_an_input_gives_way_only_as_it_was_read(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"changed")
    beside = {tmp_path / "new.png": b"1"}
    assert codes(refusal(replace_input, file, b"read", b"after", beside, error=StorageError)) == ["P004"]
    assert tree(tmp_path) == {"a.yaml": b"changed"}
    replace_input(file, b"changed", b"after", beside)
    assert tree(tmp_path) == {"a.yaml": b"after", "new.png": b"1"}


def test_a_full_disk_leaves_nothing_behind(tmp_path):
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, usual[1]))
    try:
        refusal(place_new, {tmp_path / "small": b"1", tmp_path / "large": bytes(9000)}, error=StorageError)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        signal.signal(signal.SIGXFSZ, ignored)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_kept_unless_it_may_go(tmp_path):
    path = tmp_path / "page.html"
    path.write_bytes(b"mine")
    with pytest.raises(StorageError) as refused:
        write_files({path: b"new", tmp_path / "other.docx": b"x"}, is_forced=False)
    assert [found.code for found in refused.value.findings] == ["F270"]
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]
    write_files({path: b"new", tmp_path / "other.docx": b"x"}, is_forced=True)
    assert path.read_bytes() == b"new"
    assert (tmp_path / "other.docx").read_bytes() == b"x"
    assert {file.name for file in tmp_path.iterdir()} == {"page.html", "other.docx"}
