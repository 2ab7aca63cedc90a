"""Every fault of a file at once, each at its place, with what would have been right."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.messages import message
from tests.support.faults import WHOLE, codes, lines, read, refused


def hint(text):
    (fault,) = refused(text)
    return message(fault).hint


def test_a_draft_needs_three_fields():
    report = read("format: 1\nstage: draft\nlanguage: es\nmeeting:\n  title: Taller\n").report
    assert report.is_draft
    assert report.meeting.title == "Taller"


def test_all_faults_at_once_in_the_order_of_the_file():
    text = """\
format: 1
langauge: en
meeting:
  titel: W
  mode: Virtal
  date: 2024-13-45
participants:
  - id: rosi
    name: Mario Rosi
  - id: rosi
    organisation: SICA
  - Peña
interventions:
  - speaker: rossi
    text: "  "
  - text: "a\\u0007b"
conclusions:
  - Note that: it ends
  -
partcipants:
"""
    assert lines(text) == [
        ("E012", 1, 1),
        ("E011", 2, 1),
        ("E012", 3, 1),
        ("E011", 4, 3),
        ("E014", 5, 9),
        ("E015", 6, 9),
        ("E035", 10, 9),
        ("E037", 12, 5),
        ("E034", 14, 14),
        ("E019", 15, 11),
        ("E085", 16, 13),
        ("E010", 18, 5),
        ("E012", 18, 5),
        ("E019", 19, 4),
        ("E011", 20, 1),
    ]


@pytest.mark.parametrize("value", ["", " ~", " null", " ''", ' "  "'])
@pytest.mark.parametrize("field", ["language", "title"])
def test_what_is_needed_and_empty(field, value):
    text = WHOLE.replace({"language": "language: en", "title": "title: Workshop"}[field], f"{field}:{value}")
    (fault,) = refused(text)
    assert fault.code in ("E012", "E019", "E014")
    assert fault.place.line == {"language": 2, "title": 4}[field]


def test_what_is_missing_is_told_at_its_parent():
    assert [
        (each.code, each.place.path, each.place.line) for each in refused("stage: draft\nmeeting:\n  place: X\n")
    ] == [
        ("E012", "format", 1),
        ("E012", "language", 1),
        ("E012", "meeting.title", 2),
    ]
    assert [each.place.path for each in refused("format: 1\nlanguage: en\n")] == ["meeting.title"]


def test_the_nearest_field_is_offered():
    for typed, field in [
        ("partcipants", "participants"),
        ("simbol", "symbol"),
        ("conclusiones", "conclusions"),
        ("antecedentes", "background"),
        ("contexte", "background"),
        ("anexos", "annexes"),
    ]:
        assert f"here are `{field}`," in hint(WHOLE + f"{typed}: x\n"), typed


def test_the_nearest_word_is_offered():
    told = hint(WHOLE + "stage: drat\n")
    assert "nearest is `draft`" in told
    assert "`draft`, `final`" in told


def test_a_month_that_is_none_is_named():
    (fault,) = refused(WHOLE + "  date: 2024-13-45\n")
    assert (fault.place.line, fault.place.column, fault.place.path) == (5, 9, "meeting.date")
    assert "month 13" in message(fault).text


@pytest.mark.parametrize("date", ["5 April 2024", "05/04/2024", "2024-4-5", "20240405", "2024-04", "[a]"])
def test_other_ways_to_write_a_date_are_refused(date):
    (fault,) = refused(WHOLE + f"  date: {date}\n")
    assert fault.code in ("E016", "E038")
    assert fault.place.line == 5


def test_who_is_meant_is_offered():
    text = WHOLE + "participants:\n  - {id: rosi, name: Mario Rosi, organisation: SICA}\n  - {id: b, name: Ana}\n"
    assert "`rosi` (Mario Rosi, SICA)" in hint(text + "interventions: [{speaker: rossi, text: x}]\n")
    assert "`rosi` (Mario Rosi, SICA)" in hint(text + "interventions: [{speaker: Mario Rosi, text: x}]\n")
    assert "`b` (Ana)" in hint(text + "annexes: [{title: A, text: x, statement_of: anna}]\n")
    assert codes(text + "interventions: [{speaker: [rosi, b], text: x}]\n") == []


@pytest.mark.parametrize(
    ("name", "found"),
    [("rosi", []), ("rossi", ["E034"]), ("Rossi", []), ("Mario Rosi", []), ("mario rossi", []), ("m.rossi", ["E034"])],
)
def test_a_rapporteur_that_looks_like_an_id(name, found):
    assert codes(WHOLE + f"rapporteur: {name}\nparticipants: [{{id: rosi, name: M}}]\n") == found


def test_officers_name_participants_too():
    text = WHOLE + "  officers: [{role: chair, participant: x}]\n"
    assert codes(text) == ["E046"]
    assert codes(text + "participants: [{id: x, name: M}]\n") == []


@pytest.mark.parametrize(
    ("rest", "code", "path"),
    [
        ("format: 2", "E018", "format"),
        ("format: one", "E018", "format"),
        ("stage: {a: b}", "E038", "stage"),
        ("revision: 0", "E044", "revision"),
        ("revision: 1.5", "E044", "revision"),
        ("revision: [1]", "E044", "revision"),
        ("subjects: words", "E036", "subjects"),
        ("subjects: [a, ]\ninterventions:", "", ""),
        ("subjects: {a: b}", "E036", "subjects"),
        ("issued: 2024-4", "E042", "issued"),
        ("issued: April", "E042", "issued"),
        ("embargo: 2024-04-05", "E017", "embargo"),
        ("embargo: [a]", "E038", "embargo"),
        ("identifiers: {isbn: 978-0-306-40615-8}", "E033", "identifiers.isbn"),
        ("identifiers: {doi: abc}", "E043", "identifiers.doi"),
        ("identifiers: 5", "E037", "identifiers"),
        ("participants: [{id: a b, name: x}]", "E041", "participants[0].id"),
        ("participants: [{title: Dr}]", "E026", "participants[0]"),
        ("interventions: [{speaker: {a: b}, text: c}]", "E036", "interventions[0].speaker"),
        ("interventions: [{speaker: [[a]], text: c}]", "E038", "interventions[0].speaker[0]"),
        ("interventions: [{heading: H, text: c}]", "E028", "interventions[0]"),
        ("interventions: [words]", "E037", "interventions[0]"),
        ("conclusions: [{text: a, due: 2024-02-31}]", "E030", "conclusions[0].due"),
        ("conclusions: [[a]]", "E037", "conclusions[0]"),
        ("annexes: [{participants: maybe}]", "E045", "annexes[0].participants"),
        ("annexes: [{title: A}]", "E031", "annexes[0]"),
        ("annexes: [{text: A}]", "E032", "annexes[0]"),
        ("sections: [{title: A}]", "E012", "sections[0].text"),
        ("background: " + "x" * 200_001, "E039", "background"),
        ("subjects: [" + "x," * 5001 + "]", "E040", "subjects"),
        ("adopted: {on: 2024-02-30}", "E015", "adopted.on"),
        ("accept: [{code: W1, reason: ''}]", "E019", "accept[0].reason"),
    ],
)
def test_what_the_model_refuses(rest, code, path):
    text = WHOLE.replace("format: 1\n", "") if rest.startswith("format") else WHOLE
    found = refused(f"{text}{rest}\n")
    assert [(each.code, each.place.path) for each in found] == ([(code, path)] if code else [])


@pytest.mark.parametrize(
    ("rest", "code", "path"),
    [
        ("titles: {xx: y}", "E014", "meeting.titles.xx"),
        ("titles: y", "E037", "meeting.titles"),
        ("organisers: [{role: host}]", "E013", "meeting.organisers[0]"),
        ("organisers: [{name: a, logo: b.png}]", "E021", "meeting.organisers[0].logo"),
        ("officers: [{role: chair}]", "E022", "meeting.officers[0]"),
        ("officers: [{name: a}]", "E012", "meeting.officers[0].role"),
        ("date: 2024-04-05\n  dates: [2024-04-05]", "E023", "meeting"),
        ("from: 2024-04-05", "E024", "meeting"),
        ("from: 2024-04-05\n  to: 2024-04-04", "E025", "meeting.to"),
    ],
)
def test_what_the_model_refuses_of_a_meeting(rest, code, path):
    assert [(each.code, each.place.path) for each in refused(f"{WHOLE}  {rest}\n")] == [(code, path)]


def test_a_kind_of_error_that_is_new_is_told_in_general_words(monkeypatch):
    from pipeline.reading import problems

    monkeypatch.setattr(problems, "_KINDS", {})
    assert codes(WHOLE + "revision: 0\n") == ["E049"]


def test_the_notes_of_the_office_may_be_anything():
    assert codes(WHOLE + "private:\n  any: [thing, {at: all}]\n  empty:\n") == []


def test_characters_are_told_at_the_escape_that_brings_them():
    for escape, column in (("\\0", 21), ("\\x07", 21), ("\\uFFFF", 21)):
        ((_, line, found),) = lines(WHOLE.replace("title: Workshop", f'title: "Wörkshop o{escape}n"'))
        assert (line, found) == (4, column)


FIELDS = "format language meeting title titles date dates from officers participants id name interventions speaker text"
NAMES = st.sampled_from(
    [*FIELDS.split(), "conclusions", "due", "annexes", "file", "accept", "private", "stage", "x", "a: b"]
)
TEXTS = st.sampled_from(
    ["1", "en", "draft", "2024-04-05", "2024-13-01", "rosi", "", " ", "null", "true", "é\u0000", "x y"]
)
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=4),
    max_leaves=12,
)


@settings(derandomize=True, max_examples=600, deadline=None)
@given(st.dictionaries(NAMES, VALUES, max_size=8))
def test_whatever_stands_where_it_is_read_or_told(fields):
    text = json.dumps(fields)
    for each in refused(text):
        assert each.code != "E049"
        assert 1 <= each.place.column <= len(text) + 1


@settings(derandomize=True, max_examples=600, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from("\t\n :-'\"[]{}#&*!|>%@`,?\\\0é") | st.just(""))),
    st.booleans(),
)
def test_whatever_is_mistyped_is_read_or_told(edits, inserted):
    for at, character in edits:
        text = WRITTEN[:at] + character + WRITTEN[at + (not inserted) :]
        for each in refused(text):
            assert 1 <= each.place.line <= text.count("\n") + 2
            assert each.place.column >= 1
            assert each.code != "E049"


WRITTEN = (
    WHOLE
    + """\
  titles: {es: "Taller", fr: 'l''atelier'}
participants:
  - id: rosi
    name: Mario Rosi
background: |
  One.

  Two.
interventions:
  - speaker: [rosi]
    text: >-
      Three
      four.
conclusions:
  - Five.
  - text: "Six\\u00e9 \\
      seven."
    due: 2024-05
"""
)


def test_a_speaker_whom_nobody_knows_yet_stops_no_draft():
    reading = read(WHOLE + "stage: draft\ninterventions: [{speaker: rosi, text: x}]\n")
    assert [each.code for each in reading.findings] == ["E046"]
    assert reading.report.interventions[0].speaker == ("rosi",)


def test_escapes_that_name_no_character_hide_nothing_else():
    found = lines('format: 1\nlanguage: xx\nmeeting:\n  title: "a \x07 b \\a c \\ud800 d \\xZZ e"\n')
    assert found == [
        ("E014", 2, 11),
        ("E003", 4, 13),
        ("E085", 4, 17),
        ("E082", 4, 24),
        ("E082", 4, 33),
    ]


def test_a_text_full_of_such_escapes_is_given_up_in_time():
    assert [code for code, *_ in lines('title: "' + "\\ud800" * 5000 + '"\n')] == ["E082"] * 21
