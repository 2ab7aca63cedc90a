"""Whether a report may carry its symbol."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.archive.register.claimed import Held
from pipeline.desks.register.claiming import claim, void
from pipeline.desks.register.holding import Carried, holdings
from pipeline.model.symbol import Symbol
from tests.support.command import SOUND, write
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP, register_in


@pytest.fixture
def carried(tmp_path):
    write(tmp_path, SOUND)
    return Carried(tmp_path / "report.en.yaml", SYMBOL, WORKSHOP, SYMBOL, "en")


def told(register, carried) -> list[str]:
    return [found.code for found in holdings(register.folder, [carried]).verdict(carried).findings]


def test_an_office_without_a_register_is_told_nothing_and_gets_none(tmp_path, carried):
    register = register_in(tmp_path)
    assert told(register, carried) == []
    assert not register.folder.exists()


def test_a_symbol_that_is_claimed_for_the_meeting_may_be_carried_by_every_revision(tmp_path, carried):
    register = register_in(tmp_path)
    claim(register, SYMBOL, WORKSHOP, AUTHOR)
    assert told(register, carried) == []
    assert told(register, replace(carried, symbol=Symbol("SP/RV-TSTI-IR-24 Rev. 1"))) == []
    assert (
        told(register, replace(carried, held=Held(("Taller", "workshop  ON things"), "2024-04-05", "2024-04-05"))) == []
    )


def test_another_meeting_may_not_carry_it_nor_anybody_once_it_is_void(tmp_path, carried):
    register = register_in(tmp_path)
    claim(register, SYMBOL, Held(("Another",)), AUTHOR)
    (found,) = holdings(register.folder, [carried]).verdict(carried).findings
    assert (found.code, found.place.line, found.place.column, found.place.path) == ("R050", 2, 9, "symbol")
    void(register, SYMBOL, "called off", AUTHOR)
    assert told(register, carried) == ["R051"]


def test_a_symbol_that_nobody_claimed_is_told_as_a_warning(tmp_path, carried):
    register = register_in(tmp_path)
    claim(register, Symbol("SP/CL/L.O/DT N° 1-24"), WORKSHOP, AUTHOR)
    (found,) = holdings(register.folder, [carried]).verdict(carried).findings
    assert (found.code, found.severity) == ("R052", "warning")


def test_a_register_that_cannot_be_read_vouches_for_nothing(tmp_path, carried):
    register = register_in(tmp_path)
    claim(register, SYMBOL, WORKSHOP, AUTHOR)
    register.database.write_bytes(b"Dear colleagues " * 500)
    assert told(register, carried) == ["R003"]
