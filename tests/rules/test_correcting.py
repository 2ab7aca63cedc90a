"""Corrections stand where they are printed, and each says something."""

from __future__ import annotations

import pytest

from pipeline.rules.confirmed import unconfirmed_house, unconfirmed_words
from pipeline.rules.correcting import listed_changes, printed_parts, symbol_of_correction, telling_corrections
from pipeline.rules.needed import needed_chapters, needed_facts
from pipeline.rules.run import RULES, run_rules
from tests.support.corrections import ONE
from tests.support.reports import said, subject

NONE = {"participants": None, "background": None, "interventions": None, "conclusions": None}


def sheet(kind="corrigendum", suffix="Corr", language="en", **more):
    chapters = (
        {"corrections": [ONE]} if kind == "corrigendum" else {"sections": [{"title": "Statement", "text": "Yes."}]}
    )
    symbol = f"SP/RV-TSTI-IR-24/{suffix}.1"
    return subject(language=language, **{**NONE, **chapters, "type": kind, "symbol": symbol, **more})


def test_a_corrigendum_and_an_addendum_lack_nothing():
    for judged in (sheet(), sheet("addendum", "Add"), sheet(language="fr", symbol="SP/CL/L.O/IR N° 1-24 Corr.2")):
        errors = [found.finding.code for found in run_rules(judged, RULES) if found.finding.code.startswith("E")]
        assert errors == []


@pytest.mark.parametrize(
    ("kind", "suffix", "code", "part"),
    [("corrigendum", "Corr", "E413", "corrections"), ("addendum", "Add", "E414", "sections")],
)
def test_each_needs_its_own_chapter_and_no_participants(kind, suffix, code, part):
    judged = sheet(kind, suffix, **{part: None})
    assert said(needed_chapters, judged) == [(code, part, 0)]
    assert said(needed_facts, judged) == []


def test_what_would_not_be_printed_is_told():
    assert said(printed_parts, sheet(background="Words.", annexes=[{"participants": True}])) == [
        ("E415", "background", 0),
        ("E415", "annexes", 0),
    ]
    assert said(printed_parts, sheet("addendum", "Add", corrections=[ONE])) == [("E415", "corrections", 0)]


def test_a_report_prints_corrections_when_it_is_a_revision():
    assert said(printed_parts, subject(corrections=[ONE])) == [("E416", "corrections", 0)]
    assert said(printed_parts, subject(corrections=[ONE], revision=1)) == []
    assert said(listed_changes, subject(revision=2)) == [("W402", "revision", 0)]
    assert said(listed_changes, subject(revision=2, corrections=[ONE])) == []
    assert said(listed_changes, sheet(revision=1)) == []


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"place": "Page 1"}, [("E417", "corrections[0]", 0)]),
        ({"read": "This.", "text": "That."}, [("E418", "corrections[0].text", 0)]),
        ({"read": "This."}, []),
        ({"instead_of": "This."}, []),
        ({"text": "The picture is left out."}, []),
    ],
)
def test_an_entry_says_one_thing(entry, found):
    assert said(telling_corrections, sheet(corrections=[entry])) == found


@pytest.mark.parametrize(
    ("judged", "found"),
    [
        (lambda: sheet(symbol="SP/RV-TSTI-IR-24"), ["E105"]),
        (lambda: sheet(symbol="SP/RV-TSTI-IR-24/Add.1"), ["E105"]),
        (lambda: sheet(symbol="SP/RV-TSTI-IR-24/Rev. 1/Corr. 2"), []),
        (lambda: sheet("addendum", "Add"), []),
        (lambda: subject(symbol="SP/RV-TSTI-IR-24/Corr.1"), ["E106"]),
        (lambda: subject(symbol="SP/RV-TSTI-IR-24/Rev.1"), []),
        (lambda: sheet(symbol=None), []),
    ],
)
def test_the_symbol_says_what_corrects(judged, found):
    assert [code for code, *_ in said(symbol_of_correction, judged())] == found


def test_nobody_judges_the_words_that_are_taken_back():
    wrong = 'We, the  "Comunity", decided TBD in 2019 ;see [that](#c9).\n\nand so on - i) one; iii) three'
    judged = sheet(corrections=[{"place": "Page 1", "instead_of": wrong, "read": "That is [so](#c3)."}])
    told = [found for found in run_rules(judged, RULES) if found.path.endswith("instead_of")]
    assert [found.finding.code for found in told] == ["W090"]


def test_a_gap_and_a_character_without_font_are_told_in_them_too():
    judged = sheet(corrections=[{"instead_of": "[Missing: translation]"}, {"instead_of": "漢"}])
    told = [(found.finding.code, found.path) for found in run_rules(judged, RULES) if found.finding.code[0] == "E"]
    assert told == [("E703", "corrections[0].instead_of"), ("E090", "corrections[1].instead_of")]


def test_the_words_of_the_office_on_a_sheet_wait_for_it():
    entries = [ONE, {"read": "More."}, {"instead_of": "Less."}]
    assert [path for _, path, _ in said(unconfirmed_words, sheet(corrections=entries))] == [
        "corrections[0].instead_of",
        "corrections[0].read",
        "corrections[1].read",
        "corrections[2].instead_of",
    ]
    assert said(unconfirmed_house, sheet()) == []
    assert said(unconfirmed_house, sheet(language="pt")) == [("W090", "language", 0)]
    assert said(unconfirmed_house, subject(language="pt")) == []


def test_the_words_of_a_list_of_changes_wait_for_the_office():
    told = [path for _, path, _ in said(unconfirmed_words, subject(revision=1, corrections=[ONE, {"read": "More."}]))]
    assert told[-4:] == ["corrections", "corrections[0].place", "corrections[0]", "corrections[1]"]
