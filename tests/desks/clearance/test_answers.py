"""Answers: a body's own words go into the input, what is not its own is told and stays, and that it answered is noted."""

from __future__ import annotations

import copy as copying
import json
from datetime import date

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.desks.clearance.answers import return_answer
from pipeline.desks.clearance.state import How
from pipeline.errors import InputError
from pipeline.messages import message
from pipeline.word.revisions import Decision
from tests.support.clearing import REPORT, Circulating
from tests.support.findings import codes
from tests.support.reports import the_office
from tests.support.retouching import saved_by_libreoffice
from tests.support.retyping import Retyped, W
from tests.support.word_processor import saved_as

CAN = "Alberto Lora noted"


@pytest.fixture
def office(tmp_path):
    found = Circulating(tmp_path)
    found.circulate()
    return found


@pytest.fixture
def paper(office):
    """The copy of the Andean Community while it is edited."""
    return Retyped(office.copy("CAN"))


def own(back):
    return [each for each in back.patch.proposals if each not in back.outside]


def paths(proposals):
    return [(each.kind.value, each.path) for each in proposals]


def told(back):
    """The codes of what there is to tell; each must have its sentence."""
    assert all(message(found).text and message(found).hint for found in back.told)
    return [found.code for found in back.told]


def standing(office, key):
    """The ways in which a body answered its last copy."""
    state = json.loads((office.folder / "clearance.json").read_text())
    return [each["how"] for each in state["editions"]["en"]["bodies"][key]["rounds"][-1]["answers"]]


def tracked(paper, beginning, old, new):
    """Words of a paragraph exchanged as Word does it while it tracks changes."""
    run = next(run for run in paper.find(beginning).runs if old in run.text)._r
    before, after = run.text.split(old, 1)
    made = []
    for text, around in ((before, None), (old, "del"), (new, "ins"), (after, None)):
        node = copying.deepcopy(run)
        words = node.find(f"{W}t")
        words.text = text
        words.tag = f"{W}delText" if around == "del" else words.tag
        if around:
            outer = etree.Element(
                f"{W}{around}", {f"{W}id": "77", f"{W}author": "CAN", f"{W}date": "2024-05-01T10:00:00Z"}
            )
            outer.append(node)
            node = outer
        made.append(node)
    for node in reversed(made):
        run.addnext(node)
    run.getparent().remove(run)


@pytest.mark.parametrize("key", ["CAN", "BR", "Universidad-de-la-Republica", "UY", "PE", "ACS"])
def test_a_copy_that_nobody_touched_confirms(office, key):
    back = office.answer(office.copy(key))
    assert (back.patch.proposals, told(back), back.how) == ([], [], How.CONFIRMED)
    back.make([])
    assert office.file.read_text() == REPORT
    assert standing(office, key) == ["confirmed"]


def test_its_own_words_are_taken_in_and_the_rest_is_told(office, paper):
    paper.change(CAN, "noted the", "underlined the")
    paper.add("another, see", "a third one, of our own.")
    paper.document.tables[0].rows[1].cells[1].text = "Mr. Alberto Lora Pérez"
    paper.change("The Andean Community will", "on the results", "on some of the results")
    paper.change("Answer wanted", "10 May", "20 May")
    back = office.answer(paper.data)
    assert paths(own(back)) == [
        ("changed", "interventions[2].text"),
        ("changed", "interventions[2].text"),
        ("changed", "participants[0]"),
    ]
    assert paths(back.outside) == [("changed", "conclusions[2].text")]
    assert sorted(told(back)) == ["W957", "W958"]
    flagged = next(found for found in back.told if found.code == "W957")
    assert office.file.read_text().splitlines()[flagged.place.line - 1].endswith("due: 2024-12}")
    assert "on some of the results" in message(flagged).text
    back.make(own(back))
    fields = office.fields
    assert "underlined the *progress*" in fields["interventions"][2]["text"]
    assert "- a third one, of our own." in fields["interventions"][2]["text"]
    assert "[^1]: As the minutes have it." in fields["interventions"][2]["text"]
    assert fields["participants"][0]["name"] == "Alberto Lora Pérez"
    assert fields["conclusions"] == yaml.safe_load(REPORT)["conclusions"]
    assert standing(office, "CAN") == ["changes"]


