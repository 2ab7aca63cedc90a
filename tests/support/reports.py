"""Reports to be judged: a small one without fault, and changes to it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from pipeline.model.report import Report
from pipeline.office import Office, read_office
from pipeline.rules.subject import Remark, Rule, Subject, read_subject

OFFICE = Path(__file__).parents[2] / "templates" / "office"


@cache
def the_office() -> Office:
    """The office of the project."""
    return read_office(OFFICE)


def report(meeting: dict[str, Any] | None = None, **fields: Any) -> Report:
    """A final report in English, sound in all respects but those given; None takes a field out."""
    whole: dict[str, Any] = {
        "format": 1,
        "symbol": "SP/RV-TSTI-IR-24",
        "language": "en",
        "participants": [{"id": "rosi", "name": "Mario Rosi", "organisation": "SICA"}, {"organisation": "ACTO"}],
        "background": "The meeting was opened.",
        "interventions": [{"speaker": "rosi", "text": "He noted the progress."}],
        "conclusions": [
            "Work will go on with the Central American Integration System and the Amazon Cooperation Treaty Organization."
        ],
        **fields,
        "meeting": {"title": "Workshop", "mode": "virtual", "date": "2024-04-05", **(meeting or {})},
    }
    whole["meeting"] = {name: value for name, value in whole["meeting"].items() if value is not None}
    return Report.model_validate({name: value for name, value in whole.items() if value is not None})


def subject(meeting: dict[str, Any] | None = None, **fields: Any) -> Subject:
    """The report of `report`, as the rules take it."""
    return read_subject(report(meeting, **fields), the_office())


def said(rule: Rule, judged: Subject) -> list[tuple[str, str, int]]:
    """Code, field and offset of all that a rule says."""
    return [brief(remark) for remark in rule(judged)]


def brief(remark: Remark) -> tuple[str, str, int]:
    """Code, field and offset of a remark."""
    return remark.finding.code, remark.path, remark.offset
