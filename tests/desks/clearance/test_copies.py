"""The documents as they are sent: the body's own share with its printed numbers, and nothing that is nobody's business."""

from __future__ import annotations

import io

import docx
import pytest

from pipeline.desks.clearance.copies import CopyMaker
from pipeline.desks.clearance.marks import mark_of
from pipeline.desks.opening import bytes_of
from pipeline.model.base import Language
from pipeline.reading.report import read_report
from pipeline.word.package import open_package
from tests.support.clearing import REPORT, UNTIL, Circulating, all_text
from tests.support.openxml import openxml_faults
from tests.support.pictures import png
from tests.support.printing import by_libreoffice
from tests.support.reports import the_office
from tests.support.retyping import printed_lines

PRIVATE = ("555 1234", "tape 4", "a note of the office", "taller.en", "/tmp", "silva", "rey", "lora,")


@pytest.fixture
def office(tmp_path):
    return Circulating(tmp_path)


def maker_of(office):
    report = read_report(bytes_of(office.file), "").report
    return CopyMaker(report, office.file.parent, the_office(), office.settings)


def test_a_copy_holds_the_share_in_the_words_of_the_report(office):
    office.circulate("CAN")
    lines = [words for _, words in printed_lines(office.copy("CAN"))]
    assert lines[0] == "CLEARANCE COPY Andean Community (CAN)"
    assert "Answer wanted by 10 May 2999" in lines
    assert "Internal, not to be passed on" in lines
    start = lines.index("YOUR INTERVENTIONS")
    assert lines[start + 1 : start + 4] == [
        "First session",
        "5 April 2024. Chair: Ana Silva",
        "Alberto Lora noted the progress that was made:",
    ]
    assert [each for each in lines if each.isupper() and " " in each] == [
        "YOUR INTERVENTIONS",
        "YOUR ENTRIES IN THE LIST OF PARTICIPANTS",
        "CONCLUSIONS THAT NAME YOU",
    ]
    assert {"Mr. Alberto Lora", "Rosa Rey"} <= set(lines)
    text = all_text(office.copy("CAN"))
    for other in (
        "welcomed",
        "agreed",
        "closed the floor",
        "Second session",
        "Peru",
        "opened by",
        "nobody",
        "Ministry",
    ):
        assert other not in text


def test_items_have_the_numbers_that_the_report_prints(office):
    office.circulate("CAN", "BR")
    for key, numbers in (("CAN", ["2", "3"]), ("BR", ["2", "1"])):
        numbering = docx.Document(io.BytesIO(office.copy(key))).part.numbering_part.element
        starts = numbering.xpath(".//w:num[w:lvlOverride]/w:lvlOverride/w:startOverride/@w:val")
        assert starts[-len(numbers) :] == numbers


@pytest.mark.parametrize("key", ["CAN", "BR", "UY", "PE", "ACS", "Universidad-de-la-Republica"])
def test_nothing_private_and_no_input_travels(office, key):
    office.circulate(key)
    for path in office.folder.glob("*.docx"):
        text = all_text(path.read_bytes())
        assert not [word for word in PRIVATE if word in text], path
        assert "format: 1" not in text


def test_a_picture_of_anothers_stays_out(tmp_path):
    text = REPORT.replace(
        '"Ana Silva agreed on behalf of her neighbours as well."', '"![A chart](chart.png)\\n\\nAna Silva agreed."'
    )
    office = Circulating(tmp_path, text)
    (tmp_path / "chart.png").write_bytes(png())
    office.circulate("CAN", "UY")
    held = {
        key: [name for name in open_package(office.copy(key), "").parts if "media" in name] for key in ("CAN", "UY")
    }
    assert (held["CAN"], len(held["UY"])) == ([], 1)


def test_a_copy_says_whose_it_is_and_is_the_same_each_time(office):
    maker = maker_of(office)
    party = maker.shares["CAN"].party
    one, two = (maker.copy_data(maker.copy(party, UNTIL), "CAN") for _ in range(2))
    assert one == two
    mark = mark_of(open_package(one, ""))
    assert (mark.key, mark.digest, mark.until) == ("CAN", maker.digest, "2999-05-10")


@pytest.mark.parametrize("language", list(Language))
def test_a_note_asks_in_the_language_of_the_body(office, language):
    maker = maker_of(office)
    party = maker.shares["CAN"].party
    note = maker.note_data(maker.copy(party, UNTIL), party, language, "CAN.en.docx")
    words, text = the_office().clearance(language).note, all_text(note)
    day = the_office().day_words((UNTIL,), False, language)
    assert party.name(language) in text
    assert "CAN.en.docx" in text
    assert " ".join(words.wanted.format(day=day).split()) in text
    assert words.draft in text
    assert words.internal in text
    assert mark_of(open_package(note, "")) is None


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("language", list(Language))
def test_a_note_of_an_ordinary_meeting_is_one_page(office, language, tmp_path):
    from pipeline.pdf.reading import page_count

    maker = maker_of(office)
    party = maker.shares["CAN"].party
    note = maker.note_data(maker.copy(party, UNTIL), party, language, "CAN.en.docx")
    assert page_count(by_libreoffice(note, tmp_path)) == 1


@pytest.mark.parametrize("key", ["CAN", "BR"])
def test_the_documents_are_sound_word_files(office, key, tmp_path):
    office.circulate(key)
    for path in office.folder.glob("*.docx"):
        assert openxml_faults(path.read_bytes(), tmp_path) == []


def test_an_embargo_is_told_with_its_hour_and_zone(tmp_path):
    office = Circulating(tmp_path, REPORT.replace("access: internal", "embargo: 2998-05-05T10:00:00-04:30"))
    office.circulate("CAN")
    assert "Internal until 5 May 2998, 10:00 (UTC\N{MINUS SIGN}4:30)" in all_text(office.copy("CAN"))
