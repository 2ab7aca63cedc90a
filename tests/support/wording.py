"""Texts with the findings marked in them: `It was agreed ⟦W504:last year⟧.`"""

from __future__ import annotations

import re
from typing import Any

from pipeline.model.report import Report
from pipeline.rules import run_rules
from pipeline.rules.subject import Subject, read_subject
from tests.support.reports import the_office

_MARK = re.compile(r"⟦([\w+]+):([^⟧]*)⟧")
# Of the office's own words, of what is missing, and of what a snippet of a text can't have: told by tests of their own.
_OFFICE = ("W090", "W091", "E4", "W056", "W057", "W058", "W208")

Marked = tuple[str, str, str]


def unmarked(text: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and what they expect: code, and the words that begin where it is told."""
    expected: list[Marked] = []
    parts, end, length = [], 0, 0
    for match in _MARK.finditer(text):
        parts += [text[end : match.start()], match[2]]
        length += len(parts[-2])
        expected += [(code, length, match[2]) for code in match[1].split("+")]
        length += len(match[2])
        end = match.end()
    return "".join([*parts, text[end:]]), expected


def report_of(language: str, **fields: Any) -> Subject:
    """A draft in a language, of a virtual meeting on 5 April 2024, with the fields given."""
    meeting = {"title": "T", "mode": "virtual", "date": "2024-04-05", **fields.pop("meeting", {})}
    given = {
        "format": 1,
        "stage": "draft",
        "symbol": "SP/RV-TSTI-IR-24",
        "language": language,
        "meeting": meeting,
        **fields,
    }
    return read_subject(Report.model_validate(given), the_office())


def told(judged: Subject, path: str = "background") -> list[Marked]:
    """What all rules say of one field: code, offset, and the words of the field there, as many as the mark has."""
    remarks = [one for one in run_rules(judged) if not one.finding.code.startswith(_OFFICE)]
    return [(one.finding.code, one.offset, judged.texts[one.path][one.offset :]) for one in remarks if one.path == path]


def everything_told(judged: Subject) -> list[tuple[str, str, str]]:
    """All that is said but of the office's own words: code, field, words there."""
    return [
        (one.finding.code, one.path, judged.texts.get(one.path, "")[one.offset :][:30])
        for one in run_rules(judged)
        if not one.finding.code.startswith(_OFFICE)
    ]


def assert_told(language: str, marked: str, path: str = "background", **fields: Any) -> None:
    """Exactly the findings of the marks are told, each at its very words, by all rules together."""
    text, expected = unmarked(marked)
    if path == "background":
        fields["background"] = text
    else:
        fields["interventions"] = [{**fields.pop("intervention", {"speaker": "a"}), "text": text}]
    found = told(report_of(language, **fields), path)
    assert [(code, at) for code, at, _ in found] == [(code, at) for code, at, _ in sorted(expected, key=_order)], found
    for (_, _, words), (_, _, there) in zip(sorted(expected, key=_order), found, strict=True):
        assert " ".join(there.split()).startswith(" ".join(words.split()))


def _order(one: Marked) -> tuple[Any, ...]:
    return one[1], one[0]
