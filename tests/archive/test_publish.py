"""An edition appears whole or not at all, and leaves nothing else behind."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.archive import swap
from pipeline.archive.publish import prepare, publish
from pipeline.archive.state import Condition, look
from pipeline.errors import StorageError
from tests.support.children import in_child, without_rights
from tests.support.editions import edition, laid_out, place_of, tree
from tests.support.killing import can_trace, every_kill
from tests.support.small_disk import small_disk

OLD = edition("old", bundle=True)
NEW = edition("new")
SPANISH = edition("otra lengua")


def _code_of(action: Callable[[], object]) -> str:
    try:
        action()
    except StorageError as error:
        return error.findings[0].code
    return "done"


def _no_exchange(one: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param != "exchange":
        monkeypatch.setattr(swap, "exchange", _no_exchange)
    return str(request.param)


def _fill(out: Path) -> dict[str, bytes]:
    """An old edition, one in another language, and what people put beside them; gives what is not the edition's."""
    publish(OLD, place_of(out))
    publish(SPANISH, place_of(out, "es"))
    folder = place_of(out).folder
    (folder / "notes.txt").write_text("of the press department")
    (folder / "letters").mkdir()
    (folder / "letters" / "1.txt").write_text("dear colleague")
    others = laid_out(SPANISH, place_of(out, "es"), out)
    beside = folder.relative_to(out).as_posix()
    return {**others, f"{beside}/notes.txt": b"of the press department", f"{beside}/letters/1.txt": b"dear colleague"}


