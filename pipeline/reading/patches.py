"""Where a file's text is cut for a change, and what is put there: fields and items in block style and in brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.reading.fields import names_at
from pipeline.reading.layout import Layout, Spot
from pipeline.reading.nodes import Location
from pipeline.reading.writing import STEP, Tree, in_brackets, indented, item, named, word, written

_HEADER = re.compile(r"[|>][-+0-9]*")
_COMMA = re.compile(r"(?:[ \t\n]|(?<![^ \t\n])#[^\n]*)*,[ \t]*")


class Patch(NamedTuple):
    """A slice of the file's text, and what stands there instead."""

    start: int
    end: int
    words: str


Patches = list[Patch]


def patched(text: str, patches: Patches) -> str:
    """The text with patches made that do not overlap; of those at one place, the first stands first."""
    for patch in sorted(patches, key=lambda one: one.start)[::-1]:
        text = text[: patch.start] + patch.words + text[patch.end :]
    return text


def value_anew(layout: Layout, location: Location, value: Tree) -> Patches:
    """The patches by which a value that is there becomes another; a comment behind it stays behind it."""
    *_, parent, old = (layout.root, *layout.way(location)) if location else (layout.root, layout.root)
    if not location:
        return [Patch(old.start, layout.end(old), "\n".join(_top(value)))]
    if parent.is_flow:
        return [_in_flow(layout, parent, old, value)]
    anchor, indent = _anchor(layout, parent, location[-1])
    head, lines = written(value, location)
    if parent.items is not None and not head:
        head, lines = lines[0], lines[1:]
    body = "".join(f"\n{line}" for line in indented(lines, indent))
    return _block_value(layout, old, anchor, head, body)


def _top(value: Tree) -> list[str]:
    head, lines = written(value)
    return [head] if head else lines


def _anchor(layout: Layout, parent: Spot, step: str | int) -> tuple[int, str]:
    """Behind which character a value stands (a colon, a dash), and the indent of what is written below it."""
    if isinstance(step, int):
        dash = layout.dashes(parent)[step]
        return dash + 1, " " * layout.column(dash) + STEP
    key = next(key for key, _ in parent.entries or () if key.scalar and key.scalar.text == step)
    return layout.after_colon(key), " " * layout.column(parent.begin) + STEP


def _block_value(layout: Layout, old: Spot, anchor: int, head: str, body: str) -> Patches:
    text, end = layout.text, layout.end(old)
    if old.is_block_text and not old.alias:
        header = _HEADER.match(text, old.begin)
        stop = header.end() if header else old.begin
        line_end = layout.line_end(stop)
        return [_behind(text, anchor, old.start, stop, head), Patch(line_end, max(end, line_end), body)]
    if old.is_block:
        end = layout.line_end(end)
        if "\n" in text[anchor : old.begin] and old.start == old.begin:
            # comments above a first item stay, but for those that would become words of a text
            below = layout.line_end(anchor) if head and body else layout.line_start(old.begin) - 1
            return [_behind(text, anchor, anchor, anchor, head), Patch(below, end, body)]
        return [_behind(text, anchor, old.start, end, head + body)]
    line_end = layout.line_end(end)
    return [_behind(text, anchor, old.start, end, head), Patch(line_end, line_end, body)]


def _behind(text: str, anchor: int, start: int, end: int, words: str) -> Patch:
    """The patch with one blank between a colon or dash and words, none where there are no words on its line."""
    if words and not words.startswith("\n"):
        return Patch(start, end, words if start > anchor else f" {words}")
    while start > anchor and text[start - 1] in " \t":
        start -= 1
    return Patch(start, end, words)


def _in_flow(layout: Layout, parent: Spot, old: Spot, value: Tree) -> Patch:
    words = in_brackets(value)
    if old.end > old.start:
        return Patch(old.start, old.end, words)
    key = next((key for key, each in parent.entries or () if each is old), None)
    if key is None:
        return Patch(old.start, old.end, words)
    colon = layout.after_colon(key)
    return Patch(colon, colon, f" {words}" if colon > key.end else f": {words}")


def nested(layout: Layout, location: Location, name: str) -> Patches:
    """The patches by which a value becomes a field of its own name, each line of it further in."""
    *_, parent, old = layout.way(location)
    start, end = old.start, layout.end(old)
    if parent.is_flow:
        return [Patch(start, start, f"{{{word(name)}: "), Patch(end, end, "}")]
    lines = [at.end() for at in re.finditer("\n(?=[^\n])", layout.text[start:end])]
    return [Patch(start, start, f"{word(name)}: "), *(Patch(start + at, start + at, STEP) for at in lines)]


