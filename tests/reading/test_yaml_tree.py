"""Limits, duplicates, tags, and what may stand at the top of a file."""

import pytest

from pipeline.errors import InputError
from pipeline.reading.nodes import plain
from pipeline.reading.source import read_source
from pipeline.reading.yaml_tree import MOST_ALIASES, MOST_NODES, read_tree
from tests.support.faults import WHOLE, codes, lines, refused


def values(text):
    root, faults = read_tree(read_source(text.encode(), "x"))
    assert faults == ()
    return plain(root)


def test_an_alias_bomb_is_refused_at_the_alias_before_it_goes_off():
    rows = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    rows += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    ((code, line, column),) = lines("\n".join(rows))
    # 10, 91, 820, 7,381 values; those of the fifth line would pass 50,000.
    assert (code, line) == ("E068", 5)
    assert rows[line - 1][column - 1] == "*"


def test_aliases_are_counted_too():
    assert codes("a: &a x\nb: [" + ",".join(["*a"] * (MOST_ALIASES + 1)) + "]") == ["E069"]
    assert values("a: &a x\nb: [" + ",".join(["*a"] * MOST_ALIASES) + "]")["b"] == ["x"] * MOST_ALIASES


def test_an_alias_of_what_it_stands_in():
    assert lines("private: &a [1, *a]\n") == [("E063", 1, 17)]


def test_an_alias_repeats_what_it_names():
    assert values("a: &x {b: [1]}\nc: *x\n") == {"a": {"b": ["1"]}, "c": {"b": ["1"]}}


def test_depth_counts_what_an_alias_brings():
    bottom = "[" * 25 + "x" + "]" * 25
    assert codes(f"a: &a {bottom}\nb: {'[' * 20}*a{']' * 20}\n") == ["E067"]
    assert values(f"a: &a {bottom}\nb: {'[' * 14}*a{']' * 14}\n")


@pytest.mark.parametrize("count", [40, 900, 5000])
def test_nested_too_deep(count):
    (fault,) = refused("private: " + "[" * count)
    assert (fault.code, fault.place.line, fault.parameter("limit")) == ("E067", 1, 40)


def test_forty_levels_are_read():
    assert values("a: " + "[" * 39 + "]" * 39)


def test_too_many_values():
    assert codes("private:\n" + "- x\n" * MOST_NODES) == ["E068"]


def test_a_field_twice_is_told_with_both_lines():
    (fault,) = refused(WHOLE + "language: es\n")
    assert (fault.code, fault.place.line, fault.parameter("first")) == ("E009", 5, 2)


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!str", "!x", "!", "!<tag:a.b,2000:c>"])
def test_a_tag_is_named_with_its_line(tag):
    (fault,) = refused(WHOLE + f"symbol:\n  {tag} x\n")
    assert (fault.code, fault.place.line, fault.place.column) == ("E065", 6, 3)
    assert fault.parameter("tag") == tag


def test_plain_text_stays_text():
    text = "a: NO\nb: 12:30\nc: 017\nd: ~\ne:\nf: null\ng: 'null'\nh: 1e3\ni: yes\nj: [Null, 2024-01-01, '']\n"
    assert values(text) == {
        "a": "NO", "b": "12:30", "c": "017", "g": "null", "h": "1e3", "i": "yes", "j": ["Null", "2024-01-01", ""],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "E005", 1),
        ("# only a comment\n", "E005", 1),
        ("---\n...\n", "E005", 1),
        ("~\n", "E005", 1),
        ("a: b\n---\nc: d\n", "E007", 2),
        ("a: b\n...\nc: d\n", "E007", 3),
        ("- a\n- b\n", "E006", 1),
        ("\njust words\n", "E066", 2),
        ("? [a]\n: b\n", "E020", 1),
        (": b\n", "E020", 1),
    ],
)
def test_what_stands_at_the_top(text, code, line):
    assert (code, line) in [(code, line) for code, line, _ in lines(text)]


def test_faults_found_before_the_file_breaks_off_are_told_with_it():
    with pytest.raises(InputError) as caught:
        read_tree(read_source(b"a: 1\na: 2\nb: 'c\n", "x"))
    assert [each.code for each in caught.value.findings] == ["E009", "E075"]
