"""A shelf: what should lie there against what does, each fault by its kind."""

from __future__ import annotations

import hashlib
import os
import unicodedata

import pytest

from pipeline.archive.fixity.hashes import Nature
from pipeline.archive.fixity.shelf import Entry, Holding, Kind, Shelf, check_shelf, entries, to_be_read

FILES = {"a.pdf": b"a", "b/c.pdf": b"c", "b/d.pdf": b"d"}


@pytest.fixture
def folder(tmp_path):
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def faults(folder, takes=lambda path: True, read=lambda size: None, **more):
    expected = {folder / name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}
    shelf = Shelf(folder, more.pop("holding", Holding.ISSUED), expected, **more)
    found = sorted(check_shelf(shelf, list(entries(folder)), takes, read))
    return [(each.path.relative_to(folder).as_posix(), each.kind) for each in found]


def test_what_is_as_it_should_be_is_read_whole_and_not_told(folder):
    read = []
    assert faults(folder, read=read.append) == []
    assert sum(read) == 3
    assert faults(folder.parent / "none") != []


@pytest.mark.parametrize(
    ("kind", "harm"),
    [
        (Kind.CHANGED, lambda path: path.write_bytes(b"z")),
        (Kind.CHANGED, lambda path: path.write_bytes(b"")),
        (Kind.MISSING, lambda path: path.unlink()),
        (Kind.LINK, lambda path: (path.rename(path.parents[1] / "a.pdf"), path.symlink_to("../a.pdf"))),
        (Kind.NO_FILE, lambda path: (path.unlink(), os.mkfifo(path))),
    ],
)
def test_each_harm_is_named_by_its_kind(folder, kind, harm):
    harm(folder / "b" / "c.pdf")
    if kind is Kind.LINK:
        (folder / "a.pdf").write_bytes(b"a")
    assert faults(folder) == [("b/c.pdf", kind)]


def test_a_folder_in_place_of_a_file_is_a_file_that_is_missing(folder):
    (folder / "a.pdf").unlink()
    (folder / "a.pdf").mkdir()
    assert faults(folder) == [("a.pdf", Kind.MISSING)]


@pytest.mark.parametrize("name", ["A.pdf", "a.pdf ", ".hidden", unicodedata.normalize("NFD", "añadido.pdf")])
def test_every_other_name_is_one_too_many(folder, name):
    (folder / name).write_bytes(b"a")
    assert faults(folder) == [(name, Kind.EXTRA)]
    assert faults(folder, optional=frozenset({folder / name})) == []
    assert faults(folder, is_closed=False) == []
    (folder / "a.pdf").unlink()
    assert sorted(faults(folder)) == sorted([(name, Kind.EXTRA), ("a.pdf", Kind.MISSING)])


def test_other_bytes_where_people_work_are_theirs_as_far_as_anybody_can_tell(folder):
    (folder / "a.pdf").write_bytes(b"z")
    assert faults(folder, holding=Holding.OUTPUTS) == [("a.pdf", Kind.CHANGED_BY_HAND)]


def test_what_a_killed_command_left_is_no_damage(folder):
    (folder / ".a.en.rapporteur-new" / "deep").mkdir(parents=True)
    (folder / ".a.en.rapporteur-new" / "deep" / "file").touch()
    (folder / "rapporteur-new").touch()
    assert faults(folder) == [(".a.en.rapporteur-new/deep/file", Kind.LEFTOVER), ("rapporteur-new", Kind.EXTRA)]


def test_only_what_is_asked_for_is_read_and_told(folder):
    for name in FILES:
        (folder / name).write_bytes(b"z")
    below = folder / "b"
    assert faults(folder, takes=lambda path: path.is_relative_to(below)) == [
        ("b/c.pdf", Kind.CHANGED),
        ("b/d.pdf", Kind.CHANGED),
    ]
    shelf = Shelf(folder, Holding.ISSUED, dict.fromkeys((folder / name for name in FILES), ""))
    wanted = to_be_read(shelf, list(entries(folder)), lambda path: path.is_relative_to(below))
    assert [each.path.name for each in wanted] == ["c.pdf", "d.pdf"]


def test_of_what_lies_in_a_folder_without_rights_nobody_says_that_it_is_missing(folder):
    there = [each for each in entries(folder) if each.path.parent == folder]
    there.append(Entry(folder / "b", Nature.UNREADABLE, why="permission denied"))
    expected = {folder / name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}
    shelf = Shelf(folder, Holding.ISSUED, expected)
    (fault,) = check_shelf(shelf, there, lambda path: True, lambda size: None)
    assert (fault.path, fault.kind, fault.why, fault.is_loss) == (
        folder / "b",
        Kind.UNREADABLE,
        "permission denied",
        True,
    )
