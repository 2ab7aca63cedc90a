"""Broken YAML, as people break it, told at the place where they have to look."""

import pytest

from tests.support.faults import lines, refused

BROKEN = [
    ("meeting:\n\ttitle: W\n", "E070", 2, 1),
    ("a: b\n\tc: d\n", "E070", 2, 1),
    ("a: |\n\tb\n", "E070", 2, 1),
    ("title: Workshop: a view\n", "E071", 1, 16),
    ("a:\n  - This is: so: be it\n", "E071", 2, 16),
    ("a: b\n  c: d\n", "E072", 2, 4),
    ("a:\n  b: c\n d: e\n", "E072", 3, 2),
    ("a: b\n- c\n", "E072", 2, 1),
    ("a: |\n  b\n c\n", "E072", 3, 2),
    ("a: b\nlanguage:en\nc: d\n", "E073", 2, 1),
    ("a:\n  - language:en\n    c: d\n", "E073", 2, 5),
    ("a: b\nsome words\nc: d\n", "E074", 2, 1),
    ("a: 'b\nc: d\n", "E075", 1, 4),
    ('a: "b\nc: d\n', "E075", 1, 4),
    ("a: 'b\n---\nc: d'\n", "E075", 1, 4),
    ('a: "C:\\data"\n', "E076", 1, 7),
    ("a: *Declaration* of\n", "E077", 1, 4),
    ("a: **bold** words\n", "E077", 1, 4),
    ("a: *Declaration of Saint Vincent*\n", "E064", 1, 4),
    ("a: > a quote\n", "E077", 1, 4),
    ("a: @all\n", "E077", 1, 4),
    ("a: `x`\n", "E077", 1, 4),
    ("a: %5\n", "E077", 1, 4),
    ("a: [b, c\nd: e\n", "E078", 1, 4),
    ("a: {b: c\n", "E078", 1, 4),
    ("a: [b, , c]\n", "E079", 1, 8),
    ("a: %YAML\n", "E077", 1, 4),
    ("a: 'it's'\n", "E081", 1, 8),
    ('a: "b" c\n', "E081", 1, 8),
    ("a: - b\n", "E083", 1, 4),
    ("a: [b]]\n", "E084", 1, 7),
    ("%FOO\na: b\n", "E080", 1, 5),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), BROKEN)
def test_broken(text, code, line, column):
    assert lines(text) == [(code, line, column)]


@pytest.mark.parametrize("escape", ["\\ud800", "\\xZZ"])
def test_an_escape_that_names_no_character_stops_no_reading(escape):
    assert ("E082", 1, 7) in lines(f'a: "{escape}"\n')


def test_what_was_typed_is_quoted():
    (fault,) = refused("a: b\nlanguage:en\nc: d\n")
    assert fault.parameter("field") == "language"
    (fault,) = refused("a:\n  b: c\n d: e\n")
    assert fault.parameter("words") == "d: e"


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("meeting:\n  title Taller\n  mode: virtual\n", 2, "title"),
        ("interventions:\n  - speaker perez\n    text: x\n", 2, "speaker"),
        ("symbol SP/X\nformat: 1\n", 1, "symbol"),
    ],
)
def test_a_missing_colon_is_told_where_it_is_missing(text, line, name):
    assert [(each.code, each.place.line, each.parameter("name")) for each in refused(text)] == [("E057", line, name)]
