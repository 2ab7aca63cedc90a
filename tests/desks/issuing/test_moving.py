"""The move into `issued/`: killed at any moment, raced, refused by the disk; and files that change under one's hands."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from pipeline.archive import issued as archive
from pipeline.archive.register.change import Author
from pipeline.archive.register.register import Register
from pipeline.desks.build import Wish, build
from pipeline.desks.issued import editions_in
from pipeline.desks.issuing import moving
from pipeline.desks.issuing.moving import move
from pipeline.desks.register.auditing import audit
from pipeline.desks.register.claiming import claim
from pipeline.errors import RapporteurError, RegisterError, StorageError
from tests.support.children import in_child
from tests.support.command import SOUND, write
from tests.support.editions import tree
from tests.support.issuing import candidate_of, issued_now, office_in, workshop_of
from tests.support.killing import can_trace, every_kill
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP, faults_of


@pytest.fixture
def office(tmp_path):
    office = office_in(tmp_path)
    claim(Register(office.register), SYMBOL, WORKSHOP, AUTHOR)
    write(tmp_path, SOUND)
    return office


@pytest.fixture
def workshop(office):
    with workshop_of(office) as workshop:
        list(build([office.office / "report.en.yaml"], workshop, Wish()))
        yield workshop


@pytest.fixture
def candidate(office, workshop):
    return candidate_of(workshop, str(office.office / "report.en.yaml"))


def archive_of(office) -> dict[str, bytes]:
    """What people see: hidden files, the register and the caches left out."""
    roots = ("outputs/", "issued/")
    return {
        name: data for name, data in tree(office.office).items() if name.startswith(roots) and not name.endswith("/")
    }


def put_back(office, saved) -> None:
    for name in ("outputs", "issued", "register"):
        shutil.rmtree(office.office / name, ignore_errors=True)
        if (saved / name).exists():
            shutil.copytree(saved / name, office.office / name)


def killed_everywhere(office, workshop, candidate, saved, step):
    """Kills a move at its stops, so many apart; whatever it left, the next `issue` ends it, the same bytes each time."""
    for name in ("outputs", "register"):
        shutil.copytree(office.office / name, saved / name)
    built, kills, known = archive_of(office), 0, 0
    move(candidate, (), office, AUTHOR)
    expected = archive_of(office)
    put_back(office, saved)
    for stop in every_kill(lambda: move(candidate, (), office, AUTHOR), step=step):
        kills += 1
        is_known = bool(editions_in(office))
        known += is_known
        shown = {name for name in archive_of(office) if "/." not in name}
        files = {name for name in expected if not name.endswith(".status.json")}
        assert shown & set(files) in (set(), files), stop  # all of them or none
        if is_known:
            assert files <= shown, stop
        else:
            assert set(built) <= shown, stop
        (done,) = issued_now(workshop, candidate.source)
        # A kill between log and database leaves a line that the next command takes in.
        assert done.fate in (("unchanged",) if is_known else ("issued", "unchanged")), (stop, done.findings)
        assert archive_of(office) == expected, stop
        assert faults_of(Register(office.register)) == [], stop
        assert audit(Register(office.register), office, []).findings == (), stop
        put_back(office, saved)
    return kills, known


@pytest.mark.skipif(not can_trace(), reason="this machine forbids tracing")
def test_a_move_that_is_killed_is_ended_by_the_next_command(office, workshop, candidate, tmp_path):
    kills, known = killed_everywhere(office, workshop, candidate, tmp_path / "saved", step=61)
    assert kills > known > 0


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this machine forbids tracing")
def test_a_move_that_is_killed_at_any_system_call_is_ended_by_the_next_command(office, workshop, candidate, tmp_path):
    kills, known = killed_everywhere(office, workshop, candidate, tmp_path / "saved", step=2)
    assert kills > 100
    assert kills > known > 10


def test_an_edition_that_changes_between_the_check_and_the_move_stays_where_it_is(office, candidate):
    path = candidate.place.path("pdf")
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(RegisterError) as error:
        move(candidate, (), office, AUTHOR)
    assert [found.code for found in error.value.findings] == ["R091"]
    assert editions_in(office) == ()
    assert not (office.office / "issued").exists()


def test_one_that_another_command_takes_away_at_this_moment_is_told_as_that(office, candidate, monkeypatch):
    reading = Path.read_bytes

    def taken_away(path):
        path.unlink()
        return reading(path)

    monkeypatch.setattr(Path, "read_bytes", taken_away)
    with pytest.raises(RegisterError) as error:
        move(candidate, (), office, AUTHOR)
    assert [found.code for found in error.value.findings] == ["R091"]


def test_an_edition_of_another_content_in_its_place_is_not_issued_for_it(office, workshop, candidate):
    write(office.office, SOUND.replace("progress", "delay"))
    list(build([office.office / "report.en.yaml"], workshop, Wish()))
    with pytest.raises(RegisterError) as error:
        move(candidate, (), office, AUTHOR)
    assert [found.code for found in error.value.findings] == ["R091"]


def test_two_at_once_issue_it_once(office, candidate):
    def issue(name):
        return lambda: str(move(candidate, (), office, Author(name, AUTHOR.when)).is_new)

    children = []
    for name in ("Ana", "Rui", "Eva"):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            code = 0
            try:
                os.write(writing, issue(name)().encode())
            except RapporteurError as error:  # the copies in `outputs/` are gone by now
                os.write(writing, error.findings[0].code.encode())
            finally:
                os._exit(code)
        os.close(writing)
        children.append((child, reading))
    said = []
    for child, reading in children:
        with os.fdopen(reading, "rb") as pipe:
            said.append(pipe.read().decode())
        os.waitpid(child, 0)
    assert "" not in said, "a fault that nobody is told of"
    assert said.count("True") == 1
    assert set(said) <= {"True", "False", "R091"}
    assert len(editions_in(office)) == 1
    assert audit(Register(office.register), office, []).findings == ()


def test_a_full_disk_leaves_everything_as_it_was(office, candidate, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before, log = archive_of(office), Register(office.register).log.read_bytes()
    monkeypatch.setattr("pipeline.archive.staging.sync_path", full)
    with pytest.raises(StorageError) as error:
        move(candidate, (), office, AUTHOR)
    assert error.value.findings[0].code in ("F001", "F010")
    assert archive_of(office) == before
    assert Register(office.register).log.read_bytes() == log
    assert not list(office.office.glob("issued/*/.*"))


def test_what_fails_once_it_is_issued_is_told_and_made_up_for(office, workshop, candidate, monkeypatch):
    def closed(*_):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patched:
        patched.setattr(archive, "digest", closed)
        moved = move(candidate, (), office, AUTHOR)
    assert (moved.is_new, [(found.code, found.severity) for found in moved.told]) == (True, [("F003", "warning")])
    assert any(office.out.rglob("*.pdf"))
    assert [each.fate for each in issued_now(workshop, candidate.source)] == ["unchanged"]
    assert not any(office.out.rglob("*.pdf"))
    assert audit(Register(office.register), office, []).findings == ()


def test_issued_that_is_read_only_is_told(office, candidate):
    issued = office.office / "issued"
    issued.mkdir()
    issued.chmod(0o555)

    def issue():
        try:
            move(candidate, (), office, AUTHOR)
        except (StorageError, RegisterError) as error:
            return error.findings[0].code
        return "done"

    def give_up_rights():
        for folder in (office.office, *office.office.parents):
            if folder.owner() == "root" and folder.name.startswith(("pytest", "test_")):
                folder.chmod(0o755)
        for path in (office.office / "register", *(office.office / "register").rglob("*")):
            path.chmod(0o777 if path.is_dir() else 0o666)
        from tests.support.children import without_rights

        without_rights()

    assert in_child(issue, give_up_rights) == "F004"
    assert editions_in(office) == ()


def test_the_move_asks_the_register_once_more(office, candidate, monkeypatch):
    from pipeline.desks.register.claiming import void

    void(Register(office.register), SYMBOL, "called off meanwhile", AUTHOR)
    with pytest.raises(RegisterError) as error:
        move(candidate, (), office, AUTHOR)
    assert [found.code for found in error.value.findings] == ["R051"]
    assert moving.files_of(candidate)
