"""How a body stands: by its last copy, its last answer, and the day on which somebody asks."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.desks.clearance.state import Answer, Asked, Circulation, How, Round, Standing
from tests.support.reports import report

MAY = date(2024, 5, 10)


def asked(*answers):
    given = tuple(Answer(day=MAY, how=how, by="hand") for how in answers)
    older = Round(
        asked=MAY, until=date(2024, 1, 1), input="a", share="b", answers=(Answer(day=MAY, how="changes", by="hand"),)
    )
    return Asked(name="CAN", rounds=(older, Round(asked=MAY, until=MAY, input="c", share="d", answers=given)))


@pytest.mark.parametrize(
    ("answers", "day", "standing"),
    [
        ((), date(2024, 5, 9), Standing.SILENT),
        ((), MAY, Standing.SILENT),
        ((), date(2024, 5, 11), Standing.OVERDUE),
        ((How.CONFIRMED,), date(2024, 5, 11), Standing.CONFIRMED),
        ((How.CONFIRMED, How.CHANGES), MAY, Standing.CHANGES),
    ],
)
def test_a_body_stands_by_its_last_copy(answers, day, standing):
    assert asked(*answers).standing(day) is standing


def test_a_circulation_is_that_of_a_report_by_symbol_or_title():
    one = report(symbol="SP/RV-TSTI-IR-24")
    assert Circulation(symbol="SP/RV-TSTI-IR-24", title="Another").is_of(one)
    assert not Circulation(symbol="SP/RV-XXXX-IR-24", title=one.meeting.title).is_of(one)
    assert Circulation(title=one.meeting.title).is_of(one)
    assert not Circulation(title="Another").is_of(one)
