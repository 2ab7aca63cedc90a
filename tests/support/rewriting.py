"""Reports rewritten at random: words, paragraphs, items and facts changed, put in, taken out, moved."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from pipeline.desks.printed_anew import chapters_of
from pipeline.model.comparison import Document
from pipeline.model.report import Report
from pipeline.reading.compared.facts import facts_of
from pipeline.reading.compared.sayings import sayings_of
from tests.support.long_report import long_report
from tests.support.reports import the_office

SMALL = long_report("en", chapters=3, notes=6)
_SENTENCES = st.sampled_from(
    (
        "A new sentence was written here by nobody.",
        "Noted.",
        "The *delegation* withdrew its proposal, and said **why**.",
        "- one thing\n- another thing",
        "> What was quoted before.",
        "| A | B |\n|---|---|\n| 1 | 2 |",
    )
)


def document(fields: dict[str, Any]) -> Document:
    """The report of these fields as it is compared."""
    report = Report.model_validate(fields)
    return Document(sayings_of(report, chapters_of(report, the_office())), facts_of(report))


@st.composite
def rewritten(draw: st.DrawFn, fields: dict[str, Any] = SMALL) -> dict[str, Any]:
    """The fields after a few edits."""
    made = copy.deepcopy(fields)
    for _ in range(draw(st.integers(0, 6))):
        edit = draw(
            st.sampled_from((_word, _block_out, _block_in, _block_moved, _item_in, _item_out, _swap, _fact, _person))
        )
        edit(made, draw)
    return made


def _texts(fields: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Every place of prose that holds text: the mapping and its key."""
    found: list[tuple[dict[str, Any], str]] = [(fields, "background")]
    found += [
        (item, "text")
        for item in (*fields["interventions"], *fields["sections"], *fields["annexes"])
        if item.get("text")
    ]
    return found


def _blocks(place: tuple[dict[str, Any], str]) -> list[str]:
    """The blocks of a field."""
    return str(place[0][place[1]]).split("\n\n")


def _write(place: tuple[dict[str, Any], str], blocks: list[str]) -> None:
    place[0][place[1]] = "\n\n".join(blocks)


def _free(blocks: list[str]) -> list[int]:
    """The blocks that may go anywhere: no notes, nothing that belongs to its neighbour."""
    return [
        n for n, block in enumerate(blocks) if "[^" not in block and block[:1] not in "#|1T" and block[:4] != "    "
    ]


def _word(fields: dict[str, Any], draw: st.DrawFn) -> None:
    place = draw(st.sampled_from(_texts(fields)))
    words = str(place[0][place[1]]).split(" ")
    plain = [n for n, word in enumerate(words) if word.isalpha()]
    words[draw(st.sampled_from(plain))] = draw(st.sampled_from(("altered", "*altered*", "the", "seven and a half")))
    place[0][place[1]] = " ".join(words)


def _block_out(fields: dict[str, Any], draw: st.DrawFn) -> None:
    place = draw(st.sampled_from(_texts(fields)))
    blocks = _blocks(place)
    if free := _free(blocks):
        del blocks[draw(st.sampled_from(free))]
    _write(place, blocks or ["Nothing is left."])


def _block_in(fields: dict[str, Any], draw: st.DrawFn) -> None:
    place = draw(st.sampled_from(_texts(fields)))
    blocks = _blocks(place)
    free = _free(blocks)
    if free:
        blocks.insert(draw(st.sampled_from(free)), draw(_SENTENCES))
    _write(place, blocks)


def _block_moved(fields: dict[str, Any], draw: st.DrawFn) -> None:
    places = _texts(fields)
    one, other = draw(st.sampled_from(places)), draw(st.sampled_from(places))
    blocks = _blocks(one)
    if len(blocks) > 1 and (free := _free(blocks)):
        block = blocks.pop(draw(st.sampled_from(free)))
        _write(one, blocks)
        theirs = _blocks(other)
        theirs.insert(min(1, len(_free(theirs))), block)
        _write(other, theirs)


def _item_in(fields: dict[str, Any], draw: st.DrawFn) -> None:
    items = fields["conclusions"]
    items.insert(draw(st.integers(0, len(items))), {"text": "It was concluded anew.", "due": "2025-06"})


def _item_out(fields: dict[str, Any], draw: st.DrawFn) -> None:
    items = fields["conclusions"]
    if len(items) > 1:
        del items[draw(st.integers(0, len(items) - 1))]


def _swap(fields: dict[str, Any], draw: st.DrawFn) -> None:
    items = fields[draw(st.sampled_from(("conclusions", "interventions", "participants")))]
    one, other = draw(st.integers(0, len(items) - 1)), draw(st.integers(0, len(items) - 1))
    items[one], items[other] = items[other], items[one]


def _fact(fields: dict[str, Any], draw: st.DrawFn) -> None:
    name, value = draw(st.sampled_from((("place", "Lima, Peru"), ("title", "Another title"), ("session", "XLII.O"))))
    fields["meeting"][name] = value


def _person(fields: dict[str, Any], draw: st.DrawFn) -> None:
    people = fields["participants"]
    number = draw(st.integers(0, len(people) - 1))
    people[number] = {**people[number], "position": "Chief of Protocol"}
