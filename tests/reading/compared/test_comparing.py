"""The comparison of two reports: it is all there, nothing is made up, and it reads the same from either side."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from pipeline.model.comparison import Comparison, Line, Piece, Verb
from pipeline.reading.compared.comparing import compare
from tests.support.rewriting import SMALL, document, rewritten

_MIRROR = {Verb.ADDED: Verb.REMOVED, Verb.REMOVED: Verb.ADDED, Verb.CHANGED: Verb.CHANGED, Verb.MOVED: Verb.MOVED}
_OTHER = {"=": "=", "-": "+", "+": "-"}


def applied(found: Comparison) -> tuple[list[str], dict[str, str]]:
    """The earlier document with the changes made: its words paragraph by paragraph, its facts by field."""
    words = []
    for line in found.lines:
        if line.change is None and line.before is not None:
            words.append(found.before[line.before].words)
        elif line.change is not None and line.after is not None:
            words.append(_new(line))
    facts = {
        change.after.spot.path: "".join(p.words for p in change.pieces if p.sign != "-")
        for change in found.facts
        if change.after
    }
    return words, facts


def _new(line: Line) -> str:
    change = line.change
    if change.is_look:
        return change.before.words
    return "".join(piece.words for piece in change.pieces if piece.sign != "-")


@settings(derandomize=True, deadline=None, max_examples=60)
@given(rewritten(), rewritten())
def test_the_changes_made_to_the_one_give_the_other(one, other):
    before, after = document(one), document(other)
    found = compare(before, after)
    words, facts = applied(found)
    assert words == [saying.words for saying in after.sayings]
    assert [line.before for line in found.lines if line.before is not None] == list(range(len(before.sayings)))
    single = {path: said for path, said in after.facts.items() if "[" not in path}
    was = {path: said for path, said in before.facts.items() if "[" not in path}
    gone = {change.before.spot.path for change in found.facts if change.after is None}
    assert {
        **{path: said for path, said in was.items() if path not in gone},
        **{p: s for p, s in facts.items() if "[" not in p},
    } == single


@settings(derandomize=True, deadline=None, max_examples=60)
@given(rewritten(), rewritten())
def test_the_other_way_round_it_is_the_other_way_round(one, other):
    there, back = compare(document(one), document(other)), compare(document(other), document(one))
    told = Counter((_MIRROR[c.verb], c.after, c.before, _signs(c.pieces)) for c in there.changes)
    assert told == Counter((c.verb, c.before, c.after, _signs(c.pieces, _OTHER)) for c in back.changes)


def _signs(pieces: tuple[Piece, ...], names: dict[str, str] | None = None) -> tuple[str, ...]:
    """The words of each kind of piece."""
    names = names or {sign: sign for sign in _OTHER}
    return tuple("".join(piece.words for piece in pieces if names[piece.sign] == sign) for sign in "=-+")


@settings(derandomize=True, deadline=None, max_examples=30)
@given(rewritten())
def test_what_is_the_same_has_no_changes(fields):
    found = compare(document(fields), document(fields))
    assert found.is_same
    assert not found.facts


def changes(**edits):
    """What is told of the small report after these fields were replaced: verb, path, what is gone, what is new."""
    found = compare(document(SMALL), document({**SMALL, **edits}))
    return [
        (c.verb.value, c.saying.spot.path, *("".join(p.words for p in c.pieces if p.sign == sign) for sign in "-+"))
        for c in found.changes
    ]


def test_one_word_is_told_with_its_field():
    background = SMALL["background"].replace("delegation", "mission", 1)
    assert [(verb, path, gone, new) for verb, path, gone, new in changes(background=background)] == [
        ("changed", "background", "delegation", "mission")
    ]


def test_a_look_alone_is_a_change_of_look():
    background = SMALL["background"].replace("delegation", "*delegation*", 1)
    assert changes(background=background) == [("changed", "background", "delegation", "*delegation*")]


def test_a_new_first_conclusion_does_not_make_the_others_new():
    people = [{"text": SMALL["conclusions"][0], "responsible": ["all"]}, *SMALL["conclusions"][1:]]
    new = [{"text": "It was concluded that all had been said.", "due": "2025-06"}, *people]
    assert changes(conclusions=new) == [
        ("added", "conclusions[0].due", "", "2025-06"),
        ("added", "conclusions[1].responsible", "", "all"),
        ("added", "conclusions[0].text", "", "It was concluded that all had been said."),
    ]


def test_participants_are_known_again_wherever_they_stand():
    first, second, *others = SMALL["participants"]
    told = changes(participants=[*others[1:], {**second, "position": "Ministra"}, first])
    assert {(verb, gone, new) for verb, _, gone, new in told} == {
        ("changed", second["position"], "Ministra"),
        (
            "removed",
            f"{others[0]['name']}, {others[0]['position']}, {others[0]['organisation']}, {others[0]['country']}",
            "",
        ),
    }


def test_what_no_page_shows_is_no_difference_where_one_side_was_read_off_pages():
    before = document(SMALL)
    fields = {**SMALL, "subjects": ["trade"], "meeting": {**SMALL["meeting"], "place": "Lima, Peru"}}
    assert [c.saying.spot.path for c in compare(before, document(fields), off_pages=True).changes] == ["meeting.place"]
    assert len(list(compare(before, document(fields)).changes)) == 2
