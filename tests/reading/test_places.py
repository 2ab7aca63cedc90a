"""Line and column of fields, of their names, and of characters within their values."""

import pickle

import pytest

from pipeline.reading.places import read_path, write_path
from tests.support.faults import read

TEXT = """\
# a comment
format: 1
language: en
symbol:
meeting:
  title: >-
    Taller sobre
    integracio\u0301n  regional
  officers:
    - {role: chair, name: Ana}
participants:
- id: rosi
  name: "Mario\\u0301 R\\u00f3si"
- organisation: SELA
background: |
  Pen\u0303a spoke.

  He   left.
interventions:
  - speaker: rosi
    text: &said 'It''s
      so.'
  - text: *said
conclusions:
  - One
  - text: Two
"""


@pytest.fixture(scope="module")
def places():
    return read(TEXT).places


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ("format", 2, 9),
        ("meeting", 5, 1),
        ("meeting.title", 6, 10),
        ("meeting.place", 5, 1),
        ("meeting.officers[0].role", 10, 14),
        ("symbol", 4, 1),
        ("participants", 11, 1),
        ("participants[0]", 12, 3),
        ("participants[1].name", 14, 3),
        ("participants[7].name", 11, 1),
        ("conclusions[0].text", 25, 5),
        ("interventions[0].speaker[0]", 20, 14),
        ("interventions[0].text", 21, 11),
        ("nothing", 2, 1),
        ("", 2, 1),
    ],
)
def test_the_place_of_a_field_or_of_the_nearest_that_is_there(places, path, line, column):
    place = places.place(path)
    assert (place.file, place.line, place.column) == ("report.en.yaml", line, column)


def test_the_place_of_a_name(places):
    assert (places.key_place("meeting.title").line, places.key_place("meeting.title").column) == (6, 3)
    assert (places.key_place("participants[1]").line, places.key_place("participants[1]").column) == (14, 3)


@pytest.mark.parametrize(
    ("path", "words", "shown"),
    [
        ("meeting.title", "integracio\u0301n", "integracio\u0301n"),
        ("participants[0].name", "\u0301 R", "\\u0301 R"),
        ("participants[0].name", "ósi", "\\u00f3si"),
        ("background", "He   left", "He   left"),
        ("interventions[0].text", "'s", "''s"),
        ("interventions[0].text", " so", "\n"),
        ("interventions[1].text", "so", "so"),
        ("conclusions[1].text", "o", "o"),
        ("conclusions[0].text", "ne", "ne"),
    ],
)
def test_a_character_of_the_raw_value(places, path, words, shown):
    place = places.place_in(path, places.raw(path).index(words))
    row = TEXT.split("\n")[place.line - 1] + "\n"
    assert row[place.column - 1 :].startswith(shown)
    assert place.path == path


@pytest.mark.parametrize(
    ("path", "words", "shown"),
    [
        ("meeting.title", "ón regional", "o\u0301n  regional"),
        ("meeting.title", "regional", "regional"),
        ("background", "ña", "n\u0303a"),
        ("background", "left", "left"),
        ("participants[0].name", "ó Rósi", "o\\u0301"),
    ],
)
def test_a_character_of_the_text_that_the_model_made_of_it(places, path, words, shown):
    report = read(TEXT).report
    text = {
        "meeting.title": report.meeting.title,
        "background": report.background,
        "participants[0].name": report.participants[0].name,
    }[path]
    place = places.place_of(path, text.index(words))
    assert TEXT.split("\n")[place.line - 1][place.column - 1 :].startswith(shown)


def test_past_the_end_and_where_no_text_is(places):
    assert places.place_in("conclusions[0]", 3).column == 8
    assert places.place_in("conclusions[0]", 99).column == 8
    assert places.place_of("conclusions[0]", 99).column == 8
    assert places.place_in("meeting", 3) == places.place("meeting")
    assert places.place_in("symbol", 0) == places.place("symbol")


def test_it_is_a_mapping_of_every_field(places):
    assert places["interventions[0].speaker"] == places.place("interventions[0].speaker")
    assert len(list(places)) == len(places)
    assert "meeting.officers[0].name" in places
    assert "meeting.place" not in places


def test_paths_are_read_as_they_are_written():
    for location in [("interventions", 3, "text"), ("a",), (), ("a", 0, 1, "b")]:
        assert read_path(write_path(location)) == location


def test_a_reading_travels_between_processes():
    reading = read(TEXT)
    reading.places.place_in("background", 3)
    back = pickle.loads(pickle.dumps(reading))
    assert back.report == reading.report
    assert back.places.place_in("background", 8) == reading.places.place_in("background", 8)
