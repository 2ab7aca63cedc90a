"""Saving the register and making it anew: rehearsed with every loss there is, and a kill at every step."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from pipeline.archive.register.checking import check_register
from pipeline.archive.register.log_file import copy_file, read_lines
from pipeline.archive.register.projection import CLAIM
from pipeline.archive.register.recovery import back_up, read_backup, rebuild, restore
from pipeline.archive.register.register import Register
from pipeline.errors import RegisterError
from tests.support.killing import can_trace, every_kill
from tests.support.registering import AUTHOR, claimed_series, faults_of, register_in, symbols_of

USED = {
    "symbol": "SP/RV-TSTI-IR-24", "titles": ["Workshop"], "from": "2024-04-05", "to": "2024-04-05", "source": "archive"
}  # fmt: skip


def codes(error) -> list[str]:
    return [found.code for found in error.value.findings]


@pytest.fixture
def register(tmp_path) -> Register:
    register = register_in(tmp_path)
    claimed_series(register, 3)
    return register


def test_a_backup_brings_the_register_back_to_another_machine(register, tmp_path):
    saved = back_up(register, tmp_path / "saved.sqlite")
    assert saved.changes == 3
    elsewhere = register_in(tmp_path / "elsewhere")
    restore(elsewhere, tmp_path / "saved.sqlite", AUTHOR)
    assert symbols_of(elsewhere) == symbols_of(register)
    assert faults_of(elsewhere) == []
    claimed_series(elsewhere, 1, start=4)


def test_a_backup_overwrites_nothing(register, tmp_path):
    back_up(register, tmp_path / "saved.sqlite")
    with pytest.raises(RegisterError) as error:
        back_up(register, tmp_path / "saved.sqlite")
    assert codes(error) == ["R040"]


def test_a_plain_copy_of_a_register_in_use_is_no_backup_and_ours_is(register, tmp_path):
    with register.writing(AUTHOR) as change:
        change.connection.execute("PRAGMA cache_size = 1")  # a long change is written out before it is committed
        for serial in range(4, 90):
            data = {
                "symbol": f"SP/CL/L.O/DT N° {serial}-24",
                "titles": [f"Meeting {serial}" * 20],
                "from": "",
                "to": "",
            }
            change.add(CLAIM, data)
        shutil.copy(register.database, tmp_path / "plain.sqlite")
    with pytest.raises(RegisterError) as error:
        read_backup(tmp_path / "plain.sqlite")
    assert codes(error) == ["R041"]
    assert back_up(register, tmp_path / "saved.sqlite").changes == 89


def test_changes_that_came_after_the_backup_are_lost_only_if_that_is_asked_for(register, tmp_path):
    back_up(register, tmp_path / "saved.sqlite")
    claimed_series(register, 2, start=4)
    with pytest.raises(RegisterError) as error:
        restore(register, tmp_path / "saved.sqlite", AUTHOR)
    assert codes(error) == ["R042"]
    assert error.value.findings[0].parameter("number") == 2
    assert len(symbols_of(register)) == 5
    assert restore(register, tmp_path / "saved.sqlite", AUTHOR, lose_later=True).lost == 2
    assert len(symbols_of(register)) == 3
    assert faults_of(register) == []
    kept = register.folder / "before-1.sqlite"
    assert len(read_backup(kept)) == len(kept.with_suffix(".jsonl").read_bytes().splitlines()) == 5


def test_a_damaged_database_is_put_aside_and_nothing_that_the_log_has_is_lost(register, tmp_path):
    back_up(register, tmp_path / "saved.sqlite")
    claimed_series(register, 1, start=4)
    data = register.database.read_bytes()
    register.database.write_bytes(data[:2000] + bytes(3000) + data[5000:])
    with pytest.raises(RegisterError) as error:  # the log has a change that the backup has not
        restore(register, tmp_path / "saved.sqlite", AUTHOR)
    assert codes(error) == ["R042"]
    rebuild(register, AUTHOR, [])
    assert len(symbols_of(register)) == 4
    assert faults_of(register) == []
    assert (register.folder / "before-1.sqlite").exists()


@pytest.mark.parametrize("what", ["nothing", "an empty file", "words", "another database"])
def test_what_is_no_backup_is_refused_and_changes_nothing(register, tmp_path, what):
    file = tmp_path / "saved.sqlite"
    if what == "another database":
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("CREATE TABLE log (line TEXT)")
    elif what != "nothing":
        file.write_text("" if what == "an empty file" else "Dear colleagues " * 100)
    before = register.database.read_bytes()
    with pytest.raises(RegisterError) as error:
        restore(register, file, AUTHOR, lose_later=True)
    assert codes(error) == ["R041"]
    assert register.database.read_bytes() == before


def test_a_log_that_was_taken_away_is_written_anew_from_the_database(register):
    register.log.unlink()
    rebuild(register, AUTHOR, [])
    assert faults_of(register) == []
    assert len(symbols_of(register)) == 3


def test_with_nothing_left_the_archive_says_what_was_claimed(tmp_path):
    register = register_in(tmp_path)
    saved = rebuild(register, AUTHOR, [USED])
    assert list(map(str, saved.added)) == ["SP/RV-TSTI-IR-24"]
    assert symbols_of(register) == {"SP/RV-TSTI-IR-24": "Workshop"}
    assert rebuild(register, AUTHOR, [USED]).added == ()


def test_log_and_database_that_contradict_each_other_are_a_persons_to_judge(register, tmp_path):
    other = register_in(tmp_path / "other")
    claimed_series(other, 4, start=10)
    shutil.copy(other.log, register.log)
    assert faults_of(register) == ["R063"]
    with pytest.raises(RegisterError) as error:
        rebuild(register, AUTHOR, [])
    assert codes(error) == ["R043"]
    rebuild(register, AUTHOR, [], lose_later=True)
    assert "SP/CL/L.O/DT N° 13-24" in symbols_of(register)
    assert faults_of(register) == []


def test_lines_behind_a_broken_one_are_not_dropped_in_silence(register):
    register.log.write_bytes(register.log.read_bytes().replace(b"Meeting 2", b"Meeting 7"))
    rebuilt = rebuild(register, AUTHOR, [])  # the database has them all
    assert rebuilt.lost == 0
    register.log.write_bytes(register.log.read_bytes().replace(b"Meeting 2", b"Meeting 7"))
    register.database.unlink()
    with pytest.raises(RegisterError) as error:
        rebuild(register, AUTHOR, [])
    assert codes(error) == ["R044"]
    assert error.value.findings[0].parameter("number") == 2
    assert rebuild(register, AUTHOR, [], lose_later=True).lost == 2


@pytest.mark.skipif(not can_trace(), reason="this machine forbids tracing")
@pytest.mark.soak
def test_a_restore_that_is_killed_can_be_given_again(register, tmp_path):
    back_up(register, tmp_path / "saved.sqlite")
    claimed_series(register, 1, start=4)

    def again():
        restore(register, tmp_path / "saved.sqlite", AUTHOR, lose_later=True)

    kept = {path.name: path.read_bytes() for path in register.folder.iterdir()}
    for _ in every_kill(again, step=5):
        with register.reading() as connection:
            list(check_register(register, connection))  # it can be read after every kill
        again()
        assert faults_of(register) == []
        assert len(symbols_of(register)) == 3
        shutil.rmtree(register.folder)
        register.folder.mkdir()
        for name, data in kept.items():
            (register.folder / name).write_bytes(data)


def test_a_copy_of_a_log_keeps_a_torn_end_torn(tmp_path):
    log, kept = tmp_path / "log.jsonl", tmp_path / "before.jsonl"
    log.write_bytes(b'{"whole": 1}\n{"torn"')
    copy_file(log, kept)
    assert kept.read_bytes() == log.read_bytes()
    assert read_lines(kept) == ([b'{"whole": 1}'], b'{"torn"')
