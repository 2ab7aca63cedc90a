from __future__ import annotations

import pytest

from pipeline.rules.needed import needed_chapters, needed_facts, written_interventions
from tests.support.reports import said, subject


def test_a_whole_report_lacks_nothing():
    assert said(needed_facts, subject()) == []
    assert said(needed_chapters, subject()) == []


@pytest.mark.parametrize(
    ("meeting", "fields", "code", "path"),
    [
        ({}, {"symbol": None}, "E401", "symbol"),
        ({"mode": None, "place": "Caracas"}, {}, "E402", "meeting.mode"),
        ({"date": None}, {}, "E403", "meeting.date"),
        ({"date": None, "dates": []}, {}, "E403", "meeting.date"),
        ({"mode": "in-person"}, {}, "E404", "meeting.place"),
        ({"mode": "hybrid"}, {}, "E404", "meeting.place"),
        ({}, {"participants": None}, "E405", "participants"),
    ],
)
def test_each_missing_fact_is_told(meeting, fields, code, path):
    assert said(needed_facts, subject(meeting, **fields)) == [(code, path, 0)]


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"background": None}, "E406", "background"),
        ({"interventions": None}, "E407", "interventions"),
        ({"interventions": [{"heading": "First session"}]}, "E407", "interventions"),
        ({"conclusions": None}, "E408", "conclusions"),
    ],
)
def test_each_missing_chapter_is_told(fields, code, path):
    assert said(needed_chapters, subject(**fields)) == [(code, path, 0)]


def test_a_draft_with_a_title_alone_lacks_all():
    nothing = dict.fromkeys(("symbol", "participants", "background", "interventions", "conclusions"))
    draft = subject({"mode": None, "date": None}, stage="draft", **nothing)
    codes = [code for rule in (needed_facts, needed_chapters) for code, _, _ in said(rule, draft)]
    assert codes == [f"E40{number}" for number in range(1, 9)]


def test_what_a_speaker_said_is_to_be_written():
    spoken = [{"speaker": "rosi", "text": "He noted it."}, {"heading": "Debate"}, {"speaker": ["rosi"]}]
    assert said(written_interventions, subject(interventions=spoken)) == [("E412", "interventions[2]", 0)]
