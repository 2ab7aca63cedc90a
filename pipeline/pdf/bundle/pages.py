"""The pages of a part, cleared of what belongs to its own file, and the page tree of the bundle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf

from pipeline.pdf.bundle.asking import Known, dictionary, is_new

_KEPT = frozenset(
    (
        *("/Type", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/UserUnit", "/Rotate"),
        *("/Resources", "/Contents", "/Group", "/Annots", "/Tabs", "/StructParents"),
    )
)
"""What a page may bring: no actions, no thumbnails, no private data, no threads or metadata of its own."""

_INHERITED = ("/MediaBox", "/CropBox", "/Resources", "/Rotate")
_DEEPEST = 64
_BRANCH = 64


def bared_pages(source: Pdf) -> list[Object]:
    """The pages of a part, each complete in itself and without what does not go into a bundle."""
    known: dict[tuple[int, int], dict[str, Object]] = {}
    pages: list[Object] = [page.obj for page in source.pages]
    for page in pages:
        parent = page.get("/Parent")
        if isinstance(parent, Dictionary):
            key = parent.objgen
            if key not in known:
                known[key] = _inheritance(source, parent)
            for name, value in known[key].items():
                if name not in page:
                    page[name] = value
        for name in sorted(set(page.keys()) - _KEPT):
            del page[name]
    return pages


def _inheritance(source: Pdf, node: Object) -> dict[str, Object]:
    """What the pages of a node get from it and from those above, dictionaries as objects that pages can share."""
    found: dict[str, Object] = {}
    for _ in range(_DEEPEST):
        for name in _INHERITED:
            if name not in found and name in node:
                value = node[name]
                is_loose = isinstance(value, Dictionary) and not value.is_indirect
                found[name] = source.make_indirect(value) if is_loose else value
        above = node.get("/Parent")
        if not isinstance(above, Dictionary):
            break
        node = above
    return found


def resources_of(pages: Sequence[Object]) -> Iterator[Dictionary]:
    """The resources of the pages and of the forms that are drawn on them, each shared one once."""
    seen: Known = set()
    waiting: list[Object] = list(pages)
    while waiting:
        resources = dictionary(waiting.pop(), "/Resources")
        if resources is not None and is_new(resources, seen):
            yield resources
            waiting += [form for form in drawn(resources) if form.get("/Subtype") == Name.Form and is_new(form, seen)]


def drawn(resources: Dictionary) -> list[Object]:
    """The forms and pictures that are drawn by name."""
    named = dictionary(resources, "/XObject")
    return [found for found in named.values() if found.is_indirect] if named is not None else []


def write_pages(out: Pdf, pages: Sequence[Object]) -> None:
    """Makes the pages those of the bundle, in a tree of few levels."""
    root = out.Root.Pages
    nodes = list(pages)
    counts = [1] * len(nodes)
    while len(nodes) > _BRANCH:
        nodes, counts = _level(out, nodes, counts)
    for node in nodes:
        node.Parent = root
    root.Kids, root.Count = Array(nodes), sum(counts)


def _level(out: Pdf, nodes: list[Object], counts: list[int]) -> tuple[list[Object], list[int]]:
    made: list[Object] = []
    sums: list[int] = []
    for start in range(0, len(nodes), _BRANCH):
        kids = nodes[start : start + _BRANCH]
        sums.append(sum(counts[start : start + _BRANCH]))
        node = out.make_indirect(Dictionary(Type=Name.Pages, Count=sums[-1], Kids=Array(kids)))
        for kid in kids:
            kid.Parent = node
        made.append(node)
    return made, sums