def test_a_body_whose_wishes_were_taken_in_is_not_asked_again_until_others_change_its_part(office, paper):
    paper.change(CAN, "noted the", "underlined the")
    back = office.answer(paper.data)
    back.make(own(back))
    again = {sent.party.key: sent.fate for sent in office.circulate(until=date(2999, 6, 1)).sent}
    assert set(again.values()) == {"unchanged"}
    assert standing(office, "CAN") == ["changes"]
    office.file.write_text(office.file.read_text().replace("underlined the", "struck out the"))
    again = {sent.party.key: sent.fate for sent in office.circulate(until=date(2999, 6, 1)).sent}
    assert {key for key, fate in again.items() if fate != "unchanged"} == {"CAN"}


def test_what_is_outside_goes_in_where_it_is_asked_for(office, paper):
    paper.change("The Andean Community will", "on the results", "on some of the results")
    back = office.answer(paper.data)
    assert own(back) == []
    back.make(back.outside)
    assert office.fields["conclusions"][2]["text"].strip() == "The Andean Community will report on some of the results."


def test_an_answer_that_was_taken_in_already_still_asked_for_changes(office, paper):
    paper.change(CAN, "noted the", "underlined the")
    first = office.answer(paper.data)
    first.make(own(first))
    again = office.answer(paper.data)
    assert (again.patch.proposals, told(again), again.how) == ([], [], How.CHANGES)


def test_a_report_that_moved_on_meanwhile_is_merged(office, paper):
    moved = REPORT.replace("  - Peru and", "  - A new conclusion of nobody's.\n  - Peru and").replace(
        "  - {heading: First session, date: 2024-04-05, chair: silva}\n", ""
    )
    office.file.write_text(moved.replace("one thing after the other", "one thing after another"))
    paper.change(CAN, "noted the", "underlined the")
    paper.change("All who were", "will work", "may work")
    back = office.answer(paper.data)
    assert (paths(own(back)), paths(back.outside)) == (
        [("changed", "interventions[1].text")],
        [("changed", "conclusions[2].text")],
    )
    back.make(own(back))
    text = office.fields["interventions"][1]["text"]
    assert "underlined" in text
    assert "one thing after another" in text


def test_what_both_changed_is_left_to_a_person(office, paper):
    office.file.write_text(REPORT.replace("Alberto Lora noted", "Alberto Lora saw"))
    paper.change(CAN, "noted the", "underlined the")
    back = office.answer(paper.data)
    assert (own(back), told(back)) == ([], ["W956"])


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda paper: paper.delete("The Andean Community will"), "removed"),
        (lambda paper: paper.add("The Andean Community will", "Everybody pays for the Andean Community."), "added"),
        (lambda paper: paper.change("First session", "First", "Only"), "changed"),
    ],
    ids=["a conclusion deleted", "a conclusion added", "a heading changed"],
)
def test_nothing_common_is_a_bodys_to_change(office, paper, change, kind):
    change(paper)
    back = office.answer(paper.data)
    assert (own(back), [each.kind.value for each in back.outside]) == ([], [kind])
    back.make(own(back))
    assert office.file.read_text() == REPORT


def test_a_participant_is_taken_in_only_for_the_body_itself(office, paper):
    rows = paper.document.tables[0].rows
    for body in ("CAN", "CARICOM"):
        node = copying.deepcopy(rows[1]._tr)
        rows[-1]._tr.addnext(node)
        cells = paper.document.tables[0].rows[-1].cells
        cells[0].text, cells[1].text, cells[2].text = body, f"Nueva de {body}", "Asesora"
    back = office.answer(paper.data)
    assert [each.after for each in own(back)] == ["CAN | Nueva de CAN | Asesora"]
    assert [each.after for each in back.outside] == ["CARICOM | Nueva de CARICOM | Asesora"]


def test_words_that_belong_nowhere_are_told_and_not_taken(office, paper):
    paper.add("Answer wanted", "No tenemos observaciones.")
    paper.document.add_paragraph("Saludos cordiales")
    back = office.answer(paper.data)
    assert back.patch.proposals == []
    assert told(back) == ["W958", "W958"]
    assert all(any(words in message(found).text for found in back.told) for words in ("observaciones", "cordiales"))


def test_tracked_changes_are_decided_one_by_one(office, paper):
    tracked(paper, CAN, "noted", "underlined")
    tracked(paper, "The Andean Community will", "results", "failures")
    refused = office.answer(paper.data, lambda asked: {each.number: Decision.REFUSE for each in asked})
    assert (refused.patch.proposals, refused.how) == ([], How.CHANGES)
    taken = office.answer(paper.data, lambda asked: {each.number: Decision.ACCEPT for each in asked})
    assert (paths(own(taken)), paths(taken.outside)) == (
        [("changed", "interventions[2].text")],
        [("changed", "conclusions[2].text")],
    )