def test_a_new_edition_takes_the_place_of_the_old_and_nothing_else(tmp_path: Path, way: str) -> None:
    others = _fill(tmp_path)
    spanish = place_of(tmp_path, "es").path("pdf")
    before = spanish.stat()
    published = publish(NEW, place_of(tmp_path))
    assert tree(tmp_path) == {**others, **laid_out(NEW, place_of(tmp_path), tmp_path)}
    assert published.files["pdf"].read_bytes() == NEW["pdf"]
    assert (spanish.stat().st_ino, spanish.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this machine forbids ptrace")
def test_killed_at_any_system_call_all_is_old_or_all_is_new(tmp_path: Path, way: str) -> None:
    place = place_of(tmp_path)
    others = _fill(tmp_path)
    old = {**others, **laid_out(OLD, place, tmp_path)}
    new = {**others, **laid_out(NEW, place, tmp_path)}
    seen = set()
    for stop in every_kill(lambda: publish(NEW, place)):
        if way == "exchange":
            mine = {name: data for name, data in tree(place.folder).items() if name.startswith(f"{place.stem}.")}
            assert mine in ({place.name(k): d for k, d in files.items()} for files in (OLD, NEW)), stop
            assert place_of(tmp_path, "es").path("docx").read_bytes() == SPANISH["docx"], stop
        prepare(tmp_path)
        assert tree(tmp_path) in (old, new), stop
        condition = look(place, "new").condition
        seen.add(condition)
        publish(NEW, place)
        assert tree(tmp_path) == new, stop
        publish(OLD, place)
    assert seen == {Condition.STALE, Condition.CURRENT}


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this machine forbids ptrace")
def test_a_first_edition_killed_at_any_system_call_is_absent_or_whole(tmp_path: Path) -> None:
    out = tmp_path / "outputs"
    new = laid_out(NEW, place_of(out), out)
    for stop in every_kill(lambda: publish(NEW, place_of(out))):
        shown = {name: data for name, data in (tree(out) if out.exists() else {}).items() if "/." not in name}
        assert shown in ({}, {"2024/": b""}, new), stop
        assert look(place_of(out), "new").condition in (Condition.ABSENT, Condition.CURRENT), stop
        publish(NEW, place_of(out))
        assert tree(out) == new, stop
        subprocess.run(["rm", "-r", str(out)], check=True)


def test_peoples_work_is_left_alone_until_it_is_given_up(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    publish(OLD, place)
    place.path("docx").write_bytes(b"corrected by hand")
    before = tree(tmp_path)
    with pytest.raises(StorageError) as caught:
        publish(NEW, place)
    assert [(f.code, f.place.file) for f in caught.value.findings] == [("F021", str(place.path("docx")))]
    assert tree(tmp_path) == before
    publish(NEW, place, discard_changes=True)
    assert tree(tmp_path) == laid_out(NEW, place, tmp_path)


def test_what_is_saved_while_a_build_runs_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """A person saves a file of another language, the way Word does, between the copying and the swap."""
    _fill(tmp_path)
    other = place_of(tmp_path, "es").path("docx")

    def save_then_look(*arguments: object) -> object:
        saved = other.with_suffix(".tmp")
        saved.write_bytes(b"saved just now")
        saved.replace(other)
        return look(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("pipeline.archive.publish.look", save_then_look)
    publish(NEW, place_of(tmp_path))
    assert other.read_bytes() == b"saved just now"
    assert (place_of(tmp_path).folder / "letters" / "1.txt").exists()


@pytest.fixture(params=["first", "second"])
def standing(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    out = tmp_path / "outputs"
    if request.param == "second":
        publish(OLD, place_of(out))
    return out


@pytest.mark.parametrize("call", range(8))
def test_a_disk_that_fails_to_sync_leaves_all_as_it_was(
    standing: Path, call: int, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    before, calls, sync = tree(standing), iter(range(100)), os.fsync

    def failing(descriptor: int) -> None:
        if next(calls) == call:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    code = _code_of(lambda: publish(NEW, place_of(standing)))
    assert code == ("F008" if next(calls) > call else "done")
    assert tree(standing) == (laid_out(NEW, place_of(standing), standing) if code == "done" else before)


def test_files_have_fixed_modes_whatever_the_umask(tmp_path: Path) -> None:
    modes = []
    for mask in (0o077, 0o000):
        out = tmp_path / f"{mask:o}"
        former = os.umask(mask)
        try:
            publish(OLD, place_of(out))
        finally:
            os.umask(former)
        modes.append({path.name: stat.S_IMODE(path.stat().st_mode) for path in out.rglob("*")})
    assert modes[0] == modes[1]
    assert set(modes[0].values()) == {0o644, 0o755}
    assert {mode for name, mode in modes[0].items() if name.endswith((".pdf", ".docx", ".json"))} == {0o644}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", "size=128k,nr_inodes=30") as disk:
        yield disk


def test_a_full_disk_is_told_with_what_is_needed_and_spoils_nothing(disk: Path) -> None:
    out, place = disk / "outputs", place_of(disk / "outputs")
    publish(edition("old", size=5000), place)
    before = tree(disk)
    told = 0
    for size in range(4000, 100_000, 4000):
        try:
            publish(edition("new", size=size, bundle=True), place)
        except StorageError as error:
            [finding] = error.findings
            assert (finding.code, finding.parameter("path")) == ("F001", str(place.folder))
            assert int(finding.parameter("needed") or 0) > int(finding.parameter("free") or 0)
            assert tree(disk) == before
            told += 1
        else:
            before = tree(disk)
    assert told > 10
    assert look(place, "old").condition is Condition.STALE
    assert {path.name for path in out.iterdir()} == {"2024"}


def test_a_disk_without_room_for_another_file_is_told_as_that(disk: Path) -> None:
    publish(OLD, place_of(disk))
    for count in range(40):
        try:
            (disk / f"{count}").touch()
        except OSError:
            break
    before = tree(disk)
    with pytest.raises(StorageError) as caught:
        publish(NEW, place_of(disk))
    assert caught.value.findings[0].code == "F010"
    assert tree(disk) == before


def _publish_with_few_files(place_folder: Path, limit: int) -> str:
    import resource

    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
    return _code_of(lambda: publish(NEW, place_of(place_folder)))


def test_too_many_open_files_spoil_nothing(standing: Path) -> None:
    before = tree(standing)
    codes = []
    top = max(int(entry.name) for entry in Path("/proc/self/fd").iterdir()) + 12
    for limit in range(top, 0, -1):
        code = in_child(lambda limit=limit: _publish_with_few_files(standing, limit))
        codes.append(code)
        if code == "done":
            assert tree(standing) == laid_out(NEW, place_of(standing), standing)
            continue
        assert code == "F006"
        assert tree(standing) in (before, laid_out(NEW, place_of(standing), standing))
        if codes.count("F006") > 3:
            break
    assert {"done", "F006"} <= set(codes)


@pytest.mark.parametrize(("kind", "code"), [("file", "F005"), ("under a file", "F005"), ("no rights", "F004")])
def test_an_unusable_out_folder_is_found_before_the_first_build(open_folder: Path, kind: str, code: str) -> None:
    out = open_folder / "outputs"
    if kind == "file":
        out.write_text("")
    elif kind == "under a file":
        (open_folder / "file").write_text("")
        out = open_folder / "file" / "outputs"
    else:
        out.mkdir(mode=0o555)
    before = tree(open_folder)
    assert in_child(lambda: _code_of(lambda: prepare(out)), before=without_rights) == code
    assert tree(open_folder) == before


def test_a_shelf_of_another_owner_is_found_before_the_first_build(open_folder: Path) -> None:
    out = open_folder / "outputs"
    publish(OLD, place_of(out))
    out.chmod(0o777)
    (out / "2024").chmod(0o555)
    assert in_child(lambda: _code_of(lambda: prepare(out)), before=without_rights) == "F004"


def test_looking_whether_one_may_write_leaves_nothing(tmp_path: Path) -> None:
    prepare(tmp_path / "a" / "b")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_stands_under_the_folders_name_is_not_touched(tmp_path: Path, kind: str) -> None:
    place = place_of(tmp_path / "outputs")
    place.folder.parent.mkdir(parents=True)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / place.name("pdf")).write_text("mine")
    place.folder.write_text("mine") if kind == "file" else place.folder.symlink_to(elsewhere)
    before = tree(tmp_path)
    with pytest.raises(StorageError) as caught:
        publish(NEW, place, discard_changes=True)
    assert caught.value.findings[0].code == "F005"
    assert tree(tmp_path) == before


def test_a_record_that_does_not_vouch_for_its_files_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="vouch"):
        publish({**NEW, "pdf": b"another"}, place_of(tmp_path))
