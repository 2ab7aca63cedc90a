"""Names within the file: who is meant by `speaker`, `participant`, `statement_of`, and whether anybody is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.findings import Finding, finding
from pipeline.reading.nodes import Fields, Listing, Location, Node, Scalar
from pipeline.reading.places import Places
from pipeline.reading.wording import nearest, shown

# Where an `id` is named: the list at the top, and the field of its items.
_REFERENCES = {"interventions": "speaker", "annexes": "statement_of"}
_LOOKS_LIKE_AN_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class _Person:
    """One participant that can be named, as the messages show it."""

    id: str
    words: str
    line: int


def is_reference(location: Location) -> bool:
    """Whether an `id` of a participant is named at the end of the way."""
    match location:
        case (str() as top, int(), str() as name, *_):
            return _REFERENCES.get(top) == name
        case ("meeting", "officers", int(), "participant"):
            return True
    return False


def unresolved(places: Places) -> list[Finding]:
    """Ids that two participants have, and ids that nobody has; taken from the tree, so that other faults hide none."""
    people: dict[str, _Person] = {}
    found = list(_participants(places, people))
    for location, node in _named(places.root):
        text = node.text.strip()
        if text and text not in people:
            found.append(_nobody(text, location, people, places))
    return found


def _participants(places: Places, people: dict[str, _Person]) -> Iterator[Finding]:
    for number, item in enumerate(_items(places.root, "participants")):
        node = _scalar(item, "id")
        if node is None:
            continue
        if node.text in people:
            place = places.place_at(("participants", number, "id"))
            yield finding("E035", place, id=shown(node.text), first=people[node.text].line)
        else:
            people[node.text] = _Person(node.text, _description(item, node.text), node.line)


def _description(item: Node, name: str) -> str:
    """A participant in words: `rosi` (Mario Rosi, SICA)."""
    parts = [_scalar(item, part) for part in ("name", "organisation", "country")]
    words = [shown(part.text) for part in parts if part is not None]
    return f"`{shown(name)}`" + (f" ({', '.join(words[:2])})" if words else "")


def _nobody(text: str, location: Location, people: dict[str, _Person], places: Places) -> Finding:
    place = places.place_at(location)
    if not people:
        return finding("E046", place, name=shown(text))
    # The nearest is sought among ids and names: many type the name where the id is wanted.
    words = {person.id: person for person in people.values()} | {person.words: person for person in people.values()}
    return finding("E034", place, name=shown(text), nearest=words[nearest(text, words)].words)


def _named(root: Fields) -> Iterator[tuple[Location, Scalar]]:
    """Every text that names a participant by `id`, with the way to it."""
    for top, name in _REFERENCES.items():
        for number, item in enumerate(_items(root, top)):
            yield from _texts(item, name, (top, number))
    meeting = root.entries.get("meeting")
    if meeting is not None and isinstance(meeting.value, Fields):
        for number, item in enumerate(_items(meeting.value, "officers")):
            yield from _texts(item, "participant", ("meeting", "officers", number))
    rapporteur = _scalar(root, "rapporteur")
    if rapporteur is not None and _LOOKS_LIKE_AN_ID.fullmatch(rapporteur.text.strip()):
        yield ("rapporteur",), rapporteur


def _items(fields: Fields, name: str) -> tuple[Node, ...]:
    entry = fields.entries.get(name)
    return entry.value.items if entry is not None and isinstance(entry.value, Listing) else ()


def _texts(item: Node, name: str, location: Location) -> Iterator[tuple[Location, Scalar]]:
    """The text of a field, or the texts of its list."""
    entry = item.entries.get(name) if isinstance(item, Fields) else None
    if entry is None:
        return
    if isinstance(entry.value, Scalar) and not entry.value.is_nothing:
        yield (*location, name), entry.value
    elif isinstance(entry.value, Listing):
        for number, node in enumerate(entry.value.items):
            if isinstance(node, Scalar) and not node.is_nothing:
                yield (*location, name, number), node


def _scalar(item: Node, name: str) -> Scalar | None:
    """The text of a field of an item; None where there is none."""
    entry = item.entries.get(name) if isinstance(item, Fields) else None
    return entry.value if entry and isinstance(entry.value, Scalar) and not entry.value.is_nothing else None
