from __future__ import annotations

from pipeline.rules.headings import empty_headings, lone_headings, skipped_levels
from tests.support.reports import said, subject

SPOKEN = {"speaker": "rosi", "text": "He noted it."}


def test_a_lone_heading_within_its_parent_is_told_at_its_place():
    text = "Opening.\n\n### Only one\n\nText."
    assert said(lone_headings, subject(background=text)) == [("E601", "background", text.index("###"))]


def test_sisters_are_counted_within_their_parent():
    text = "### A\n\n#### A1\n\nText.\n\n### B\n\n#### B1\n\nText.\n\n#### B2\n\nText."
    assert said(lone_headings, subject(background=text)) == [("E601", "background", text.index("#### A1"))]
    assert said(lone_headings, subject(background="### A\n\nText.\n\n### B\n\nText.")) == []


def test_interventions_are_one_chapter():
    one, two = {"text": "### One\n\nText."}, {"text": "### Two\n\nText."}
    assert said(lone_headings, subject(interventions=[one, two])) == []
    assert said(lone_headings, subject(interventions=[one, SPOKEN])) == [("E601", "interventions[0].text", 0)]


def test_groups_are_headings_and_set_the_level_of_those_under_them():
    first, second = {"heading": "First"}, {"heading": "Second"}
    assert said(lone_headings, subject(interventions=[first, SPOKEN])) == [("E601", "interventions[0].heading", 0)]
    assert said(lone_headings, subject(interventions=[first, SPOKEN, second, SPOKEN])) == []
    in_group = [first, {"text": "### One\n\nText."}, second, {"text": "### Two\n\nText."}]
    assert said(lone_headings, subject(interventions=in_group)) == [
        ("E601", "interventions[1].text", 0),
        ("E601", "interventions[3].text", 0),
    ]


def test_skipped_levels():
    assert said(skipped_levels, subject(background="#### Deep\n\nText.")) == [("E602", "background", 0)]
    assert said(skipped_levels, subject(background="### A\n\n#### B\n\nText.\n\n### C\n\nText.")) == []
    group = [{"heading": "First"}, {"text": "#### Deep\n\nText."}]
    assert said(skipped_levels, subject(interventions=group)) == [("E602", "interventions[1].text", 0)]


def test_headings_without_words_under_them():
    text = "### A\n\n### B\n\nText.\n\n### C\n\n#### C1\n\nText.\n\n#### C2"
    found = [(code, offset) for code, _, offset in said(empty_headings, subject(background=text))]
    assert found == [("E702", text.index("### A")), ("E702", text.index("#### C2"))]


def test_groups_without_interventions():
    groups = [{"heading": "First"}, {"heading": "Second"}, SPOKEN, {"heading": "Third"}]
    assert said(empty_headings, subject(interventions=groups)) == [
        ("E702", "interventions[0].heading", 0),
        ("E702", "interventions[3].heading", 0),
    ]
    begun = [{"heading": "First"}, {"text": "### A\n\nText."}, {"text": "### B\n\nText."}]
    assert said(empty_headings, subject(interventions=begun)) == []
