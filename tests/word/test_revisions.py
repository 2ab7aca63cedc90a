"""Tracked changes as a person sees them, and the document with some of them accepted or refused."""

from __future__ import annotations

import pytest

from pipeline.errors import InputError
from pipeline.word.flow import FlowParagraph, FlowTable
from pipeline.word.flow_reader import read_flow
from pipeline.word.package import open_package
from pipeline.word.revisions import Decision, Revisions
from tests.support.docx_parts import docx

ANA, LUIS = (
    'w:id="1" w:author="Ana" w:date="2024-05-01T10:00:00Z"',
    'w:id="2" w:author="Luis" w:date="2024-05-02T10:00:00Z"',
)


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def ins(text, who=ANA):
    return f"<w:ins {who}>{run(text)}</w:ins>"


def gone(text, who=ANA, tag="del"):
    return f"<w:{tag} {who}>{run(text, 'delText')}</w:{tag}>"


def paragraph(*inside, mark=""):
    properties = f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>" if mark else ""
    return f"<w:p>{properties}{''.join(inside)}</w:p>"


def revisions(*body):
    return Revisions(open_package(docx("".join(body)), "x.docx", InputError))


def lines(found, *decisions):
    """What the document says once its changes are decided, in their order."""
    numbers = [each.number for each in found.all()]
    settled = found.settled(dict(zip(numbers, decisions, strict=False)))
    said = []
    for block in read_flow(settled).blocks:
        if isinstance(block, FlowParagraph):
            said.append(block.text)
        elif isinstance(block, FlowTable):
            said += [" | ".join(cell[0].text if cell else "" for cell in row) for row in block.rows]
    return said


YES, NO = Decision.ACCEPT, Decision.REFUSE


def test_a_change_is_shown_with_the_words_around_it():
    found = revisions(paragraph(run("The plan was "), gone("rejected", LUIS), ins("adopted"), run(" by all.")))
    assert [(each.kind, each.author, each.words, each.before, each.after) for each in found.all()] == [
        ("del", "Luis", "rejected", "The plan was", "adopted by all."),
        ("ins", "Ana", "adopted", "The plan was", "by all."),
    ]


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ((YES, YES), "The plan was adopted by all."),
        ((NO, NO), "The plan was rejected by all."),
        ((YES, NO), "The plan was  by all."),
        ((NO, YES), "The plan was rejectedadopted by all."),
        ((), "The plan was adopted by all."),
    ],
)
def test_each_is_decided_by_itself(decisions, said):
    found = revisions(paragraph(run("The plan was "), gone("rejected"), ins("adopted"), run(" by all.")))
    assert lines(found, *decisions) == [said]


def test_a_new_paragraph_is_one_change_with_its_mark():
    body = [paragraph(run("One.")), paragraph(ins("New."), mark=f"<w:ins {ANA}/>"), paragraph(run("Two."))]
    (change,) = revisions(*body).all()
    assert (change.kind, change.words, change.lines) == ("ins", "New.", 1)
    assert lines(revisions(*body), YES) == ["One.", "New.", "Two."]
    assert lines(revisions(*body), NO) == ["One.", "Two."]


def test_a_deleted_paragraph_gives_the_next_one_neither_style_nor_words():
    heading = (
        f'<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:rPr><w:del {ANA}/></w:rPr></w:pPr>{gone("Old heading")}</w:p>'
    )
    found = revisions(heading, paragraph(run("Text.")))
    (block,) = read_flow(found.settled({each.number: YES for each in found.all()})).blocks
    assert isinstance(block, FlowParagraph)
    assert (block.text, block.outline) == ("Text.", 0)
    assert lines(revisions(heading, paragraph(run("Text."))), NO) == ["Old heading", "Text."]


def test_two_paragraphs_joined_come_apart_again():
    body = [paragraph(run("One."), mark=f"<w:del {ANA}/>"), paragraph(run("Two."))]
    (change,) = revisions(*body).all()
    assert (change.kind, change.words, change.lines) == ("del", "", 1)
    assert lines(revisions(*body), YES) == ["One.Two."]
    assert lines(revisions(*body), NO) == ["One.", "Two."]


@pytest.mark.parametrize(
    ("kind", "decision", "said"),
    [
        ("ins", YES, ["a", "b"]),
        ("ins", NO, ["a"]),
        ("del", YES, ["a"]),
        ("del", NO, ["a", "b"]),
        ("del", Decision.LATER, ["a"]),
    ],
)
def test_rows_come_and_go(kind, decision, said):
    words = ins("b") if kind == "ins" else gone("b")
    kept = f"<w:tr><w:tc>{paragraph(run('a'))}</w:tc></w:tr>"
    changed = f"<w:tr><w:trPr><w:{kind} {ANA}/></w:trPr><w:tc>{paragraph(words)}</w:tc></w:tr>"
    found = revisions(f"<w:tbl>{kept}{changed}</w:tbl>", paragraph(run("End.")))
    assert len(found.all()) == 1
    assert lines(found, decision) == [*said, "End."]


@pytest.mark.parametrize(("decision", "said"), [(YES, ["B.", "A."]), (NO, ["A.", "B."])])
def test_what_was_moved_stands_in_one_place(decision, said):
    here = paragraph(f"<w:moveFrom {ANA}>{run('A.')}</w:moveFrom>", mark=f"<w:moveFrom {ANA}/>")
    there = paragraph(f"<w:moveTo {ANA}>{run('A.')}</w:moveTo>", mark=f"<w:moveTo {ANA}/>")
    found = revisions(here, paragraph(run("B.")), there, paragraph(run("C.")))
    assert [(each.kind, each.words) for each in found.all()] == [("move", "A.")]
    assert lines(found, decision) == [*said, "C."]


def test_a_deletion_within_an_insertion_belongs_to_who_made_it():
    inner = f"<w:ins {ANA}>{run('new ')}<w:del {LUIS}>{run('both', 'delText')}</w:del></w:ins>"
    body = paragraph(run("Kept "), inner, run("end."))
    assert [(each.kind, each.author, each.words) for each in revisions(body).all()] == [
        ("ins", "Ana", "new"),
        ("del", "Luis", "both"),
    ]
    assert lines(revisions(body), YES, NO) == ["Kept new bothend."]
    assert lines(revisions(body), NO, NO) == ["Kept end."]


def test_looks_are_accepted_and_counted():
    look = f"<w:r><w:rPr><w:b/><w:rPrChange {LUIS}><w:rPr/></w:rPrChange></w:rPr><w:t>Bold.</w:t></w:r>"
    found = revisions(paragraph(look))
    assert (found.all(), found.looks) == ((), {"Luis": 1})
    assert lines(found) == ["Bold."]
