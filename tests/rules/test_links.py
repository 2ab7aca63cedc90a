from __future__ import annotations

import pytest

from pipeline.rules.links import internal_links
from tests.support.reports import said, subject

ANNEX = {"title": "List", "participants": True}


def judged(text, field="background", **fields):
    return subject(conclusions=["One.", "Two."], annexes=[ANNEX], **{field: text}, **fields)


@pytest.mark.parametrize("target", ["#c1", "#c2", "#annex-1", "https://sela.org#c9"])
def test_targets_that_are_there(target):
    assert said(internal_links, judged(f"See [it]({target}).")) == []


@pytest.mark.parametrize("target", ["#c3", "#annex-2"])
def test_targets_that_are_not(target):
    found = said(internal_links, judged(f"See [it]({target})."))
    assert found == [("E091", "background", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "### See [it](#c9)\n\nText.",
        "- one\n- [it](#c9)",
        "> [it](#c9)",
        "| a | b |\n| --- | --- |\n| x | [it](#c9) |",
        "Text[^1].\n\n[^1]: see [it](#c9)",
    ],
)
def test_they_are_found_wherever_they_stand(text):
    assert said(internal_links, judged(text)) == [("E091", "background", text.index("it"))]
