"""The collection as it is written: the time that its cover names, and what deposits keep it from claiming."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from pipeline.desks.bundling.bundle import bundle
from pipeline.desks.bundling.choosing import choose
from pipeline.model.described import Described
from pipeline.pdf.text import page_texts
from tests.support.issuing import NOON, office_in, workshop_of
from tests.support.papers import deposit, scan

AT = datetime.fromisoformat(NOON)


def collected(settings, *folders):
    with workshop_of(settings) as workshop:
        chosen, _ = choose(folders, settings, AT, internal=True)
        return bundle(chosen, "", None, workshop, workshop.engine, is_internal=True)


@pytest.mark.parametrize(
    ("date", "line", "title"),
    [("1985-1987", "Copyright © SELA, 1987.", "SELA 1985–1987"), ("", "Copyright © SELA. All", "SELA")],
)
def test_a_cover_names_no_month_that_nobody_knows(tmp_path, date, line, title):
    settings = office_in(tmp_path)
    for number in (1, 2):
        deposit(settings, f"{number}.pdf", scan(str(number)), Described((f"A/{number}",), "Paper", date, "en"))
    made = collected(settings, tmp_path / "deposits")
    assert line in page_texts(made.merged.pdf)[1]
    record = json.loads(made.record)
    assert record["title"] == title
    assert [each["symbol"] for each in record["documents"]] == ["A/1", "A/2"]
    assert [each.code for each in made.findings] == ["O050", "D040"]  # the engine of these tests tags no cover
    assert dict(made.findings[1].parameters) == {"count": 2}


def test_a_language_that_the_office_does_not_speak(tmp_path):
    settings = office_in(tmp_path)
    deposit(settings, "a.pdf", scan("a"), Described((), "Relazione", "1987", "it"))
    deposit(settings, "b.pdf", scan("b"), Described((), "?", "1987", ""))
    record = json.loads(collected(settings, tmp_path / "deposits").record)
    found = {each["title"]: each["language"] for each in record["documents"]}
    assert found == {"Relazione": "it", "?": "und"}
    assert record["language"] == settings.language
