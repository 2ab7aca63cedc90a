"""Manifestations in the register: one follows the other, none without its edition, and they come back from the log."""

from __future__ import annotations

import sqlite3

import pytest

from pipeline.archive.register.editions import ISSUE, WITHDRAW, issued_editions
from pipeline.archive.register.manifestations import REISSUE, Manifestation
from pipeline.archive.register.recovery import rebuild
from pipeline.desks.register.claiming import claim
from pipeline.errors import RegisterError
from tests.support.issuing import small
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP, faults_of, register_in

SECOND, THIRD = (Manifestation(number, f"key {number}", {"pdf": str(number) * 64}, "a new look") for number in (2, 3))


@pytest.fixture
def register(tmp_path):
    register = register_in(tmp_path)
    claim(register, SYMBOL, WORKSHOP, AUTHOR)
    with register.writing(AUTHOR) as change:
        change.add(ISSUE, small()[0].data)
    return register


def again(register, *manifestations, language="en"):
    with register.writing(AUTHOR) as change:
        for one in manifestations:
            change.add(REISSUE, one.data(SYMBOL, language))


def edition(register):
    with register.reading() as connection:
        (found,) = issued_editions(connection)
    return found


def test_they_follow_each_other_and_come_back_from_the_log(register):
    assert edition(register).latest.number == 1
    again(register, SECOND)
    again(register, THIRD)
    before = edition(register)
    assert [(each.number, each.reason, each.who) for each in before.again] == [
        (2, "a new look", AUTHOR.who),
        (3, "a new look", AUTHOR.who),
    ]
    assert (before.latest.made_from, dict(before.latest.files)) == (THIRD.made_from, dict(THIRD.files))
    assert dict(before.files) == dict(small()[0].files)
    register.database.unlink()
    rebuild(register, AUTHOR, [])
    assert edition(register) == before
    assert faults_of(register) == []


@pytest.mark.parametrize("fault", ["a gap", "twice", "another language", "withdrawn"])
def test_what_can_not_follow_is_refused(register, fault):
    wanted, language = (THIRD,), "en"
    if fault == "twice":
        wanted = (SECOND, SECOND)
    elif fault == "another language":
        wanted, language = (SECOND,), "es"
    elif fault == "withdrawn":
        with register.writing(AUTHOR) as change:
            change.add(WITHDRAW, {"symbol": str(SYMBOL), "language": "en", "reason": "a mistake"})
        wanted = (SECOND,)
    with pytest.raises((sqlite3.IntegrityError, RegisterError)):
        again(register, *wanted, language=language)
    assert edition(register).again == ()
