"""The contents as contents: plain lines of one style are put into `/TOC` and `/TOCI` tags."""

from __future__ import annotations

from itertools import groupby

from pikepdf import Array, Name, Object

from pipeline.pdf.structure import Kid, StructureTree, kids


def tag_contents(tree: StructureTree, style: str) -> None:
    """Puts each run of lines in `style` into one contents tag, each line into an item of its own."""
    lines = [line for line in tree.of_kind(f"/{style}") if line.P.get("/S") != Name.TOCI]
    parents = {line.P.objgen: line.P for line in lines}
    for parent in parents.values():
        _gather(tree, parent, {line.objgen for line in lines})


def _gather(tree: StructureTree, parent: Object, lines: set[tuple[int, int]]) -> None:
    gathered: list[Kid] = []
    for is_contents, group in groupby(kids(parent), key=lambda kid: not isinstance(kid, int) and kid.objgen in lines):
        held = list(group)
        gathered += (
            [_contents(tree, parent, [line for line in held if not isinstance(line, int)])] if is_contents else held
        )
    parent.K = Array(gathered)


def _contents(tree: StructureTree, parent: Object, lines: list[Object]) -> Object:
    contents = tree.add_element("/TOC", parent, lines[0].Pg, ())
    items = []
    for line in lines:
        item = tree.add_element("/TOCI", contents, line.Pg, (line,))
        line.P = item
        items.append(item)
    contents.K = Array(items)
    return contents
