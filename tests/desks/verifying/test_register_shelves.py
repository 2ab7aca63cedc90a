"""What the register vouches for: itself, and what it knows of `issued/`; damaged or gone, its log and the records answer."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from pipeline.archive.fixity.shelf import Kind
from pipeline.archive.register.register import Register
from tests.desks.verifying.test_verify import FIRST, SECOND, at, found
from tests.support.kept_archive import copied


@pytest.fixture
def office(kept, tmp_path):
    return copied(kept, tmp_path / "office")


def test_where_the_whole_register_is_gone_records_vouch_and_its_loss_is_told(office):
    shutil.rmtree(office.register)
    at(office, FIRST).write_bytes(b"other")
    told = found(office)
    assert (FIRST, Kind.CHANGED) in told
    assert ("register/log.jsonl", Kind.MISSING) in told
    assert {kind for name, kind in told if name.startswith("register/inputs/")} == {Kind.MISSING}
    assert all(name.startswith("register/") for name, _ in told if name != FIRST)


def test_where_the_database_is_damaged_the_log_answers(office):
    database = Register(office.register).database
    database.write_bytes(b"\0" * 5000)
    at(office, SECOND).unlink()
    assert found(office) == sorted(
        [(SECOND, Kind.MISSING), (database.relative_to(office.office).as_posix(), Kind.CHANGED)]
    )


@pytest.mark.parametrize("harm", ["a byte", "cut", "gone"])
def test_a_log_that_was_altered_is_told(office, harm):
    log = Register(office.register).log
    data = log.read_bytes()
    if harm == "gone":
        log.unlink()
    else:
        log.write_bytes(data.replace(b"Taller", b"Tallar", 1) if harm == "a byte" else data[: len(data) // 2])
    assert found(office) == [("register/log.jsonl", Kind.MISSING if harm == "gone" else Kind.CHANGED)]


def test_an_edition_that_somebody_struck_from_the_database_is_told(office):
    with sqlite3.connect(Register(office.register).database) as connection:
        connection.execute("DELETE FROM manifestations")
    connection.close()
    assert found(office) != []
