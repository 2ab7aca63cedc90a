from __future__ import annotations

from pipeline.rules.dates import adopted_after_meeting, groups_within_meeting, issued_after_meeting
from tests.support.reports import said, subject

RANGE = {"date": None, "from": "2024-04-29", "to": "2024-05-02"}


def test_month_of_issue():
    assert said(issued_after_meeting, subject(RANGE, issued="2024-05")) == []
    assert said(issued_after_meeting, subject(RANGE, issued="2024-04")) == [("W501", "issued", 0)]
    assert said(issued_after_meeting, subject({"date": None}, issued="2024-04")) == []


def test_day_of_adoption():
    assert said(adopted_after_meeting, subject(RANGE, adopted={"on": "2024-05-02"})) == []
    assert said(adopted_after_meeting, subject(RANGE, adopted={"on": "2023-05-02"})) == [("W502", "adopted.on", 0)]
    assert said(adopted_after_meeting, subject(adopted={"by": "the Council"})) == []


def test_days_of_groups():
    def group(day):
        return [{"heading": "Session", "date": day}]

    assert said(groups_within_meeting, subject(RANGE, interventions=group("2024-05-01"))) == []
    assert said(groups_within_meeting, subject(RANGE, interventions=group("2024-05-03"))) == [
        ("W503", "interventions[0].date", 0)
    ]
    apart = {"date": None, "dates": ["2024-04-29", "2024-05-02"]}
    assert len(said(groups_within_meeting, subject(apart, interventions=group("2024-05-01")))) == 1
