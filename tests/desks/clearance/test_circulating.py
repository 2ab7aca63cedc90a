"""Circulating: who gets a copy, who keeps the one that it has, and whose work is never written over."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pipeline.desks.clearance.circulating import Fate
from pipeline.errors import InputError, StorageError, UsageError
from pipeline.messages import message
from tests.support.clearing import REPORT, UNTIL, Circulating
from tests.support.findings import codes, refusal

KEYS = ["CAN", "BR", "Universidad-de-la-Republica", "UY", "PE", "ACS"]


@pytest.fixture
def office(tmp_path):
    return Circulating(tmp_path)


def fates(done):
    return {sent.party.key: sent.fate.value for sent in done.sent}


def test_everybody_who_spoke_is_listed_or_is_named_gets_two_files(office):
    done = office.circulate()
    assert fates(done) == dict.fromkeys(KEYS, "new")
    names = {path.name for sent in done.sent for path in sent.files.values()}
    assert {path.name for path in office.folder.iterdir()} == {*names, "clearance.json"}
    assert {"CAN.en.docx", "CAN.en.note.es.docx", "BR.en.note.pt.docx", "ACS.note.en.docx"} <= names
    assert not (office.file.parent / "outputs").exists()


def test_only_those_whose_own_part_changed_get_another(office):
    office.circulate()
    before = {path: path.read_bytes() for path in office.folder.glob("*.docx")}
    text = REPORT.replace("closed the floor", "left the floor").replace("opened by", "begun by")
    office.file.write_text(text)
    done = office.circulate(until=date(2999, 6, 1))
    assert {key for key, fate in fates(done).items() if fate == "renewed"} == {"BR"}
    changed = {path.name for path, data in before.items() if path.read_bytes() != data}
    assert changed == {"BR.en.docx", "BR.en.note.pt.docx"}
    assert next(sent.until for sent in done.sent if sent.party.key == "PE") == UNTIL


def test_a_body_that_is_named_gets_its_copy_in_any_case(office):
    office.circulate()
    done = office.circulate("Comunidad Andina", until=date(2999, 6, 1))
    assert fates(done) == {"CAN": "renewed"}
    state = json.loads((office.folder / "clearance.json").read_text())
    assert [each["until"] for each in state["editions"]["en"]["bodies"]["CAN"]["rounds"]] == [
        "2999-05-10",
        "2999-06-01",
    ]


def test_a_file_that_a_person_changed_stays_and_is_told(office):
    office.circulate()
    mine = office.folder / "BR.en.docx"
    mine.write_bytes(b"my own work")
    office.file.write_text(REPORT.replace("closed the floor", "left the floor"))
    state = (office.folder / "clearance.json").read_bytes()
    done = office.circulate()
    assert fates(done)["BR"] == Fate.CHANGED_BY_HAND
    assert codes(done.findings) == ["F290"]
    assert mine.read_bytes() == b"my own work"
    assert (office.folder / "clearance.json").read_bytes() == state


def test_what_a_killed_run_left_is_no_persons_work(office):
    office.circulate()
    (office.folder / "clearance.json").unlink()
    assert fates(office.circulate()) == dict.fromkeys(KEYS, "new")


def test_a_dry_run_writes_nothing(office):
    assert fates(office.circulate(is_dry=True)) == dict.fromkeys(KEYS, "new")
    assert not office.folder.exists()
    assert not (office.file.parent / "register").exists()


def test_another_report_of_the_same_file_name_is_refused(office):
    office.circulate()
    office.file.write_text(REPORT.replace("Workshop on things", "Quite another meeting"))
    assert codes(refusal(office.circulate, error=InputError)) == ["I143"]


def test_two_editions_of_one_report_share_a_folder(office):
    office.circulate("CAN")
    other = Circulating(office.file.parent, REPORT.replace("language: en", "language: es"), "taller.es.yaml")
    other.circulate("CAN")
    names = {path.name for path in office.folder.glob("CAN*")}
    assert names == {"CAN.en.docx", "CAN.en.note.es.docx", "CAN.es.docx", "CAN.note.es.docx"}


def test_copies_never_go_where_finished_reports_lie(office, tmp_path):
    for place in ("outputs", "outputs/2024", "issued"):
        with pytest.raises(UsageError) as refused:
            office.circulate(to=tmp_path / place)
        assert codes(refused.value.findings) == ["U141"]
    done = office.circulate("CAN", to=tmp_path / "post")
    assert {path.parent for path in done.sent[0].files.values()} == {tmp_path / "post"}


def test_a_body_that_has_no_part_in_it_is_refused_by_name(office):
    with pytest.raises(UsageError) as refused:
        office.circulate("CARICOM")
    told = message(refused.value.findings[0])
    assert "CARICOM" in told.text
    assert "`CAN`" in told.hint


def test_a_report_without_any_body_is_told(tmp_path):
    text = "format: 1\nstage: draft\nlanguage: en\nmeeting: {title: Nothing}\n"
    office = Circulating(tmp_path, text)
    assert codes(refusal(office.circulate, error=InputError)) == ["I144"]


def test_a_day_that_has_passed_is_told(office):
    assert "W078" in codes(office.circulate("CAN", until=date(2001, 1, 1), is_dry=True).findings)


def test_a_broken_state_stops_before_anything_is_written(office):
    office.circulate("CAN")
    (office.folder / "clearance.json").write_text("{")
    assert codes(refusal(office.circulate, error=StorageError)) == ["F291"]
