"""Cover, copyright page, lists and files: what is printed gets an entry in printed words, what is not is told as such."""

from __future__ import annotations

import pytest

from pipeline.desks.correcting.difference import Fate
from pipeline.desks.correcting.differences import Version, corrected_before, differences, undone
from pipeline.model.chapters import Correction
from pipeline.model.choices import ListOrder
from tests.support.reports import report, the_office

PEOPLE = (
    {
        "id": "rosi",
        "name": "Mario Rosi",
        "title": "Mr.",
        "position": "Analyst",
        "organisation": "SICA",
        "status": "observer",
    },
    {
        "id": "soto",
        "name": "Ana Soto",
        "title": "Ms.",
        "position": "Analyst",
        "organisation": "SELA",
        "status": "secretariat",
    },
)
LISTED = {"participants": PEOPLE, "annexes": [{"participants": True}]}


def told(before, after, files=({}, {})):
    return differences(Version(before, files[0]), Version(after, files[1]), the_office(), ListOrder.HOUSE)


def entries(before, after):
    return [(each.place, each.was, each.now) for each in told(before, after) if each.correction]


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        ({"title": "Workshops"}, [("Cover, title", "Workshop", "Workshops")]),
        ({"date": "2024-04-06"}, [("Cover", "5 April 2024", "6 April 2024")]),
        ({"place": "Lima"}, [("Cover", "", "Lima")]),
        (
            {"mode": "hybrid", "place": "Lima"},
            [("Cover", "VIRTUAL MEETING", "HYBRID MEETING"), ("Cover", "", "Lima")],
        ),
        (
            {"officers": [{"role": "chair", "name": "Ana Soto"}]},
            [("Copyright page", "", "Chair: Ana Soto")],
        ),
    ],
)
def test_the_lines_of_cover_and_copyright_page_are_corrected_as_they_are_printed(meeting, expected):
    found = told(report(), report(meeting))
    assert [(each.place, each.was, each.now) for each in found] == expected


def test_what_no_page_shows_is_told_and_in_no_correction():
    conclusion = {"text": "Work will go on.", "responsible": "all"}
    before = report(conclusions=[conclusion])
    after = report({"titles": {"es": "Taller"}}, conclusions=[conclusion | {"due": "2024-05"}], subjects=["trade"])
    found = told(before, after)
    assert {(each.path, each.fate) for each in found} == {
        ("meeting.titles.es", Fate.NOT_PRINTED),
        ("conclusions[0].due", Fate.NOT_PRINTED),
        ("subjects", Fate.NOT_PRINTED),
    }


def test_the_list_of_participants_is_corrected_row_by_row_where_it_is_printed():
    first, second = PEOPLE
    new = {"name": "Juan Paz", "organisation": "SICA", "status": "observer"}
    after = report(**LISTED | {"participants": [first | {"position": "Director"}, new, second]})
    chapter = "LIST OF PARTICIPANTS"
    assert entries(report(**LISTED), after) == [
        (f"{chapter}, list of participants", "Analyst", "Director"),
        (f"{chapter}, after the heading", "", "SICA | Juan Paz | –"),
    ]
    plain = report(participants=[first, second]), report(participants=[first | {"position": "Director"}, second])
    assert [each.fate for each in told(*plain)] == [Fate.NOT_PRINTED]


def test_a_file_with_another_content_needs_a_revision():
    annexes = [{"title": "Map", "file": "map.pdf"}]
    same = report(annexes=annexes)
    (found,) = told(same, same, ({"map.pdf": "1", "gone.png": "3"}, {"map.pdf": "2"}))
    assert (found.fate, found.place, found.path) == (Fate.NEEDS_REVISION, "Annex I", "annexes[0].file")
    (other,) = told(same, report(annexes=[{"title": "Map", "file": "plan.pdf"}]))
    assert (other.fate, other.was, other.now) == (Fate.NEEDS_REVISION, "map.pdf", "plan.pdf")


def test_which_revision_it_is_and_what_it_corrected_is_no_difference():
    after = report(revision=2, corrections=[{"place": "Cover", "text": "All."}])
    assert told(report(revision=1), after) == ()


def test_a_line_of_the_cover_that_is_another_is_one_entry():
    place = {"mode": "hybrid", "place": "Caracas, Venezuela"}
    assert entries(report(place), report({**place, "place": "Lima, Peru"})) == [
        ("Cover", "Caracas, Venezuela", "Lima, Peru")
    ]


def test_a_correction_whose_place_a_person_worded_otherwise_counts_once():
    before = report(background="He noted it.\n\nShe noted it.")
    found = told(before, report(background="He saw it.\n\nShe saw it."))
    entry = Correction(place="Page 9", instead_of=found[0].correction.instead_of, read=found[0].correction.read)
    fates = [each.fate for each in corrected_before(found, [(entry, "Corr.1")])]
    assert fates == [Fate.CORRECTED_BEFORE, Fate.CORRECTED]


def test_what_was_corrected_before_is_known_and_what_was_lost_since_is_told():
    before, after = report(), report(background="The meeting was closed.")
    found = told(before, after)
    entry = found[0].correction
    lost = Correction(place="Page 3", instead_of="progress", read="delay")
    assert [each.fate for each in corrected_before(found, [(entry, "Corr.1")])] == [Fate.CORRECTED_BEFORE]
    assert list(undone(found, [entry, lost], Version(after, {}), the_office())) == [lost]
    assert list(undone((), [entry], Version(after, {}), the_office())) == []
