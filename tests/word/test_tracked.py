"""Tracked changes as they are written, read back by whoever reads tracked changes."""

from __future__ import annotations

from datetime import UTC, datetime

from pipeline.errors import InputError
from pipeline.word import elements
from pipeline.word.package import open_package
from pipeline.word.revisions import Revisions
from pipeline.word.tracked import Tracker
from tests.support.docx_parts import docx


def revisions(*paragraphs):
    found = Revisions(open_package(docx("".join(paragraphs)), "x.docx", InputError)).all()
    return [(each.kind, each.words, each.author, each.date, each.lines) for each in found]


def paragraph(content, more=""):
    return elements.paragraph("Normal", content, more)


def test_words_paragraphs_and_moves_are_read_back_as_they_were_meant():
    tracker = Tracker("A & B", datetime(2024, 4, 5, tzinfo=UTC))
    signed = ("A & B", "2024-04-05T00:00:00Z")
    changed = (
        elements.run("It was ")
        + tracker.words("-", elements.run("<rejected>"))
        + tracker.words("+", elements.run("adopted"))
    )
    moved = elements.run("What was moved elsewhere.")
    found = revisions(
        paragraph(changed + tracker.words("=", elements.run("."))),
        paragraph(tracker.words("+", elements.run("New.")), tracker.mark("+")),
        paragraph(elements.run("Stays.")),
        paragraph(tracker.moved("<", moved, "move1"), tracker.mark("<")),
        paragraph(elements.run("Stays too.")),
        paragraph(tracker.moved(">", moved, "move1"), tracker.mark(">")),
        paragraph(elements.run("Last."), tracker.mark("=")),
    )
    assert found == [
        ("del", "<rejected>", *signed, 0),
        ("ins", "adopted", *signed, 0),
        ("ins", "New.", *signed, 1),
        ("move", "What was moved elsewhere.", *signed, 1),
    ]


def test_no_words_need_no_mark():
    tracker = Tracker("x", datetime(2024, 4, 5, tzinfo=UTC))
    assert tracker.words("+", "") == ""
    assert tracker.mark("=") == ""
