"""A draft is built from whatever is there; what the model refuses is told, and left out."""

import pytest

from pipeline.reading.canonical import canonical_input
from tests.support.faults import WHOLE, codes, read, refused

DRAFT = WHOLE + "stage: draft\n"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("  date: 2024-13-45\n", "E015"),
        ("  from: 2024-04-05\n  to: 2024-04-01\n", "E025"),
        ("  mode: presencial\n", "E014"),
        ("  colour: blue\n", "E011"),
        ("  titles: {de: Tagung, es: Taller}\n", "E014"),
        ("identifiers: {isbn: 978-3-16-148410-1}\n", "E033"),
        ("annexes: [{title: A, text: x, file: y}, {title: B, text: z}]\n", "E031"),
        ("interventions: [{text: a}, {on_behalf_of: b}, {heading: h, text: c}, {text: d}]\n", "E027"),
        ("participants: yes\n", "E018"),
    ],
)
def test_what_is_refused_is_told_and_left_out_of_a_draft(wrong, code):
    text = DRAFT.replace("stage: draft\n", "") + wrong + "stage: draft\n"
    reading = read(text)
    assert reading.is_partial
    assert reading.report.meeting.title == "Workshop"
    assert reading.findings
    assert (code in [each.code for each in reading.findings]) or code == "E018"
    assert codes(text.replace("stage: draft\n", ""))


def test_the_rest_of_a_list_stands():
    reading = read(DRAFT + "interventions: [{text: a}, {on_behalf_of: b}, {heading: h, text: c}, {text: d}]\n")
    assert [each.text for each in reading.report.interventions] == ["a", "d"]


def test_a_speaker_may_wait_for_words():
    report = read(
        DRAFT + "participants: [{id: b, name: B}]\ninterventions: [{speaker: b, text: , source: notes}]\n"
    ).report
    assert report.interventions[0].is_waiting
    again = read(canonical_input(report).decode()).report
    assert again.interventions[0].speaker == ("b",)
    assert canonical_input(again) == canonical_input(report)


@pytest.mark.parametrize("lost", ["format: 1\n", "language: en\n", "  title: Workshop\n"])
def test_what_even_a_draft_needs_stops_it(lost):
    with pytest.raises(Exception, match="E0"):
        read(DRAFT.replace(lost, "  mode: virtual\n" if "title" in lost else ""))


def test_a_whole_draft_is_not_partial():
    assert not read(DRAFT + "background: x\n").is_partial
    assert refused(DRAFT) == []
