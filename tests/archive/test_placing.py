"""Files where a person works: all or none, and nothing that is there is written over."""

from __future__ import annotations

import resource
import signal

import pytest

from pipeline.archive.placing import place_new, replace_input, write_files
from pipeline.errors import StorageError
from tests.support.editions import tree
from tests.support.findings import codes, refusal


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
