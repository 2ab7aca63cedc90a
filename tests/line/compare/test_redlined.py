"""The Word document of a comparison: accepted it says the later text, refused the earlier one, and Word would open it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from pipeline.line.compare.redlined import write_redlined
from pipeline.line.compare.titles import Titles
from pipeline.model.base import Language
from pipeline.model.choices import Paper
from pipeline.model.comparison import Comparison, Document, Verb
from pipeline.reading.compared.comparing import compare
from pipeline.word.flow import FlowParagraph
from pipeline.word.flow_reader import read_flow
from pipeline.word.package import open_package
from pipeline.word.revisions import Decision, Revisions
from tests.support.openxml import openxml_faults
from tests.support.presswork import the_template
from tests.support.reports import the_office
from tests.support.rewriting import SMALL, document, rewritten
from tests.support.word_processor import saved_as

DAY = datetime(2024, 9, 12, tzinfo=UTC)
TITLES = Titles("a.en.yaml", "b.en.yaml", "A <meeting> & more", Language.ENGLISH)
_HEAD, _FOOT = 2, 1


def redlined(found: Comparison) -> bytes:
    return write_redlined(found, TITLES, "What changed", the_office(), the_template(), Paper.LETTER, DAY)


def lines(data: bytes, decision: Decision) -> list[str]:
    """The paragraphs once all changes are decided; head and foot cut off."""
    revisions = Revisions(open_package(data, "r.docx"))
    settled = revisions.settled({each.number: decision for each in revisions.all()})
    said = [block.text for block in read_flow(settled).blocks if isinstance(block, FlowParagraph)]
    return [" ".join(text.split()) for text in said[_HEAD : len(said) - _FOOT]]


def wanted(found: Comparison, side: Document, *, is_before: bool) -> list[str]:
    """The facts that changed, then the text of one side; where links or notes alone changed, as prose has them."""
    facts = []
    for change in found.facts:
        fact = change.before if is_before else change.after
        facts.append(f"{change.saying.spot.path}: {fact.words if fact else ''}".strip())
    looks = {
        id(c.before if is_before else c.after): c
        for c in found.changes
        if c.verb is Verb.CHANGED and c.is_look and shows_prose(c)
    }
    return [*facts, *(said.look if id(said) in looks else said.words for said in side.sayings)]


def shows_prose(change) -> bool:
    from pipeline.line.compare.segments import letters_of

    return letters_of(change.before) == letters_of(change.after)


@settings(derandomize=True, deadline=None, max_examples=12)
@given(rewritten(), rewritten())
def test_accepted_it_says_the_later_text_and_refused_the_earlier_one(one, other):
    before, after = document(one), document(other)
    found = compare(before, after)
    data = redlined(found)
    assert lines(data, Decision.ACCEPT) == wanted(found, after, is_before=False)
    assert lines(data, Decision.REFUSE) == wanted(found, before, is_before=True)


def edited() -> Comparison:
    """A comparison with everything in it: words, looks, a list item, a row, a moved conclusion, an omitted one."""
    concluded = list(SMALL["conclusions"])
    background = SMALL["background"].replace("delegation", "*mission*").replace("\n- ", "\n- Another item.\n- ", 1)
    changed = {
        **SMALL,
        "background": background.replace("| 1.5 |", "| 7.5 |", 1),
        "conclusions": [concluded[4], *concluded[:4], "An item that is <new> & short.", *concluded[6:]],
        "meeting": {**SMALL["meeting"], "place": "Lima, Peru"},
    }
    return compare(document(SMALL), document(changed))


def test_what_was_moved_is_a_move_to_word_and_all_else_is_signed_and_dated_once():
    data = redlined(edited())
    revisions = Revisions(open_package(data, "r.docx")).all()
    assert {"move", "ins", "del"} == {each.kind for each in revisions}
    assert {(each.author, each.date) for each in revisions} == {("rapporteur", "2024-09-12T00:00:00Z")}
    assert data == redlined(edited())


def test_word_would_open_it(tmp_path):
    assert openxml_faults(redlined(edited()), tmp_path) == []


@pytest.mark.needs_libreoffice
def test_a_word_processor_keeps_every_change(tmp_path):
    saved = saved_as(redlined(edited()), "docx", tmp_path)
    before, after = document(SMALL), edited().after
    said = lines(saved, Decision.ACCEPT)
    assert said[-20:] == [saying.words for saying in after][-20:]
    assert lines(saved, Decision.REFUSE)[-20:] == [saying.words for saying in before.sayings][-20:]


def test_numbers_of_a_list_go_on_over_what_was_taken_out():
    xml = open_package(redlined(edited()), "r.docx").parts["word/document.xml"].decode()
    numbers = re.findall(r'"Conclusion"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="(\d+)"', xml)
    assert len(numbers) > len(SMALL["conclusions"]) + len(SMALL["recommendations"])
    assert len(set(numbers)) == 2
