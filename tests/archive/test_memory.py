"""The memory of the last run: believed only where a look at the files bears it out, and never in anybody's way."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline.archive.memory import MEMORY, Memory, Remembered, written_marks, written_said


def note(path, symbol="SP/Ñ", pages=9):
    marks, said = written_marks([path, f"{path}.gone"]), written_said({"pdf": path}, [("Opening", "1")])
    return Remembered("d" * 64, "s" * 64, "report", True, "", "unchanged", symbol, 0, "en", pages, marks, said)


def test_what_is_noted_comes_back(tmp_path):
    path = tmp_path / "é.pdf"
    path.write_bytes(b"pages")
    memory = Memory(tmp_path / "state")
    memory.remember({"a": note(path), "b": note(path)})
    with memory:
        assert memory.known("b") == note(path)
        memory.remember({"a": note(path, pages=10)}, ["b"])  # one may be written while it is read
        assert memory.known("b") is None
    with Memory(tmp_path / "state") as again:
        found = again.known("a")
        assert (again.known("b"), again.known("c")) == (None, None)
    assert (found.pages, found.stands, found.files) == (10, True, {"pdf": path})
    assert (found.contents, found.paths) == ((("Opening", "1"),), [str(path), f"{path}.gone"])


@pytest.mark.parametrize("change", ["written", "replaced", "deleted", "appeared"])
def test_a_file_that_is_another_does_not_stand(change, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"pages")
    noted = note(path)
    if change == "written":
        path.write_bytes(b"pages!")
    elif change == "replaced":
        (tmp_path / "b").write_bytes(b"pages")
        (tmp_path / "b").replace(path)
    elif change == "deleted":
        path.unlink()
    else:
        (tmp_path / "a.pdf.gone").write_bytes(b"")
    assert not noted.stands


@pytest.mark.parametrize("damage", ["rubbish", "empty", "newer", "folder"])
def test_a_memory_that_is_no_use_is_none_and_is_made_anew(damage, tmp_path):
    path, file = tmp_path / "a.pdf", tmp_path / MEMORY
    path.write_bytes(b"pages")
    if damage == "folder":
        file.mkdir()
    elif damage == "newer":
        with sqlite3.connect(file) as connection:
            connection.execute("CREATE TABLE reports (other TEXT)")
            connection.execute("PRAGMA user_version = 99")
    else:
        file.write_bytes(b"no database at all" * 99 if damage == "rubbish" else b"")
    with Memory(tmp_path) as memory:
        assert memory.known("a") is None
        for _ in range(2):  # what is no database is taken away by the first
            memory.remember({"a": note(path)})
    with Memory(tmp_path) as memory:
        assert (memory.known("a") is None) == (damage == "folder")
