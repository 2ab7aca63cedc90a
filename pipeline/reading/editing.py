"""An input file changed in place: fields, items and words put in, changed and taken out, all else left byte for byte.

Comments, the order of fields, quotes, wraps, blanks, line ends and a mark of byte order stay as they are. The outcome is
read back: it says what the file said before, with the changes, or nothing is given back at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.findings import Finding, finding
from pipeline.reading.abreast import Abreast
from pipeline.reading.changes import (
    Alteration,
    Change,
    Insert,
    Kind,
    Nest,
    NoSuchFieldError,
    Put,
    Remove,
    Splice,
    alteration,
    altered,
    plain_tree,
)
from pipeline.reading.layout import Layout, Spot, read_layout
from pipeline.reading.line_ends import MixedText
from pipeline.reading.nodes import Location
from pipeline.reading.patches import Patch, field_added, item_added, nested, patched, taken_out, value_anew
from pipeline.reading.places import write_path
from pipeline.reading.source import read_source
from pipeline.reading.splicing import cuts_in_file
from pipeline.reading.writing import Tree
from pipeline.reading.yaml_tree import read_tree

__all__ = ["Change", "Insert", "Nest", "Put", "Remove", "Splice", "edit_text"]


def edit_text(text: str, changes: Sequence[Change], file: str = "") -> str:
    """The text of an input file with changes made, each in what those before it left.

    Splices of one text that follow each other count in the text as it was before them. A field whose value stays the
    same keeps its very characters. Raises InputError, and changes nothing: P001 where a field is not in the file, P002
    where an alias would carry the change elsewhere, P003 where the outcome would not say what it should, and what
    reading tells of a file that can't be read.
    """
    page = MixedText(text)
    lacks_end = bool(page.text) and not page.text.endswith("\n")
    if lacks_end:
        page.change([Patch(len(page.text), len(page.text), "\n")])
    last = page.text.rpartition("\n")[0].rpartition("\n")[2]
    tree = _tree(page.text, file)
    groups = list(_together(changes))
    while groups:
        count, tree = _made(groups, page, tree, file)
        groups = groups[count:]
    if lacks_end and page.text.rpartition("\n")[0].rpartition("\n")[2] == last:
        page.change([Patch(len(page.text) - 1, len(page.text), "")])
    return page.whole


def _together(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The changes one by one, splices of one text together."""
    group: list[Change] = []
    for change in changes:
        alike = isinstance(change, Splice) and group and isinstance(group[0], Splice) and group[0].path == change.path
        if group and not alike:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


class _Step(NamedTuple):
    """A change as it comes out in the file: the ways to make it, the best first, and what the file says then.

    There is no way for one that changes nothing.
    """

    wanted: Alteration
    ways: list[list[Patch]]
    tree: Tree


def _made(groups: Sequence[Sequence[Change]], page: MixedText, tree: Tree, file: str) -> tuple[int, Tree]:
    """Makes the first of some changes, and those behind it that stand in one reading of the file with it.

    How many they are, and what the file says then. Of those that together do not read as they should half are tried.
    """
    steps = _steps(groups, page.text, tree, file)
    to_make = [step for step in steps if step.ways]
    if not to_make:
        return len(steps), tree
    ways = to_make[0].ways if len(to_make) == 1 else [[patch for step in to_make for patch in step.ways[0]]]
    for patches in ways:
        if _tree_or_none(patched(page.text, patches)) == steps[-1].tree:
            page.change(patches)
            return len(steps), steps[-1].tree
    if len(to_make) > 1:
        return _made(groups[: len(steps) // 2], page, tree, file)
    raise InputError(_refusal("P003", patched(page.text, ways[-1]), to_make[0].wanted.location, file))


def _steps(groups: Sequence[Sequence[Change]], text: str, tree: Tree, file: str) -> list[_Step]:
    """The first of some changes and those behind it that one layout serves; what is wrong with a later one can wait."""
    steps: list[_Step] = []
    abreast = Abreast(lambda: read_layout(text))
    for group in groups:
        try:
            step = _step(group, abreast, tree, file)
        except InputError:
            if steps:
                break
            raise
        if step is None:
            break
        steps.append(step)
        tree = step.tree
    return steps


def _step(group: Sequence[Change], abreast: Abreast, tree: Tree, file: str) -> _Step | None:
    """A change in the layout that others have; None if it can't stand in one with them."""
    try:
        wanted = alteration(group, tree)
    except NoSuchFieldError:
        raise InputError(finding("P001", None, field=group[0].path)) from None
    after = altered(tree, wanted)
    if wanted.kind is not Kind.OUT and after == tree:
        return _Step(wanted, [], tree)
    return _Step(wanted, _ways(abreast.layout, wanted, file), after) if abreast.takes(wanted) else None


def _ways(layout: Layout, wanted: Alteration, file: str) -> list[list[Patch]]:
    """The patches that may make a change; whoever takes them reads the outcome back."""
    way = layout.way(wanted.location)
    is_there = wanted.kind in (Kind.VALUE, Kind.OUT, Kind.CUTS, Kind.NEST)
    if any(_is_shared(spot, layout) for spot in way) or (is_there and _holds_shared(way[-1], layout)):
        raise InputError(_refusal("P002", layout.text, wanted.location, file))
    if wanted.kind is Kind.FIELD:
        return [field_added(layout, wanted.location, wanted.value, wanted.note)]
    if wanted.kind is Kind.ITEM:
        return [item_added(layout, wanted.location, wanted.value)]
    if wanted.kind is Kind.NEST:
        return [nested(layout, wanted.location, str(*(wanted.value or {})))]
    if wanted.kind is Kind.OUT:
        return [taken_out(layout, wanted.location)]
    in_place = cuts_in_file(layout, way[-1], wanted.cuts)
    return [*([in_place] if in_place else []), value_anew(layout, wanted.location, wanted.value)]


def _is_shared(spot: Spot, layout: Layout) -> bool:
    return bool(spot.alias) or spot.anchor in layout.repeated


def _holds_shared(spot: Spot, layout: Layout) -> bool:
    return any(_is_shared(each, layout) or _holds_shared(each, layout) for each in spot.below)


def _refusal(code: str, text: str, location: Location, file: str) -> Finding:
    from pipeline.reading.places import Places

    try:
        source = read_source(text.encode(), file)
        place = Places(source, read_tree(source)[0]).place_at(location)
    except InputError:
        place = None
    return finding(code, place, field=write_path(location))


def _tree(text: str, file: str) -> Tree:
    return plain_tree(read_tree(read_source(text.encode(), file))[0])


def _tree_or_none(text: str) -> Tree:
    try:
        return _tree(text, "")
    except InputError:
        return None
