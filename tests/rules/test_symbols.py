from __future__ import annotations

import pytest

from pipeline.rules.symbols import (
    _roman,
    one_revision,
    session_year,
    symbol_form,
    symbol_session,
    symbol_type,
    symbol_year,
)
from tests.support.reports import said, subject

SEEN = [
    ("SP/RV-TSTI-IR-24", "2024-04-05"),
    ("SP/CL/L.O/DT Nº 2-24", "2024-11-28"),
    ("SP/CL/XLVI.O/DT N° 4-20 Rev.1", "2020-11-01"),
    ("SP/CL/XXXIV.O/DT Nº 1-08/Rev. 1", "2008-11-25"),
    ("SP/CL/XXX.O/DF", "2004-11-22"),
    ("SP/APOSP/Di N° 1-17", "2017-08-24"),
    ("SP/CL/XLII.O/IF-EP-16", "2016-10-26"),
]


@pytest.mark.parametrize(("symbol", "day"), SEEN)
def test_symbols_of_the_office_pass(symbol, day):
    judged = subject({"date": day}, symbol=symbol)
    for rule in (symbol_form, symbol_year, session_year, symbol_session, one_revision):
        assert said(rule, judged) == []


@pytest.mark.parametrize("symbol", ["SP/RV-TSTI-IR", "SELA/24", "SP/CL/XXXVIII.O DT N° 10"])
def test_other_forms_are_told_and_taken(symbol):
    assert said(symbol_form, subject(symbol=symbol)) == [("W102", "symbol", 0)]


def test_the_year_is_one_of_the_meeting():
    assert said(symbol_year, subject({"date": "2023-04-05"})) == [("E101", "symbol", 0)]
    over = {"date": None, "from": "2023-12-30", "to": "2024-01-02"}
    assert said(symbol_year, subject(over)) == []
    assert said(symbol_year, subject({"date": None})) == []


def test_session_and_year_go_together():
    assert said(session_year, subject({"date": "2024-11-28"}, symbol="SP/CL/XLIX.O/DT N° 2-24")) == [
        ("W103", "symbol", 0)
    ]
    assert said(session_year, subject({"body": "CL", "session": "XLIX.O"})) == [("W103", "meeting.session", 0)]
    assert said(session_year, subject({"body": "CL", "session": "L.O"})) == []
    assert said(session_year, subject({"body": "CL", "session": "XVII.E"})) == [], "special meetings keep another count"


def test_session_of_symbol_and_meeting_agree():
    symbol = "SP/CL/L.O/DT N° 2-24"
    assert said(symbol_session, subject({"session": "L.O"}, symbol=symbol)) == []
    assert said(symbol_session, subject({"session": "XLIX.O"}, symbol=symbol)) == [("W105", "meeting.session", 0)]


def test_a_revision_is_given_once():
    twice = subject(symbol="SP/RV-TSTI-IR-24/Rev. 1", revision=1)
    assert said(one_revision, twice) == [("E104", "revision", 0)]
    assert next(one_revision(twice)).finding.parameter("without") == "SP/RV-TSTI-IR-24"
    assert said(one_revision, subject(revision=1)) == []


@pytest.mark.parametrize(
    ("symbol", "kind"), [("SP/RV-TSTI-DT-24", "DT"), ("SP/CL/XXX.O/DF", "DF"), ("SP/APOSP/Di N° 1-17", "Di")]
)
def test_the_kind_of_document_in_the_symbol(symbol, kind):
    told = list(symbol_type(subject(symbol=symbol)))
    assert [(remark.finding.code, remark.finding.parameter("kind")) for remark in told] == [("W106", kind)]
    assert said(symbol_type, subject()) == []
    assert said(symbol_type, subject(symbol="SP/SR-BE-IR-24")) == [], "`BE` is the subject, as `TSTI` is"


@pytest.mark.parametrize(("numeral", "number"), [("XXIV", 24), ("XXX", 30), ("XLIX", 49), ("L", 50), ("XCIV", 94)])
def test_roman(numeral, number):
    assert _roman(numeral) == number
