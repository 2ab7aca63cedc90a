"""Files are changed in place: they say what they said, with the change, and nothing else in them moves."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.model.chapters import Conclusion
from pipeline.reading import editing
from pipeline.reading.changes import plain_tree
from pipeline.reading.editing import Insert, Nest, Put, Remove, Splice, edit_text
from pipeline.reading.fields import is_prose
from pipeline.reading.layout import read_layout
from pipeline.reading.places import write_path
from pipeline.reading.source import read_source
from pipeline.reading.yaml_tree import read_tree
from tests.support.laid_out import LINES, NAMES, VALUES, WORDS, pages


def read(text):
    return plain_tree(read_tree(read_source(text.encode(), "x"))[0])


def ways(tree, way=()):
    """The way to every value."""
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in below:
        yield (*way, step)
        yield from ways(value, (*way, step))


def at(tree, way):
    for step in way:
        tree = tree[step]
    return tree


def with_prose(value, way):
    """A value as it is written: prose ends with its line."""
    if isinstance(value, dict):
        return {name: with_prose(each, (*way, name)) for name, each in value.items()}
    if isinstance(value, list):
        return [with_prose(each, (*way, index)) for index, each in enumerate(value)]
    return value.rstrip("\n") + "\n" if value and value.strip() and is_prose(way) else value


@st.composite
def changes(draw, tree):
    """A change, the path that it touches, and the tree that it should leave."""
    after = deepcopy(tree)
    way = draw(st.sampled_from(list(ways(tree))))
    parent, step, value = at(after, way[:-1]), way[-1], at(tree, way)
    kind = draw(st.sampled_from(["put", "add", "insert", "remove", "splice"]))
    new = draw(VALUES)
    if kind == "remove":
        del parent[step]
        return Remove(write_path(way)), way, after
    if kind == "add" and isinstance(value, dict):
        name = draw(NAMES)
        at(after, way)[name] = with_prose(new, (*way, name))
        return Put(write_path((*way, name)), new), (*way, name), after
    if kind == "insert" and isinstance(value, list):
        index = draw(st.integers(0, len(value)))
        at(after, way).insert(index, with_prose(new, (*way, index)))
        return Insert(write_path(way), index, new), way if not value else None, after
    if kind == "splice" and isinstance(value, str):
        start = draw(st.integers(0, len(value)))
        end = draw(st.integers(start, len(value)))
        words = draw(WORDS | LINES | st.just(""))
        parent[step] = value[:start] + words + value[end:]
        return Splice(write_path(way), start, end, words), way, after
    parent[step] = with_prose(new, way)
    return Put(write_path(way), new), way, after


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.data())
def test_the_outcome_says_what_was_said_with_the_change(data):
    page = data.draw(pages())
    assert read(page.text) == page.tree
    change, touched, after = data.draw(changes(page.tree))
    edited = edit_text(page.text, [change])
    assert read(edited) == after
    for path, comment in page.comments:
        if touched is None or path[: len(touched)] != touched:
            if isinstance(change, Remove) and at(after, touched[:-1]) in ({}, []):
                continue  # what was within a list that is empty now
            assert comment in edited


@settings(max_examples=100, deadline=None, derandomize=True)
@given(pages())
def test_what_stays_the_same_keeps_its_characters(page):
    same = [Put(write_path(way), at(page.tree, way)) for way in ways(page.tree) if not is_prose(way)]
    kept = [change for change in same if "text" not in repr(change) and "conclusions" not in repr(change)]
    assert edit_text(page.text, kept) == page.text


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data())
def test_changes_that_stand_together_are_those_changes_one_by_one(data):
    page = data.draw(pages())
    text = page.text.rstrip("\r\n") + "\n"
    made = [each for way in ways(page.tree) for each in data.draw(_changes_at(way, at(page.tree, way)))]
    backwards = [Remove(write_path(way)) for way in ways(page.tree) if isinstance(way[-1], int)][::-1]
    for changes_made in (made, data.draw(st.sampled_from([backwards, made[::-1]]))):
        try:
            wanted = text
            for change in changes_made:
                wanted = edit_text(wanted, [change])
        except InputError:
            with pytest.raises(InputError):
                edit_text(text, changes_made)
        else:
            assert edit_text(text, changes_made) == wanted


@st.composite
def _changes_at(draw, way, value):
    """Changes of a value, or of what it holds; often none."""
    if isinstance(value, list):
        start = draw(st.sampled_from([0, len(value)]))
        return [
            Insert(write_path(way), start + number, each)
            for number, each in enumerate(draw(st.lists(WORDS, max_size=2)))
        ]
    if isinstance(value, dict):
        return [Put(write_path((*way, name)), draw(WORDS)) for name in draw(st.lists(NAMES, max_size=2))]
    return [Put(write_path(way), draw(VALUES))] if draw(st.booleans()) else []


def test_a_long_list_is_changed_in_a_few_readings_of_the_file(monkeypatch):
    count = []
    monkeypatch.setattr(editing, "read_layout", lambda text: count.append(1) or read_layout(text))
    people = "".join(f"  - name: A{number}\n    title: Mr.\n" for number in range(50))
    changed = [each for number in range(50) for each in (
        Put(f"participants[{number}].title", "Ms."), Put(f"participants[{number}].country", "Peru"))]  # fmt: skip
    gone = [Remove(f"participants[{number}]") for number in range(49, 9, -1)]
    new = [Insert("participants", 10 + number, {"name": f"B{number}"}) for number in range(50)]
    edited = read(edit_text(f"participants:\n{people}conclusions: []\n", [*changed, *gone, *new]))
    wanted = [{"name": f"A{number}", "title": "Ms.", "country": "Peru"} for number in range(10)]
    assert edited["participants"] == [*wanted, *({"name": f"B{number}"} for number in range(50))]
    assert len(count) == 3


INPUT = """\
# a report
format: 1
language: en   # the working language
meeting: {title: Talks, mode: virtual}
participants: []  # to come
background: >-
  It's the first
  line.  Two  blanks.
