"""The files of issued editions: all at once, read-only, never in place of what was issued."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from pipeline.archive.issued import clean_up, faults_in, put_in, status_bytes, take_away, write_status
from pipeline.archive.publish import publish
from pipeline.errors import RegisterError, StorageError
from tests.support.children import in_child, without_rights
from tests.support.editions import edition, laid_out, place_of, tree
from tests.support.issuing import sha256
from tests.support.killing import can_trace, every_kill

OLD, NEW = edition("old", bundle=True), edition("new")


def digests(files: dict[str, bytes]) -> dict[str, str]:
    return {kind: sha256(data) for kind, data in files.items()}


def test_the_files_lie_there_byte_for_byte_and_can_only_be_read(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    put_in(NEW, place)
    put_in(edition("otra"), place_of(tmp_path, "es"))
    assert tree(tmp_path) == {
        **laid_out(NEW, place, tmp_path),
        **laid_out(edition("otra"), place_of(tmp_path, "es"), tmp_path),
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in place.folder.iterdir()} == {0o444}
    assert list(faults_in(place, digests(NEW))) == []


def test_what_a_killed_command_left_gives_way_and_what_was_issued_does_not(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    put_in(OLD, place)  # no status file: the register never had it
    put_in(NEW, place)
    assert tree(tmp_path) == laid_out(NEW, place, tmp_path)
    write_status(place, status_bytes({"state": "issued"}))
    before = tree(tmp_path)
    with pytest.raises(RegisterError) as caught:
        put_in(OLD, place)
    assert [found.code for found in caught.value.findings] == ["R095"]
    put_in(NEW, place)  # the very same may be
    assert tree(tmp_path) == before


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this machine forbids ptrace")
@pytest.mark.parametrize("with_another", [False, True])
def test_killed_at_any_system_call_all_is_there_or_nothing(tmp_path: Path, with_another: bool) -> None:
    issued = tmp_path / "issued"
    place, other = place_of(issued), place_of(issued, "es")
    expected = laid_out(NEW, place, issued)
    if with_another:
        put_in(OLD, other)
        expected |= laid_out(OLD, other, issued)
    for stop in every_kill(lambda: put_in(NEW, place), step=3):
        names = {path.name for path in place.folder.glob("[!.]*.en.*")} if place.folder.exists() else set()
        assert names in (set(), {place.name(kind) for kind in NEW}), stop
        clean_up(issued)
        put_in(NEW, place)
        assert tree(issued) == expected, stop
        if with_another:
            for kind in NEW:
                place.path(kind).unlink()
        else:
            subprocess.run(["rm", "-rf", str(issued)], check=True)


def test_a_bit_that_changed_and_a_file_that_is_gone_are_found(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    put_in(OLD, place)
    path = place.path("pdf")
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    data[7] ^= 1
    path.write_bytes(data)
    place.path("bundle").unlink()
    found = {fault.path.name: (fault.expected, fault.found) for fault in faults_in(place, digests(OLD))}
    assert found == {
        place.name("pdf"): (sha256(OLD["pdf"]), sha256(bytes(data))),
        place.name("bundle"): (sha256(OLD["bundle"]), ""),
    }


def test_only_copies_of_what_was_issued_are_taken_out_of_the_outputs(tmp_path: Path) -> None:
    place, other = place_of(tmp_path), place_of(tmp_path, "es")
    publish(NEW, place)
    publish(OLD, other)
    place.path("docx").write_bytes(b"corrected by hand")
    (place.folder / "notes.txt").write_text("of the press department")
    take_away(place, digests(NEW))
    names = {path.name for path in place.folder.iterdir()}
    assert names == {place.name("docx"), "notes.txt", *(other.name(kind) for kind in OLD)}
    take_away(other, digests(OLD))
    place.path("docx").unlink()
    (place.folder / "notes.txt").unlink()
    take_away(place, digests(NEW))
    assert not place.folder.parent.exists()


def test_a_status_file_is_written_only_where_it_says_something_new(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    assert not write_status(place, b"{}")  # nothing was issued there
    put_in(NEW, place)
    assert write_status(place, status_bytes({"state": "issued"}))
    before = place.status.stat()
    assert not write_status(place, status_bytes({"state": "issued"}))
    assert place.status.stat().st_mtime_ns == before.st_mtime_ns
    assert write_status(place, status_bytes({"state": "withdrawn"}))
    assert stat.S_IMODE(place.status.stat().st_mode) == 0o444


def test_a_folder_that_is_closed_is_told_and_nothing_is_left_in_it(open_folder: Path) -> None:
    (open_folder / "2024").mkdir()
    (open_folder / "2024").chmod(0o555)

    def put() -> str:
        try:
            put_in(NEW, place_of(open_folder))
        except StorageError as error:
            return error.findings[0].code
        return "done"

    assert in_child(put, without_rights) == "F004"
    assert tree(open_folder) == {"2024/": b""}
