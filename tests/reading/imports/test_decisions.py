"""Comments and tracked changes in the input file: where they stand, what is kept, what holds up a final report."""

from __future__ import annotations

import io

import docx as docx_library
import pytest

from pipeline.reading.imports.core import import_report
from pipeline.reading.report import read_report
from pipeline.word.revisions import Decision
from tests.support.docx_parts import docx
from tests.support.importing import assert_balanced
from tests.support.reports import the_office

HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
TEXT = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
CHANGED = (
    '<w:p><w:r><w:t xml:space="preserve">The plan of the Secretariat was </w:t></w:r>'
    '<w:ins w:id="2" w:author="Luis" w:date="2024-05-02T10:00:00Z"><w:r><w:t>adopted</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> by all.</w:t></w:r></w:p>'
)
BODY = (
    HEADING.format("Background and general information")
    + TEXT.format("The meeting of the members was held on 5 April 2024 and was opened by the Permanent Secretary.")
    + HEADING.format("Conclusions")
    + CHANGED
    + TEXT.format("Work will go on in the summer with the members who want it.")
)


def imported(decision):
    return import_report(
        docx(BODY), "x.docx", the_office(), decide=lambda asked: {each.number: decision for each in asked}
    )


def test_an_open_change_is_marked_where_it_stands_and_forbids_a_final_report():
    read = imported(Decision.LATER)
    lines = read.text.split("\n")
    (number,) = [number for number, line in enumerate(lines) if "[open]" in line]
    assert "adopted" in "".join(lines[number + 1 : number + 3])
    final = read.text.replace("stage: draft\n", "")
    assert [found.code for found in read_report(final.encode(), "x").findings] == ["E096"]


@pytest.mark.parametrize(
    ("decision", "said", "left"),
    [(Decision.ACCEPT, "was adopted by all.", []), (Decision.REFUSE, "was by all.", ["I072"])],
)
def test_what_was_decided_is_done_and_accounted_for(decision, said, left):
    read = imported(decision)
    assert_balanced(read)
    assert read.changes == ()
    assert any(said in " ".join(item.text.split()) for item in read.report.conclusions)
    assert [each.why for each in read.left_out if each.why in ("I058", "I071", "I072")] == left
    assert "[open]" not in read.text


def test_words_that_only_look_like_a_mark_are_none():
    text = "format: 1\nlanguage: en\nmeeting: {title: T}\nbackground: |\n  Text.\n\n  # [open] no mark\n"
    assert "E096" not in [found.code for found in read_report(text.encode(), "x").findings]
    assert "E096" in [found.code for found in read_report(("# [open] a mark\n" + text).encode(), "x").findings]


def with_comment():
    document = docx_library.Document()
    document.add_heading("Background and general information", 1)
    paragraph = document.add_paragraph(
        "The meeting was held on 5 April 2024 and was opened by the Permanent Secretary."
    )
    document.add_comment(paragraph.runs, text="Was it the 6th?", author="Ana")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("decision", "mark", "why"),
    [(Decision.ACCEPT, "[note]", "I073"), (Decision.REFUSE, "", "I059"), (Decision.LATER, "[open]", "I059")],
)
def test_a_comment_is_kept_left_out_or_open(decision, mark, why):
    decided = lambda asked: {each.number: decision for each in asked}  # noqa: E731
    read = import_report(with_comment(), "x.docx", the_office(), decide=decided)
    assert_balanced(read)
    assert ("Was it the 6th?", why) in [(left.words, left.why) for left in read.left_out]
    lines = [line for line in read.text.split("\n") if "Was it the 6th?" in line]
    assert [mark in line for line in lines] == [True] * len(lines)
    assert len(lines) == bool(mark)
    assert len(read.changes) == (decision is Decision.LATER)