conclusions:
  - 'It''s done.'
  # the second
  - text: "Done \\u2013 again"
    due: 2024-05
"""


def lines_changed(before, after):
    """The lines that went and those that came."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (Put("symbol", "SP/X-24"), [], ["symbol: SP/X-24"]),
        (Put("meeting.place", "Caracas: here"), [INPUT.splitlines()[3]],
         ['meeting: {title: Talks, mode: virtual, place: "Caracas: here"}']),
        (Put("participants[0]", {"id": "rosi", "name": "Mario Rosi"}), ["participants: []  # to come"],
         ["participants:  # to come", "  - id: rosi", "    name: Mario Rosi"]),
        (Put("conclusions[1].responsible", ["acto", "sica"]), [], ["    responsible: [acto, sica]"]),
        (Put("conclusions[0]", Conclusion(text="New.", due="2024-06")), ["  - 'It''s done.'"],
         ["  - text: |", "      New.", "    due: 2024-06"]),
        (Put("adopted.by", "the Council"), [], ["adopted:", "  by: the Council"]),
        (Splice("conclusions[0]", 2, 4, "’s"), ["  - 'It''s done.'"], ["  - 'It’s done.'"]),
        (Splice("conclusions[1].text", 5, 6, "—"), ['  - text: "Done \\u2013 again"'], ['  - text: "Done — again"']),
        (Splice("background", 20, 22, " "), ["  line.  Two  blanks."], ["  line. Two  blanks."]),
        (Remove("conclusions[1].text"), ['  - text: "Done \\u2013 again"', "    due: 2024-05"], ["  - due: 2024-05"]),
        (Remove("language"), ["language: en   # the working language"], []),
    ],
    ids=str,
)  # fmt: skip
def test_a_change_touches_its_own_lines_alone(change, gone, come):
    assert lines_changed(INPUT, edit_text(INPUT, [change])) == (gone, come)


def test_fields_come_in_the_order_of_the_table():
    edited = edit_text(INPUT, [Put("recommendations", ["Go on."]), Put("symbol", "SP/X-24"), Put("stage", "draft")])
    assert list(read(edited)) == ["format", "stage", "symbol", "language", "meeting", "participants",
                                               "background", "conclusions", "recommendations"]  # fmt: skip


def test_splices_that_stand_together_count_in_the_text_as_it_was():
    edited = edit_text(
        "background: one two three\n", [Splice("background", 0, 3, "1"), Splice("background", 4, 7, "2")]
    )
    assert edited == "background: 1 2 three\n"


def test_what_an_alias_repeats_is_not_changed_elsewhere():
    text = "background: &b Words.\ninterventions:\n  - text: *b\nlanguage: en\n"
    for path in ("background", "interventions[0].text", "interventions[0]", "interventions"):
        with pytest.raises(InputError) as refused:
            edit_text(text, [Put(path, "Other.")])
        assert [each.code for each in refused.value.findings] == ["P002"]
    assert edit_text(text, [Put("language", "es")]) == text.replace("en\n", "es\n")


@pytest.mark.parametrize(
    "change",
    [Put("meeting.title.x", "a"), Put("conclusions[5]", "a"), Remove("symbol"), Splice("background", 3, 99, "")],
)
def test_a_change_without_its_field_changes_nothing(change):
    with pytest.raises(InputError) as refused:
        edit_text(INPUT, [change])
    assert [each.code for each in refused.value.findings] == ["P001"]


def test_mixed_line_ends_and_a_mark_of_byte_order_stay():
    text = "\ufeffformat: 1\r\nlanguage: en\nmeeting:\r\n  title: A\r\n  mode: virtual"
    edited = edit_text(text, [Put("meeting.place", "Lima"), Put("language", "es")])
    assert edited == "\ufeffformat: 1\r\nlanguage: es\nmeeting:\r\n  title: A\r\n  mode: virtual\r\n  place: Lima\r\n"
    assert edit_text(text, [Put("meeting.title", "B")]) == text.replace(" A", " B")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("conclusions:\n  - >-\n    One\n    line.\n\n    Two.\n  - B.\n",
         "conclusions:\n  - text: >-\n      One\n      line.\n\n      Two.\n    due: 2024-05  # please look\n  - B.\n"),
        ("conclusions: ['a b', c]\n", "conclusions: [{text: 'a b', due: 2024-05}, c]\n"),
        ("conclusions:\n- one\n  two # x\n", "conclusions:\n- text: one\n    two # x\n  due: 2024-05  # please look\n"),
    ],
)  # fmt: skip
def test_a_text_alone_becomes_a_field_among_others(before, after):
    changes = [Nest("conclusions[0]", "text"), Put("conclusions[0].due", "2024-05", note="please look")]
    assert edit_text(before, changes) == after
