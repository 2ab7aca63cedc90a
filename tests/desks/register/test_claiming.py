"""Claiming and voiding: once and for ever, whatever the order in which people ask."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.archive.register.change import Author
from pipeline.archive.register.claimed import Held
from pipeline.archive.register.projection import all_claimed
from pipeline.archive.register.recovery import rebuild
from pipeline.desks.register.auditing import claims_of_records
from pipeline.desks.register.bringing_back import editions_of_records
from pipeline.desks.register.claiming import amend, claim, void
from pipeline.desks.register.holding import Carried, holdings
from pipeline.desks.register.proposing import Wanted, next_symbol
from pipeline.errors import RegisterError
from pipeline.model.symbol import Symbol
from pipeline.office.symbols import SymbolRule
from tests.support.issuing import office_in, put_on_record, small
from tests.support.registering import AUTHOR, SYMBOL, WORKSHOP, faults_of, register_in, symbols_of


def refused(work) -> list[str]:
    with pytest.raises(RegisterError) as error:
        work()
    return [found.code for found in error.value.findings]


@pytest.fixture
def register(tmp_path):
    return register_in(tmp_path)


def test_the_same_claim_once_more_changes_nothing(register):
    assert claim(register, SYMBOL, WORKSHOP, AUTHOR).is_new
    again = Held(("WORKSHOP  on Things",), "2024-04-05", "2024-04-05")
    done = claim(register, Symbol("SP/rv-tsti-ir-24"), again, Author("Rui Pires", "later"), confirmed=True)
    assert (done.is_new, done.claimed.who) == (False, "Ana Soto")
    assert len(register.log.read_bytes().splitlines()) == 1


@pytest.mark.parametrize(
    "other",
    [
        Held(("Workshop on other things",), "2024-04-05", "2024-04-05"),
        Held(("Workshop on things",), "2024-04-06", "2024-04-06"),
        Held(("Workshop on things",), "2024-04-05", "2024-04-06"),
    ],
)
def test_another_meeting_does_not_get_it(register, other):
    claim(register, SYMBOL, WORKSHOP, AUTHOR)
    assert refused(lambda: claim(register, SYMBOL, other, AUTHOR)) == ["R020"]


def test_a_meeting_is_known_by_its_title_in_any_language(register):
    titles = ("Workshop on things", "Taller sobre cosas")
    claim(register, SYMBOL, Held(titles, "2024-04-05", "2024-04-05"), AUTHOR)
    assert not claim(register, SYMBOL, Held(("taller sobre cosas",)), AUTHOR).is_new


def test_spellings_of_one_symbol_are_one_and_the_printed_form_is_kept(register):
    claim(register, Symbol("SP/CL/L.O/DT Nº 2-24"), WORKSHOP, AUTHOR)
    assert list(symbols_of(register)) == ["SP/CL/L.O/DT Nº 2-24"]
    other = Held(("Another",))
    assert refused(lambda: claim(register, Symbol("SP/CL/L.O/DT No. 2-24"), other, AUTHOR)) == ["R020"]


def test_a_voided_symbol_is_never_given_again(register):
    claim(register, SYMBOL, WORKSHOP, AUTHOR)
    done = void(register, SYMBOL, "the meeting was\ncalled off", AUTHOR)
    assert (done.claimed.is_void, done.claimed.reason) == (True, "the meeting was called off")
    assert refused(lambda: claim(register, SYMBOL, WORKSHOP, AUTHOR)) == ["R021"]
    assert refused(lambda: amend(register, SYMBOL, WORKSHOP, AUTHOR)) == ["R021"]
    assert refused(lambda: void(register, SYMBOL, "again", AUTHOR)) == ["R027"]


def test_what_was_claimed_wrongly_can_be_put_right(register):
    claim(register, SYMBOL, Held(("Workshop on thigns",)), AUTHOR)
    assert amend(register, SYMBOL, WORKSHOP, AUTHOR).is_new
    assert not claim(register, SYMBOL, WORKSHOP, AUTHOR).is_new
    assert faults_of(register) == []


def test_what_was_issued_keeps_its_meeting(tmp_path):
    settings, register = office_in(tmp_path), register_in(tmp_path)
    put_on_record(settings, small())
    assert refused(lambda: amend(register, SYMBOL, Held(("Otro",)), AUTHOR)) == ["R039"]
    both = Held(("Otro", "WORKSHOP on things"), "2024-04-05", "2024-04-06")  # another title, and a day that was wrong
    assert amend(register, SYMBOL, both, AUTHOR).is_new
    assert refused(lambda: amend(register, SYMBOL, Held(("Otro",)), AUTHOR)) == ["R039"]


def test_beside_what_was_issued_no_other_register_is_begun(tmp_path):
    settings, register = office_in(tmp_path), register_in(tmp_path)
    put_on_record(settings, small())
    shutil.rmtree(register.folder)
    for lost in (lambda: claim(register, SYMBOL, Held(("Otra reunión",)), AUTHOR), lambda: symbols_of(register)):
        assert refused(lost) == ["R016"]
    assert not register.exists
    carried = Carried(tmp_path / "x.en.yaml", SYMBOL, WORKSHOP, SYMBOL, "en")
    said = holdings(register.folder, [carried]).verdict(carried).findings  # nor is anything built under its symbols
    assert [found.code for found in said] == ["R016"]
    rebuild(register, AUTHOR, claims_of_records(settings), list(editions_of_records(settings)))
    assert refused(lambda: claim(register, SYMBOL, Held(("Otra reunión",)), AUTHOR)) == ["R020"]


@pytest.mark.parametrize("rival", ["SP/RV\u2011TSTI-IR-24", "S\u0420/RV-TSTI-IR-24", "ＳP/RV-TSTI-IR-24"])
def test_a_symbol_that_only_looks_like_another_is_not_given_even_if_confirmed(register, rival):
    claim(register, SYMBOL, WORKSHOP, AUTHOR)
    assert refused(lambda: claim(register, Symbol(rival), Held(("Otra",)), AUTHOR, confirmed=True)) == ["R038"]


def test_what_was_never_claimed_can_be_neither_voided_nor_put_right(register):
    assert refused(lambda: void(register, SYMBOL, "no reason", AUTHOR)) == ["R026"]
    assert refused(lambda: amend(register, SYMBOL, WORKSHOP, AUTHOR)) == ["R026"]


@pytest.mark.parametrize(
    ("symbol", "held", "codes"),
    [
        ("SP/CL/XXXVIII.O DT N° 10", WORKSHOP, ["R022"]),  # as it was printed once
        ("SP/RV-TSTI-IR-23", WORKSHOP, ["R025"]),
    ],
)
def test_what_is_unusual_is_taken_when_it_is_confirmed(register, symbol, held, codes):
    assert refused(lambda: claim(register, Symbol(symbol), held, AUTHOR)) == codes
    assert claim(register, Symbol(symbol), held, AUTHOR, confirmed=True).is_new


@pytest.mark.parametrize(
    ("symbol", "title", "code"),
    [
        ("SP/RV-TSTI-IR-24 Rev. 1", "Workshop", "R023"),
        ("SP/CL/L.O/DT N° 2-24/Corr.1", "Workshop", "R023"),
        ("会議", "Workshop", "R029"),
        ("SP/RV-TSTI-IR-24", " ", "R028"),
        ("SP/RV-TSTI-IR-24", "Work\x07shop", "R028"),
        ("SP/RV-TSTI-IR-24", "\udc80", "R028"),
        ("SP/RV-TSTI-IR-24", "W" * 1001, "R028"),
        ("", "Workshop", "R028"),
    ],
)
def test_what_no_confirmation_helps(register, symbol, title, code):
    assert code in refused(lambda: claim(register, Symbol(symbol), Held((title,)), AUTHOR, confirmed=True))
    assert not register.exists


def test_two_symbols_do_not_share_a_folder(register):
    claim(register, Symbol("SP/AB.C/DT N° 1-24"), WORKSHOP, AUTHOR, confirmed=True)
    rival = Symbol("SP/AB.C DT N° 1-24")
    assert refused(lambda: claim(register, rival, Held(("Another",)), AUTHOR, confirmed=True)) == ["R024"]


DOES = st.lists(
    st.tuples(st.sampled_from(["next", "claim", "void", "amend"]), st.integers(1, 5), st.sampled_from("AB")),
    max_size=14,
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(DOES)
def test_any_order_of_claims_and_voids_comes_to_what_a_plain_table_would(does):
    """The model: a number has a meeting and is void or not; whatever it does not allow is refused."""
    with tempfile.TemporaryDirectory() as folder:
        register, model, highest = register_in(Path(folder)), {}, 0
        for what, number, title in does:
            if what == "next":
                number = _proposed(register)
                assert number == highest + 1
            symbol, held = Symbol(f"SP/CL/L.O/DT N° {number}-24"), Held((title,))
            known, is_void = model.get(number, (None, False))
            allowed = {
                "next": True,
                "claim": not is_void and known in (None, title),
                "void": known is not None and not is_void,
                "amend": known is not None and not is_void,
            }[what]
            done = False
            with suppress(RegisterError):
                if what == "void":
                    void(register, symbol, title, AUTHOR)
                elif what == "amend":
                    amend(register, symbol, held, AUTHOR)
                else:
                    claim(register, symbol, held, AUTHOR, confirmed=True)
                done = True
            assert done == allowed
            if done:
                model[number] = (known, True) if what == "void" else (title, False)
                highest = max(highest, number)
        if register.exists:
            assert faults_of(register) == []
            with register.reading() as connection:
                there = {each.symbol: (each.held.titles[0], each.is_void) for each in all_claimed(connection)}
            assert there == {Symbol(f"SP/CL/L.O/DT N° {number}-24"): each for number, each in model.items()}


def _proposed(register) -> int:
    known = ()
    if register.exists:
        with register.reading() as connection:
            known = all_claimed(connection)
    proposal = next_symbol(Wanted("DT", 2024, body="CL", session="L.O"), known, (), SymbolRule())
    return int(str(proposal.symbol).partition("N° ")[2].partition("-")[0])
