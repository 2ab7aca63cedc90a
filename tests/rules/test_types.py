from __future__ import annotations

from pipeline.rules.types import known_type
from tests.support.reports import said, subject


def test_kinds_of_document():
    assert said(known_type, subject()) == []
    told = list(known_type(subject(type="raporteur-report")))
    assert [(remark.finding.code, remark.finding.parameter("nearest")) for remark in told] == [
        ("E092", "rapporteur-report")
    ]
