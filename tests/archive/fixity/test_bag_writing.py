"""Bags: what the `bagit` library calls valid, the same bytes twice, whole or not there at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor

import bagit
import pytest

from pipeline.archive.fixity.bag_writing import Packed, Tags, write_bag
from pipeline.errors import RegisterError, StorageError
from tests.support.editions import tree
from tests.support.killing import can_trace, every_kill

TAGS = Tags([("Source-Organization", "SELA\nSecretaría"), ("Bag-Software-Agent", "x")], {"metadata/a.xml": b"<a/>"})
FILES = {"issued/b.pdf": b"b" * 3000, "issued/a é.pdf": b"a", "deposits/empty.txt": b""}


@pytest.fixture
def packed(tmp_path):
    return [one(tmp_path, name, data) for name, data in FILES.items()]


def one(folder, name, data):
    path = folder / "archive" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Packed(path, name, hashlib.sha256(data).hexdigest(), len(data))


def write(bag, packed, tags=TAGS):
    write_bag(bag, packed, tags, lambda size: None)


def code_of(bag, packed):
    with pytest.raises((RegisterError, StorageError)) as refused:
        write(bag, packed)
    return refused.value.findings[0].code


def test_the_library_calls_it_valid_and_finds_all_of_it(tmp_path, packed):
    write(tmp_path / "new" / "bag", packed)
    bag = bagit.Bag(str(tmp_path / "new" / "bag"))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert set(bag.payload_files()) == {f"data/{name}" for name in FILES}
    assert bag.info == {
        "Source-Organization": "SELA Secretaría", "Bag-Software-Agent": "x", "Payload-Oxum": "3001.3"
    }  # fmt: skip
    assert {name: data for name, data in tree(tmp_path / "new").items() if "/data/" in name} == {
        f"bag/data/{name}": data for name, data in FILES.items()
    }
    named = set(bag.entries) | {"tagmanifest-sha256.txt"}
    assert named == {name.removeprefix("bag/") for name in tree(tmp_path / "new")}


def test_twice_it_is_the_same_bytes_and_modes_whatever_the_order_and_the_umask(tmp_path, packed):
    write(tmp_path / "one", packed)
    before = os.umask(0o077)
    try:
        write(tmp_path / "two", packed[::-1])
    finally:
        os.umask(before)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    modes = [
        {path.relative_to(bag): stat.S_IMODE(path.stat().st_mode) for path in [bag, *bag.rglob("*")]}
        for bag in (tmp_path / "one", tmp_path / "two")
    ]
    assert modes[0] == modes[1]


@pytest.mark.parametrize("kind", ["file", "folder", "empty folder", "link"])
def test_nothing_that_stands_there_is_touched(tmp_path, packed, kind):
    bag = tmp_path / "bag"
    if kind == "file":
        bag.touch()
    elif kind == "link":
        bag.symlink_to("nowhere")
    else:
        (bag / "mine").mkdir(parents=True) if kind == "folder" else bag.mkdir()
    before = sorted(tmp_path.rglob("*"))
    assert code_of(bag, packed) == "F310"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["50% of it.pdf", "two\nlines.pdf", "blank ", " blank", "return\r"])
def test_a_name_that_programs_read_differently_is_refused(tmp_path, packed, name):
    assert code_of(tmp_path / "bag", [*packed, Packed(tmp_path / "x", name, "", 0)]) == "F311"


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda path: path.write_bytes(b"other"), "F300"),
        (lambda path: path.unlink(), "F009"),
        (lambda path: (path.unlink(), path.symlink_to("/etc/hostname")), "F009"),
    ],
)
def test_what_changed_since_it_was_verified_leaves_nothing_behind(tmp_path, packed, harm, code):
    harm(packed[1].path)
    with pytest.raises((RegisterError, StorageError)) as refused:
        write(tmp_path / "new" / "bag", packed)
    (found,) = refused.value.findings
    assert found.code == code
    assert found.place.file == str(packed[1].path)
    assert not (tmp_path / "new").exists()


def test_of_two_at_a_time_one_writes_and_the_other_is_told(tmp_path, packed):
    def attempt(_number):
        try:
            write(tmp_path / "bag", packed)
        except StorageError as error:
            return error.findings[0].code
        return ""

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, range(4))) == ["", "F310", "F310", "F310"]
    bagit.Bag(str(tmp_path / "bag")).validate()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive", "bag"]


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this system lets no process trace its children")
def test_killed_at_any_moment_it_is_whole_or_not_there_and_the_next_run_makes_it(tmp_path, packed):
    write(tmp_path / "whole", packed)
    expected = tree(tmp_path / "whole")
    bag = tmp_path / "bag"
    kills = 0
    for _ in every_kill(lambda: write(bag, packed), step=5):
        kills += 1
        if not bag.exists():
            write(bag, packed)
        assert tree(bag) == expected
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
        shutil.rmtree(bag)
    assert kills > 20
