"""The register on the disk: durable when it says so, mended after a kill, and refusing what it can't vouch for."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.archive.register import change as changing
from pipeline.archive.register import register as opened
from pipeline.archive.register import schema
from pipeline.archive.register.change import Author
from pipeline.archive.register.entries import chain
from pipeline.archive.register.log_file import read_lines
from pipeline.archive.register.projection import CLAIM, lines_of
from pipeline.archive.register.recovery import rebuild
from pipeline.archive.register.register import Register
from pipeline.desks.register.claiming import claim, void
from pipeline.errors import RegisterError, StorageError
from pipeline.model.symbol import Symbol
from tests.support.killing import can_trace, every_kill
from tests.support.registering import (
    AUTHOR,
    SYMBOL,
    WORKSHOP,
    claimed_series,
    faults_of,
    register_in,
    symbols_of,
)


def codes(error) -> list[str]:
    return [found.code for found in error.value.findings]


def data_of(serial: int) -> dict[str, object]:
    return {"symbol": f"SP/CL/L.O/DT N° {serial}-24", "titles": [f"Meeting {serial}"], "from": "", "to": ""}


def test_a_change_stands_in_the_log_and_in_the_database_when_it_is_told(tmp_path):
    register = register_in(tmp_path)
    claim(register, SYMBOL, WORKSHOP, AUTHOR)
    void(register, SYMBOL, "held under another title", AUTHOR)
    lines, torn = read_lines(register.log)
    with register.reading() as connection:
        assert lines_of(connection) == lines
    entries, broken = chain(lines)
    assert [(entry.sequence, entry.what, entry.who) for entry in entries] == [
        (1, "claim", "Ana Soto"),
        (2, "void", "Ana Soto"),
    ]
    assert (broken, torn) == (0, b"")
    assert faults_of(register) == []


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this machine forbids tracing")
def test_a_kill_at_any_moment_leaves_nothing_that_the_next_change_does_not_mend(tmp_path):
    register, kills, stood = register_in(tmp_path), 0, 0
    claimed_series(register, 1)

    def change():
        claim(register, Symbol(f"SP/CL/L.O/DT N° {2 + kills}-24"), WORKSHOP, AUTHOR, confirmed=True)

    for stop in every_kill(change):
        kills = stop + 1
        stood += len(read_lines(register.log)[0]) > len(symbols_of(register))
        if kills % 10 == 0:  # a change by another; in between, kill after kill
            claim(register, Symbol(f"SP/CL/XL.O/DT N° {kills}-24"), WORKSHOP, AUTHOR, confirmed=True)
            assert faults_of(register) == []
    assert kills > 50
    assert stood > 0  # some came when the line was in the log and not in the database
    claim(register, SYMBOL, WORKSHOP, AUTHOR)
    assert faults_of(register) == []


def test_a_line_that_a_kill_tore_is_cut_off_and_one_that_is_whole_is_taken_in(tmp_path):
    register = register_in(tmp_path)
    claimed_series(register, 2)
    with closing(sqlite3.connect(register.database)) as connection:  # as if the second commit had not happened
        connection.execute("DELETE FROM symbols WHERE sequence = 2")
        connection.execute("DELETE FROM log WHERE sequence = 2")
        connection.commit()
    with register.log.open("ab") as file:
        file.write(b'{"data":{"fro')
    assert faults_of(register) == ["R062"]
    done = claim(register, SYMBOL, WORKSHOP, AUTHOR)
    assert [found.code for found in done.findings] == ["R010"]
    assert list(symbols_of(register)) == ["SP/CL/L.O/DT N° 1-24", "SP/CL/L.O/DT N° 2-24", "SP/RV-TSTI-IR-24"]
    assert faults_of(register) == []


def test_what_was_mended_stands_though_the_change_itself_is_refused(tmp_path):
    register = register_in(tmp_path)
    claimed_series(register, 2)
    with closing(sqlite3.connect(register.database)) as connection:
        connection.execute("DELETE FROM symbols WHERE sequence = 2")
        connection.execute("DELETE FROM log WHERE sequence = 2")
        connection.commit()
    with pytest.raises(RegisterError) as error:
        claim(register, Symbol("SP/CL/L.O/DT N° 2-24"), WORKSHOP, AUTHOR)
    assert codes(error) == ["R020"]
    assert "SP/CL/L.O/DT N° 2-24" in symbols_of(register)  # else it would be proposed to the next one too


def test_whoever_waits_in_vain_is_told_who_holds_it(tmp_path):
    register = register_in(tmp_path)
    claimed_series(register, 1)
    ready, go = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        with register.writing(Author("Rui Pires", "2024-04-05T11:00:00+00:00")):
            os.write(ready[1], b"!")
            os.read(go[0], 1)
        os._exit(0)
    os.read(ready[0], 1)
    with pytest.raises(RegisterError) as error, register.writing(AUTHOR, patience=0.1):
        pass
    os.write(go[1], b"!")
    os.waitpid(child, 0)
    (told,) = error.value.findings
    assert (told.code, told.parameter("process"), told.parameter("who")) == ("R001", str(child), "Rui Pires")
    claimed_series(register, 1, start=2)


def test_a_commit_that_fails_takes_its_line_back(tmp_path):
    register = register_in(tmp_path)
    claimed_series(register, 1)
    before = register.log.read_bytes()
    uri = f"{register.database.as_uri()}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM symbols").fetchone()  # one who reads keeps the writer from committing
        with pytest.raises(RegisterError) as error, register.writing(AUTHOR, patience=0.1) as change:
            change.add(CLAIM, data_of(2))
    assert codes(error) == ["R001"]
    assert register.log.read_bytes() == before
    claimed_series(register, 1, start=2)
    assert faults_of(register) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_is_full_or_fails_leaves_the_register_as_it_was(tmp_path, monkeypatch, number):
    register = register_in(tmp_path)
    claimed_series(register, 1)
    before = register.log.read_bytes()

    def fails(descriptor):
        assert len(register.log.read_bytes()) > len(before)  # it was written by then
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(StorageError):
        claimed_series(register, 1, start=2)
    monkeypatch.undo()
    assert register.log.read_bytes() == before
    claimed_series(register, 1, start=2)
    assert faults_of(register) == []


def test_a_log_that_was_cut_or_altered_stops_every_change(tmp_path):
    register = register_in(tmp_path)
    claimed_series(register, 3)
    whole = register.log.read_bytes()
    register.log.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    with pytest.raises(RegisterError) as error:
        claimed_series(register, 1, start=4)
    assert codes(error) == ["R007"]
    assert faults_of(register) == ["R061"]
    register.log.write_bytes(whole.replace(b"Meeting 3", b"Meeting 8"))
    with pytest.raises(RegisterError) as error:
        claimed_series(register, 1, start=4)
    assert codes(error) == ["R008"]
    register.log.write_bytes(whole.replace(b"Meeting 1", b"Meeting 8"))
    assert faults_of(register) == ["R060"]  # a line far back is found by the audit, since the next one holds its hash


def test_a_table_that_was_altered_is_found(tmp_path):
    register = register_in(tmp_path)
    claimed_series(register, 2)
    with closing(sqlite3.connect(register.database)) as connection:
        connection.execute("UPDATE symbols SET titles = '[\"Another\"]' WHERE sequence = 2")
        connection.commit()
    assert faults_of(register) == ["R064"]


def test_a_deleted_database_is_made_anew_from_the_log_by_the_next_change(tmp_path):
    register = register_in(tmp_path)
    claimed_series(register, 2)
    register.database.unlink()
    with pytest.raises(RegisterError) as error, register.reading():
        pass
    assert codes(error) == ["R013"]
    claimed_series(register, 1, start=3)
    assert len(symbols_of(register)) == 3
    assert faults_of(register) == []


def test_a_newer_register_and_a_foreign_database_are_refused(tmp_path):
    register = register_in(tmp_path)
    claimed_series(register, 1)
    with closing(sqlite3.connect(register.database)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    uses = (
        lambda: claimed_series(register, 1, start=2),
        lambda: symbols_of(register),
        lambda: rebuild(register, AUTHOR, []),
    )
    for use in uses:
        with pytest.raises(RegisterError) as error:
            use()
        assert codes(error) == ["R005"]
    foreign = Register(tmp_path / "other")
    foreign.folder.mkdir()
    with closing(sqlite3.connect(foreign.database)) as connection:
        connection.execute("CREATE TABLE places (url TEXT)")
        connection.commit()
    with pytest.raises(RegisterError) as error:
        claimed_series(foreign, 1)
    assert codes(error) == ["R004"]
    foreign.database.write_bytes(b"<!doctype html>" * 100)
    with pytest.raises(RegisterError) as error:
        claimed_series(foreign, 1)
    assert codes(error) == ["R003"]


def test_an_older_register_is_kept_and_brought_up_to_date(tmp_path, monkeypatch):
    register = register_in(tmp_path)
    claimed_series(register, 2)
    with closing(sqlite3.connect(register.database)) as connection:  # a schema that had less
        connection.execute("ALTER TABLE symbols DROP COLUMN series")
        connection.commit()
    newer = schema.SCHEMA + 1
    for module in (schema, opened, changing):
        monkeypatch.setattr(module, "SCHEMA", newer)
    with pytest.raises(RegisterError) as error:
        symbols_of(register)
    assert codes(error) == ["R014"]
    claimed_series(register, 1, start=3)
    assert len(symbols_of(register)) == 3
    assert faults_of(register) == []
    before = schema.SCHEMA - 1
    kept = register.folder / f"register.schema-{before}.sqlite"
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (before,)
        assert connection.execute("SELECT count(*) FROM symbols").fetchone() == (2,)


def test_wal_is_refused_before_the_database_is_opened(tmp_path):
    register = register_in(tmp_path)
    claimed_series(register, 1)
    with closing(sqlite3.connect(register.database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    for use in (lambda: claimed_series(register, 1, start=2), lambda: symbols_of(register)):
        with pytest.raises(RegisterError) as error:
            use()
        assert codes(error) == ["R006"]
    rebuild(register, AUTHOR, [])  # from the log alone
    assert faults_of(register) == []
    assert len(symbols_of(register)) == 1
    assert not list(register.folder.glob("*-wal"))


def test_the_journal_is_truncated_and_every_commit_waited_for(tmp_path):
    register = register_in(tmp_path)
    with register.writing(AUTHOR) as change:
        assert change.connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
        assert change.connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert change.connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_network_disk_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(changing, "is_remote", lambda path: True)
    done = claim(register_in(tmp_path), SYMBOL, WORKSHOP, AUTHOR)
    assert [found.code for found in done.findings] == ["R009"]


def as_another(work) -> str:
    """What work says that a user without rights does, in a process of its own."""
    end, start = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        os.write(start, str(work()).encode())
        os._exit(0)
    os.close(start)
    os.waitpid(child, 0)
    with os.fdopen(end) as said:
        return said.read()


@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_where_nobody_may_write_one_can_read(folder, file):
    base = Path(tempfile.mkdtemp())  # pytest's own folders are closed to other users
    register = register_in(base)
    claimed_series(register, 1)

    def read_and_write():
        try:
            claimed_series(register, len(symbols_of(register)), start=2)
        except RegisterError as error:
            return [found.code for found in error.findings]

    try:
        for path in register.folder.iterdir():
            path.chmod(file)
        register.database.with_name("register.sqlite-journal").unlink()
        register.folder.chmod(folder)
        base.chmod(0o755)
        assert as_another(read_and_write) == "['R002']"
        assert len(symbols_of(register)) == 1
        assert faults_of(register) == []
    finally:
        register.folder.chmod(0o755)
        shutil.rmtree(base)