def field_added(layout: Layout, location: Location, value: Tree, note: str = "") -> Patches:
    """The patches by which fields that are there get one more, in the order of the table, with a comment if need be."""
    fields, name = layout.way(location[:-1])[-1], str(location[-1])
    entries = fields.entries or ()
    if not entries:
        return value_anew(layout, location[:-1], {name: value})
    before = _before(location, [key.scalar.text if key.scalar else "" for key, _ in entries])
    if fields.is_flow:
        words = f"{word(name)}: {in_brackets(value)}"
        if before is None:
            return [Patch(entries[0][0].start, entries[0][0].start, f"{words}, ")]
        end = max(layout.end(entries[before][1]), entries[before][0].end)
        return [Patch(end, end, f", {words}")]
    indent = " " * layout.column(fields.begin)
    first, *others = named(name, value, location)
    lines = [f"{first}  # {note}" if note else first, *others]
    return _lines_added(layout, lines, indent, entries, before)


def _lines_added(
    layout: Layout, lines: list[str], indent: str, entries: tuple[tuple[Spot, Spot], ...], before: int | None
) -> Patches:
    if before is None:
        start = entries[0][0].start
        first, *others = indented(lines, indent)
        return [Patch(start, start, "\n".join([first.removeprefix(indent), *others]) + f"\n{indent}")]
    end = layout.line_end(max(layout.end(entries[before][1]), layout.after_colon(entries[before][0])))
    return [Patch(end, end, "".join(f"\n{line}" for line in indented(lines, indent)))]


def _before(location: Location, names: list[str]) -> int | None:
    """Behind which of the fields a new one stands: the last of those before it in the table; None for the first."""
    table = names_at(location[:-1])
    if location[-1] not in table:
        return len(names) - 1
    earlier = table[: table.index(str(location[-1]))]
    found = [(earlier.index(name), index) for index, name in enumerate(names) if name in earlier]
    return max(found)[1] if found else None


def item_added(layout: Layout, location: Location, value: Tree) -> Patches:
    """The patches by which a list gets one more item, at the number with which the way ends, or at its end."""
    listing = layout.way(location[:-1])[-1]
    items = listing.items or ()
    index = min(int(location[-1]), len(items))
    if not items:
        return value_anew(layout, location[:-1], [value])
    if listing.is_flow:
        if index == 0:
            return [Patch(items[0].start, items[0].start, f"{in_brackets(value)}, ")]
        return [Patch(items[index - 1].end, items[index - 1].end, f", {in_brackets(value)}")]
    dashes = layout.dashes(listing)
    indent = " " * layout.column(dashes[0])
    lines = list(indented(list(item(value, location)), indent))
    if index == 0:
        return [Patch(dashes[0], dashes[0], "\n".join(lines).removeprefix(indent) + f"\n{indent}")]
    end = layout.line_end(max(layout.end(items[index - 1]), dashes[index - 1] + 1))
    return [Patch(end, end, "".join(f"\n{line}" for line in lines))]


def taken_out(layout: Layout, location: Location) -> Patches:
    """The patches by which a field or an item goes; the last one leaves empty brackets."""
    parent = layout.way(location[:-1])[-1]
    ends = _ends(layout, parent)
    if len(ends) == 1:
        return value_anew(layout, location[:-1], {} if parent.items is None else [])
    index = location[-1]
    if isinstance(index, str):
        names = [key.scalar.text if key.scalar else "" for key, _ in parent.entries or ()]
        index = names.index(index)
    return _out_of_flow(layout, ends, index) if parent.is_flow else _out_of_block(layout, ends, index)


def _ends(layout: Layout, parent: Spot) -> list[tuple[int, int]]:
    """Where each item begins with its dash, each field with its name, and where it ends."""
    if parent.items is not None:
        starts = [spot.start for spot in parent.items] if parent.is_flow else layout.dashes(parent)
        ends = [layout.end(spot) for spot in parent.items]
        return [(start, max(start + (not parent.is_flow), end)) for start, end in zip(starts, ends, strict=True)]
    entries = parent.entries or ()
    return [
        (key.start, max(layout.end(value), key.end if parent.is_flow else layout.after_colon(key)))
        for key, value in entries
    ]


def _out_of_block(layout: Layout, ends: list[tuple[int, int]], index: int) -> Patches:
    start, end = ends[index]
    line_start, line_end = layout.line_start(start), layout.line_end(end)
    if not layout.text[line_start:start].strip():
        return [Patch(line_start, min(line_end + 1, len(layout.text)), "")]
    following = ends[index + 1][0]
    only_blanks = not layout.text[line_end:following].strip()
    return [Patch(start, following if only_blanks else line_end, "")]


def _out_of_flow(layout: Layout, ends: list[tuple[int, int]], index: int) -> Patches:
    """The item goes with the comma before it, the first with the one behind it; comments between stay."""
    start, end = ends[index]
    text, other = layout.text, ends[index - 1][1] if index else end
    comma = _COMMA.match(text, other)
    if comma is None:
        return [Patch(start, end, "")]
    if index and "#" not in text[other:start]:
        return [Patch(other, end, "")]
    if not index and "#" not in comma[0]:
        return [Patch(start, comma.end(), "")]
    at = text.rindex(",", other, comma.end())
    return [Patch(at, at + 1, ""), Patch(start, end, "")]
