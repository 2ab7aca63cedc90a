"""The facts of two reports held against each other, field by field; items of lists by what they are, wherever they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.comparison import Change, Document, Piece, Saying, SayingKind, Spot, Verb
from pipeline.reading.compared.facts import LISTS, ON_PAGES, grouped, lists_in, person_line
from pipeline.reading.compared.lining_up import line_up
from pipeline.reading.compared.pieces import pieces_of
from pipeline.reading.returned.aligning import Pair

_ITEM = re.compile(r"([\w.]+)\[(\d+)\]")
_KEYS = (("name",), ("symbol",), ("id",), ("role", "participant"), ("organisation", "country"), ("country",))
"""What items without prose are known by, the surest first."""
Items = Sequence[Mapping[str, str]]


def fact_changes(before: Document, after: Document, pairs: Sequence[Pair], *, off_pages: bool) -> Iterator[Change]:
    """The facts that differ: single fields, then lists item by item. `pairs` are those of the sayings."""
    single = [{path: said for path, said in side.facts.items() if "[" not in path} for side in (before, after)]
    if off_pages:  # an import makes ids of its own
        before, after = (replace(side, facts=_without_ids(side.facts)) for side in (before, after))
    yield from _fields(single[0], single[1], "", "", off_pages=off_pages)
    for part in lists_in(before.facts, after.facts):
        yield from _list(part, grouped(before.facts, part), grouped(after.facts, part), off_pages=off_pages)
    for part in LISTS:
        yield from _beside_prose(part, before, after, pairs, off_pages=off_pages)


def _without_ids(facts: Mapping[str, str]) -> dict[str, str]:
    return {path: said for path, said in facts.items() if not path.endswith("].id")}


def _fields(
    before: Mapping[str, str], after: Mapping[str, str], path: str, old_path: str, *, off_pages: bool
) -> Iterator[Change]:
    """The fields of one noun, in the order of the later one and then of the earlier; the paths are before their names."""
    for name in (*after, *(name for name in before if name not in after)):
        one, other = before.get(name), after.get(name)
        unknown = off_pages and (one is None or other is None) and (path != "" or name not in ON_PAGES)
        if one != other and not unknown:
            yield _change(f"{old_path}{name}", f"{path}{name}", one, other)


def _change(old_path: str, path: str, before: str | None, after: str | None) -> Change:
    was = None if before is None else _fact(old_path, before)
    now = None if after is None else _fact(path, after)
    if was is None:
        return Change(Verb.ADDED, None, now, (Piece("+", after or ""),))
    if now is None:
        return Change(Verb.REMOVED, was, None, (Piece("-", before or ""),))
    return Change(Verb.CHANGED, was, now, pieces_of(was.words, now.words))


def _fact(path: str, words: str) -> Saying:
    return Saying(SayingKind.FACT, words, words, Spot(path))


def _list(part: str, before: Items, after: Items, *, off_pages: bool) -> Iterator[Change]:
    """Items without prose: one that is new or gone is told whole, the others field by field."""
    if off_pages and (not before or not after):
        return
    for left, right in _paired(before, after):
        if left is not None and right is not None:
            paths = f"{part}[{right}].", f"{part}[{left}]."
            yield from _fields(before[left], after[right], *paths, off_pages=off_pages)
        else:
            one = None if left is None else _item_line(before[left])
            other = None if right is None else _item_line(after[right])
            yield _change(f"{part}[{left}]", f"{part}[{right}]", one, other)


def _paired(before: Items, after: Items) -> list[Pair]:
    """The items by who or what they are: those of one name first, then of one id, then those most alike."""
    known: dict[int, int] = {}
    for names in _KEYS:
        for left, item in enumerate(before):
            key = _key(item, names)
            same = (
                right for right, each in enumerate(after) if right not in known.values() and _key(each, names) == key
            )
            if key and left not in known and (right := next(same, None)) is not None:
                known[left] = right
    one = [number for number in range(len(before)) if number not in known]
    other = [number for number in range(len(after)) if number not in known.values()]
    pairs = line_up([_item_line(before[number]) for number in one], [_item_line(after[number]) for number in other])
    rest = [(None if left is None else one[left], None if right is None else other[right]) for left, right in pairs]
    return sorted([*known.items(), *rest], key=lambda pair: (pair[1] is None, pair[1] or 0, pair[0] or 0))


def _key(item: Mapping[str, str], names: Sequence[str]) -> tuple[str, ...]:
    """What an item is known by; nothing where it lacks it, and no person is known by a body alone."""
    if item.get("name") and names[0] in ("organisation", "country"):
        return ()
    found = tuple(item.get(name, "") for name in names)
    return found if found[0] else ()


def _item_line(item: Mapping[str, str]) -> str:
    return person_line(item) or ", ".join(item.values())


def _beside_prose(
    part: str, before: Document, after: Document, pairs: Sequence[Pair], *, off_pages: bool
) -> Iterator[Change]:
    """What items of prose have beside it: who speaks, who is responsible, by when."""
    one, other = grouped(before.facts, part), grouped(after.facts, part)
    partners = _partners(part, before, after, pairs)
    empty: dict[str, str] = {}
    seen: set[int] = set()
    for right in range(max(len(other), max(partners.values(), default=-1) + 1)):
        left = next((old for old, new in partners.items() if new == right), None)
        seen |= set() if left is None else {left}
        was = one[left] if left is not None and left < len(one) else empty
        now = other[right] if right < len(other) else empty
        yield from _fields(was, now, f"{part}[{right}].", f"{part}[{left}].", off_pages=off_pages)
    for left, was in enumerate(one):
        if left not in seen and left not in partners:
            yield from _fields(was, empty, f"{part}[{left}].", f"{part}[{left}].", off_pages=off_pages)


def _partners(part: str, before: Document, after: Document, pairs: Sequence[Pair]) -> dict[int, int]:
    """The items of a list that are one, by their numbers: those that share most paragraphs."""
    votes: Counter[tuple[int, int]] = Counter()
    for left, right in pairs:
        if left is not None and right is not None:
            one, other = _number(part, before.sayings[left]), _number(part, after.sayings[right])
            if one is not None and other is not None:
                votes[one, other] += 1
    found: dict[int, int] = {}
    for (one, other), _ in sorted(votes.items(), key=lambda vote: (-vote[1], *sorted(vote[0]), vote[0])):
        if one not in found and other not in found.values():
            found[one] = other
    return found


def _number(part: str, saying: Saying) -> int | None:
    match = _ITEM.match(saying.spot.path)
    return int(match[2]) if match and match[1] == part else None
