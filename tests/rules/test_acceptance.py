from __future__ import annotations

import pytest

from pipeline.rules import run_rules
from tests.support.reports import brief, subject

TEXT = "Then XXXX came.\n\nAnd XXXX\nagain."


def told(accept, **fields):
    return [brief(remark) for remark in run_rules(subject(background=TEXT, accept=accept, **fields))]


def acceptance(**fields):
    return {"code": "E701", "reason": "it is a name", **fields}


BOTH = [("E701", "background", 5), ("E701", "background", 21)]


@pytest.mark.parametrize("at", [{}, {"at": "background"}, {"words": "XXXX"}])
def test_a_finding_is_silenced(at):
    assert told([acceptance(**at)]) == []


def test_words_choose_between_findings_of_a_field_over_a_wrapped_line():
    assert told([acceptance(words="And XXXX again")]) == BOTH[:1]


@pytest.mark.parametrize(
    "idle", [{"code": "E702"}, {"at": "interventions"}, {"at": "backgrou"}, {"words": "elsewhere"}]
)
def test_one_that_silences_nothing_is_told(idle):
    assert told([acceptance(**idle)]) == [*BOTH, ("W096", "accept[0]", 0)]


def test_items_of_a_list_are_covered_by_their_list():
    fields = {"conclusions": ["One TBD.", "Two TBD."], "participants": [{"id": "rosi", "name": "Mario Rosi"}]}
    assert told([acceptance()], **fields) == []
    assert told([acceptance(at="conclusions[1]"), acceptance(at="background")], **fields) == [
        ("E701", "conclusions[0].text", 4)
    ]


def test_what_no_report_can_be_made_with_is_not_silenced():
    assert told([acceptance(), acceptance(code="E401")], symbol=None) == [
        ("E401", "symbol", 0),
        ("W097", "accept[1]", 0),
    ]