@pytest.mark.needs_libreoffice
def test_a_copy_saved_by_libreoffice_confirms_and_an_edited_one_comes_back(office, paper, tmp_path):
    assert office.answer(saved_by_libreoffice(office.copy("CAN"), tmp_path)).how is How.CONFIRMED
    paper.change(CAN, "noted the", "underlined the")
    paper.change("The Andean Community will", "on the results", "on some of the results")
    back = office.answer(saved_by_libreoffice(paper.data, tmp_path))
    assert (paths(own(back)), paths(back.outside), told(back)) == (
        [("changed", "interventions[2].text")],
        [("changed", "conclusions[2].text")],
        ["W957"],
    )


@pytest.mark.needs_libreoffice
def test_an_answer_in_another_format_is_known_as_well(office, paper, tmp_path):
    paper.change(CAN, "noted the", "underlined the")
    path = tmp_path / "answer.odt"
    path.write_bytes(saved_as(paper.data, "odt", tmp_path))
    back = return_answer(path, office.file, the_office(), office.settings)
    assert paths(back.patch.proposals) == [("changed", "interventions[2].text")]


def test_a_copy_that_lost_its_mark_is_known_by_its_reference(office, paper):
    paper.change(CAN, "noted the", "underlined the")
    package = paper.document.part.package
    gone = [rel for rel in package.rels if package.rels[rel].reltype.endswith("/custom-properties")]
    for rel in gone:
        del package.rels[rel]
    assert gone
    assert paths(office.answer(paper.data).patch.proposals) == [("changed", "interventions[2].text")]


def test_the_copy_of_another_report_is_refused(office, paper, tmp_path):
    other = Circulating(tmp_path, REPORT.replace("Workshop on things", "Quite another meeting"), "otra.en.yaml")
    with pytest.raises(InputError) as refused:
        other.answer(paper.data)
    assert codes(refused.value.findings) == ["I141"]


def test_the_copy_of_another_language_is_refused(office, paper, tmp_path):
    other = Circulating(tmp_path, REPORT.replace("language: en", "language: es"), "taller.es.yaml")
    with pytest.raises(InputError) as refused:
        other.answer(paper.data)
    assert codes(refused.value.findings) == ["I091"]


def test_a_body_that_was_never_asked_is_told_and_noted_nowhere(office, paper):
    (office.folder / "clearance.json").unlink()
    back = office.answer(paper.data)
    assert told(back) == ["W077"]
    back.make([])
    assert not (office.folder / "clearance.json").exists()


def test_an_answer_to_an_older_copy_is_told_and_does_not_stand_for_the_new_one(office, paper):
    office.file.write_text(REPORT.replace("one thing after the other", "one thing after another"))
    office.circulate()
    back = office.answer(paper.data)
    assert told(back) == ["W959"]
    back.make([])
    assert standing(office, "CAN") == []


@given(st.integers(2, 6), st.integers(0, 5), st.data())
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_change_comes_back_to_its_own_intervention(tmp_path_factory, bodies, target, data):
    names = ["CAN", "SICA", "ACTO", "CARICOM", "FAO", "OAS"][:bodies]
    people = [{"id": name, "name": f"Person {name}", "organisation": name} for name in names]
    speakers = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=9))
    said = [{"speaker": who, "text": f"Word number {n} was uttered in the hall."} for n, who in enumerate(speakers)]
    said.insert(data.draw(st.integers(0, len(said))), {"text": "The Secretariat told the story."})
    number = target % len(speakers)
    fields = {"format": 1, "stage": "draft", "language": "en", "meeting": {"title": "T"}, "participants": people}
    office = Circulating(tmp_path_factory.mktemp("office"), yaml.safe_dump({**fields, "interventions": said}))
    office.circulate(speakers[number])
    paper = Retyped(office.copy(speakers[number]))
    paper.change(f"Word number {number} ", "uttered", "shouted")
    back = office.answer(paper.data)
    assert back.outside == ()
    back.make(back.patch.proposals)
    wanted = [
        each["text"].replace("uttered", "shouted") if f" {number} " in each["text"] else each["text"] for each in said
    ]
    assert [each["text"].strip() for each in office.fields["interventions"]] == wanted
