"""Taking a report back: one language or all, once, and told by its status file whatever happened."""

from __future__ import annotations

import contextlib
import json

import pytest

from pipeline.archive.register.change import Author
from pipeline.archive.register.register import Register
from pipeline.desks.issued import editions_in, place_in_issued
from pipeline.desks.issuing.withdrawing import withdraw
from pipeline.desks.register.auditing import audit
from pipeline.errors import RegisterError
from tests.support.issuing import office_in, put_on_record, small
from tests.support.killing import can_trace, every_kill
from tests.support.registering import AUTHOR, SYMBOL


@pytest.fixture
def office(tmp_path):
    office = office_in(tmp_path)
    put_on_record(office, small(), small(language="es"), small(f"{SYMBOL}/Rev. 1"))
    return office


def refused(office, *given, **named) -> list[str]:
    with pytest.raises(RegisterError) as error:
        withdraw(*given, AUTHOR, office, **named)
    return [found.code for found in error.value.findings]


def states(office) -> dict[tuple[str, str], str]:
    """How each edition stands by its status file."""
    told = (json.loads(place_in_issued(each, office).status.read_bytes()) for each in editions_in(office))
    return {(each["symbol"], each["language"]): each["state"] for each in told}


def test_one_language_is_taken_back_and_then_the_others_and_nothing_twice(office):
    done = withdraw(str(SYMBOL), "a\nmistake", AUTHOR, office, language="es")
    assert [(each.language, each.reason) for each in done.editions] == [("es", "a mistake")]
    assert refused(office, str(SYMBOL), "again", language="es") == ["R089"]
    assert [each.language for each in withdraw(str(SYMBOL), "all of it", AUTHOR, office).editions] == ["en"]
    assert refused(office, str(SYMBOL), "again") == ["R089", "R089"]
    assert refused(office, f"{SYMBOL}/Corr.1", "never was") == ["R088"]
    symbol = str(SYMBOL)
    assert states(office) == {
        (symbol, "en"): "withdrawn", (symbol, "es"): "withdrawn", (f"{symbol}/Rev. 1", "en"): "issued"
    }  # fmt: skip
    assert audit(Register(office.register), office, []).findings == ()


@pytest.mark.parametrize(("reason", "who"), [(" ", "Ana"), ("bell\x07", "Ana"), ("x" * 1001, "Ana"), ("a mistake", "")])
def test_words_that_the_log_cannot_hold_are_refused(office, reason, who):
    with pytest.raises(RegisterError) as error:
        withdraw(str(SYMBOL), reason, Author(who, AUTHOR.when), office)
    assert {found.code for found in error.value.findings} == {"R028"}
    assert set(states(office).values()) == {"issued"}


@pytest.mark.soak
@pytest.mark.skipif(not can_trace(), reason="this machine forbids tracing")
def test_one_that_was_killed_is_told_by_the_status_file_once_it_is_given_again(office):
    put_on_record(office, *(small(f"{SYMBOL}/Corr.{number}") for number in range(1, 30)))
    kills: list[str] = []
    known = 0

    def take(symbol):
        withdraw(symbol, "a mistake", AUTHOR, office)

    for _ in every_kill(lambda: take(f"{SYMBOL}/Corr.{len(kills) + 1}"), step=61):
        symbol = f"{SYMBOL}/Corr.{len(kills) + 1}"
        kills.append(symbol)
        if any(each.is_withdrawn and str(each.symbol) == symbol for each in editions_in(office)):
            known += 1
            assert refused(office, symbol, "again") == ["R089"]
        else:
            with contextlib.suppress(RegisterError):  # a line that the kill had left in the log
                take(symbol)
        assert states(office)[symbol, "en"] == "withdrawn"
    assert len(kills) > known > 0
    assert audit(Register(office.register), office, []).findings == ()
