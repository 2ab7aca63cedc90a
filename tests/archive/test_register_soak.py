"""Many at once, killed at random: no symbol twice, no acknowledged change lost, the log whole."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.archive.register.change import Author
from pipeline.archive.register.claimed import Held
from pipeline.archive.register.projection import all_claimed
from pipeline.archive.register.recovery import back_up
from pipeline.desks.register.claiming import claim, void
from pipeline.desks.register.proposing import Wanted, next_symbol
from pipeline.errors import RegisterError
from pipeline.office.symbols import SymbolRule
from tests.support.registering import faults_of, register_in

EACH = 6


def _work(folder: Path, acknowledged: int, number: int) -> None:
    """One person: asks for the next symbol, claims it, voids some, and writes down what was acknowledged."""
    register, chance = register_in(folder), random.Random(number)
    author = Author(f"person {number}", "2024-04-05T10:00:00+00:00")
    for turn in range(EACH):
        title = f"Meeting {number}.{turn}"
        while not _claimed(register, title, author, acknowledged, chance):
            pass


def _claimed(register, title, author, acknowledged, chance) -> bool:
    """Whether the claim was acknowledged; others may have been quicker, or at work for longer than one waits."""
    try:
        known = ()
        if register.exists:
            with register.reading() as connection:
                known = all_claimed(connection)
        symbol = next_symbol(Wanted("DT", 24, body="CL", session="L.O"), known, (), SymbolRule()).symbol
        claim(register, symbol, Held((title,)), author, confirmed=True)
        os.write(acknowledged, f"claimed\t{symbol}\t{title}\n".encode())
        if chance.random() < 0.2:
            void(register, symbol, f"not needed: {title}", author)
            os.write(acknowledged, f"void\t{symbol}\t{title}\n".encode())
    except RegisterError as error:
        if error.findings[0].code not in ("R020", "R021", "R001", "R011"):
            raise
        return False
    return True


@contextmanager
def _written_down(path: Path) -> Iterator[int]:
    """A file to which many may add lines, each in one step."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _killed_at_random(people: list[multiprocessing.Process], chance: random.Random) -> int:
    """How many were killed; some half of them, while they work."""
    killed = 0
    for person in chance.sample(people, len(people) // 2):
        time.sleep(chance.uniform(0, 0.05))
        if person.is_alive():
            os.kill(person.pid, signal.SIGKILL)
            killed += 1
    return killed


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
def test_fifty_claim_at_once_and_are_killed_at_random(tmp_path, seed):
    context, chance = multiprocessing.get_context("fork"), random.Random(seed)
    with _written_down(tmp_path / "acknowledged") as acknowledged:
        people = [context.Process(target=_work, args=(tmp_path, acknowledged, number)) for number in range(50)]
        for person in people:
            person.start()
        killed = _killed_at_random(people, chance)
        for person in people:
            person.join(240)
    assert killed >= 5
    assert all(person.exitcode in (0, -signal.SIGKILL) for person in people)
    _assert_sound(tmp_path, tmp_path / "acknowledged", at_least=(50 - killed) * EACH)


def _assert_sound(folder: Path, acknowledged: Path, at_least: int) -> None:
    register = register_in(folder)
    claim_of_the_next = Author("next", "2024-04-05T12:00:00+00:00")
    with register.writing(claim_of_the_next):  # takes in what the last kill left
        pass
    assert faults_of(register) == []  # the chain, the tables against the log, SQLite's integrity_check
    with register.reading() as connection:
        there = {str(each.symbol): each for each in all_claimed(connection)}
    lines = [line.split("\t") for line in acknowledged.read_text(encoding="utf-8").splitlines()]
    claims = [(symbol, title) for what, symbol, title in lines if what == "claimed"]
    assert len(claims) >= at_least
    assert len({symbol for symbol, _ in claims}) == len(claims)  # none given twice
    assert all(there[symbol].held.titles == (title,) for symbol, title in claims)  # none lost
    assert all(there[symbol].is_void for what, symbol, _ in lines if what == "void")
    saved = back_up(register, folder / "saved.sqlite")
    assert saved.changes == len(register.log.read_bytes().splitlines())


@pytest.mark.soak
def test_a_hundred_kills_of_one_who_claims(tmp_path):
    context, chance = multiprocessing.get_context("fork"), random.Random(1)
    with _written_down(tmp_path / "acknowledged") as acknowledged:
        for number in range(400):  # a hundred kills at least, and more on a slow machine
            if number >= 100 and _claims(tmp_path / "acknowledged") >= 50:
                break
            person = context.Process(target=_work, args=(tmp_path, acknowledged, number))
            person.start()
            time.sleep(chance.uniform(0.005, 0.06))
            os.kill(person.pid, signal.SIGKILL)
            person.join()
    _assert_sound(tmp_path, tmp_path / "acknowledged", at_least=50)


def _claims(acknowledged: Path) -> int:
    return acknowledged.read_text(encoding="utf-8").count("claimed\t")
