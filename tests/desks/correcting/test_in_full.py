"""An addendum has new texts whole, under who speaks, and nothing of the report that they were part of."""

from __future__ import annotations

from pipeline.desks.correcting.differences import Version, differences
from pipeline.desks.correcting.in_full import not_in_full, sections_of
from pipeline.model.choices import ListOrder
from tests.support.reports import report, the_office

OLD = {"speaker": "rosi", "text": "He noted the progress."}
NEW = {"speaker": "rosi", "text": "He added[^1] what stands in [c1](#c1):\n\n- one;\n\n- *two*.\n\n[^1]: So he did."}
STATEMENT = {"title": "Statement of SICA", "text": "Ladies and gentlemen.", "statement_of": "rosi"}


def in_full(after, before=None):
    before = before or report()
    found = differences(Version(before, {}), Version(after, {}), the_office(), ListOrder.HOUSE)
    sections = sections_of(after, found, the_office())
    return [(each.title, each.text) for each in sections], not_in_full(before, after, found, the_office())


def test_new_texts_stand_in_full_under_speaker_or_title():
    sections, rest = in_full(report(interventions=[OLD, NEW], annexes=[STATEMENT]))
    assert sections == [
        ("Mario Rosi, SICA", "He added[^1] what stands in c1:\n\n- one;\n- *two*.\n\n[^1]: So he did."),
        ("Statement of SICA", "*as delivered*\n\nLadies and gentlemen."),
    ]
    assert rest == ()


def test_a_text_that_changed_stands_whole_and_all_else_is_left():
    changed = OLD | {"text": "He noted the progress made.\n\nHe stayed."}
    sections, rest = in_full(report(interventions=[changed], background="The meeting was closed."))
    assert sections == [("Mario Rosi, SICA", "He noted the progress made.\n\nHe stayed.")]
    assert [each.path for each in rest] == ["background"]
