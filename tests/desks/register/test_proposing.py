"""The next symbol by the office's rule, against every symbol of the domain notes that the rule can make."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.archive.register.claimed import Claimed, Held, State
from pipeline.desks.register.proposing import Wanted, next_symbol
from pipeline.errors import RegisterError
from pipeline.model.meeting import Mode
from pipeline.model.symbol import Symbol
from pipeline.office.symbols import SymbolRule, read_symbol_rule

RULE = read_symbol_rule(Path(__file__).parents[3] / "templates" / "office")
TSTI = Wanted("IR", 2024, "Taller Sobre Trabajo Intersecretarías", Mode.VIRTUAL)


def given(symbol: str, title: str = "Workshop", state: State = State.CLAIMED) -> Claimed:
    return Claimed(Symbol(symbol), Held((title,)), state, "", "Ana Soto", "2024-04-05", 1)


def proposed(wanted: Wanted, *claimed: Claimed, used: tuple[Symbol, ...] = ()) -> str:
    return str(next_symbol(wanted, claimed, used, RULE).symbol)


def refused(wanted: Wanted, *claimed: Claimed, used: tuple[Symbol, ...] = ()) -> str:
    with pytest.raises(RegisterError) as error:
        next_symbol(wanted, claimed, used, RULE)
    return error.value.findings[0].code


@pytest.mark.parametrize(
    ("title", "initials"),
    [
        ("Taller Sobre Trabajo Intersecretarías", "TSTI"),
        ("Acto de Presentación Oficial del Secretario Permanente", "APOSP"),
        ("«Taller sobre comercio digital y año fiscal»", "TSCDAF"),
        ("III Reunión de Altos Funcionarios 2024", "RAF"),
        ("Ámbito económico", "AE"),
    ],
)
def test_the_initials_of_a_spanish_title(title, initials):
    assert RULE.initials(title) == initials


def test_the_symbol_of_the_reference_report_is_what_is_proposed():
    assert proposed(TSTI) == "SP/RV-TSTI-IR-24"
    assert [found.code for found in next_symbol(TSTI, (), (), RULE).findings] == ["R037"]


def test_a_collision_is_a_persons_to_solve():
    assert refused(TSTI, given("SP/RV-TSTI-IR-24")) == "R032"
    assert refused(TSTI, given("SP/RV-TSTI-IR-24", state=State.VOID)) == "R032"
    assert refused(TSTI, used=(Symbol("SP/RV-TSTI-IR-24 Rev. 1"),)) == "R035"
    assert (
        proposed(Wanted("IR", 24, initials="TSTIB", mode=Mode.VIRTUAL), given("SP/RV-TSTI-IR-24"))
        == "SP/RV-TSTIB-IR-24"
    )


def test_letters_that_the_office_never_used_have_to_be_given():
    on_site = Wanted("IR", 2024, TSTI.title, Mode.IN_PERSON)
    assert refused(on_site) == "R030"
    assert refused(Wanted("IR", 2024, TSTI.title)) == "R030"
    assert proposed(Wanted("IR", 2024, TSTI.title, Mode.IN_PERSON, prefix="RP")) == "SP/RP-TSTI-IR-24"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted("IR", None, TSTI.title, Mode.VIRTUAL), "R033"),
        (Wanted("IR", 2024, "", Mode.VIRTUAL), "R033"),
        (Wanted("IR", 2024, "Taller", Mode.VIRTUAL), "R031"),
        (Wanted("DT", 2024, body="CL/", session="L.O"), "R034"),
    ],
)
def test_what_is_missing_or_can_be_no_part_is_told(wanted, code):
    assert refused(wanted) == code


COUNCIL = Wanted("DT", 2024, body="CL", session="L.O")


def test_serials_go_on_from_the_highest_and_gaps_stay_gaps():
    assert proposed(COUNCIL) == "SP/CL/L.O/DT N° 1-24"
    known = (given("SP/CL/L.O/DT Nº 2-24"), given("SP/CL/L.O/DT No. 5-24", state=State.VOID))
    assert proposed(COUNCIL, *known) == "SP/CL/L.O/DT N° 6-24"
    assert proposed(COUNCIL, *known, used=(Symbol("SP/CL/L.O/DT N° 7-24 Rev.1"),)) == "SP/CL/L.O/DT N° 8-24"


def test_serials_restart_at_each_session_and_count_in_their_own_type():
    known = (given("SP/CL/XLVIII.O/DT N° 9-22"), given("SP/CL/L.O/Di N° 4-24"))
    assert proposed(COUNCIL, *known) == "SP/CL/L.O/DT N° 1-24"


def test_an_event_has_serials_too_which_restart_with_the_year():
    event = Wanted("Di", 2017, body="APOSP")
    assert proposed(event) == "SP/APOSP/Di N° 1-17"
    assert proposed(event, given("SP/APOSP/Di N° 1-17"), given("SP/APOSP/Di N° 6-16")) == "SP/APOSP/Di N° 2-17"


def test_a_form_that_was_never_seen_is_proposed_and_told():
    proposal = next_symbol(Wanted("DT", 2024, body="RP", session="II.E"), (), (), SymbolRule())
    assert str(proposal.symbol) == "SP/RP/II.E/DT N° 1-24"
    assert [found.code for found in proposal.findings] == ["R036"]
