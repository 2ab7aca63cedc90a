"""The tags of one part, made ready to be hung into the bundle's tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, String

from pipeline.pdf.bundle.asking import Known, annotations_of, array, dictionary, is_new, number
from pipeline.pdf.bundle.carrier import Carrier
from pipeline.pdf.bundle.destinations import place_in
from pipeline.pdf.bundle.pages import drawn, resources_of

_CELLS = frozenset(("/TH", "/TD"))


@dataclass
class Tags:
    """What a part brings for the tree: as numbers of the carrier, until it is unloaded.

    `rows` are what the keys from the first one on lead to, `ids` the elements with an identifier, `classes` the
    attributes by new name. Tags that are not `is_sound` are at odds with their pages.
    """

    top: int
    rows: list[int]
    ids: list[tuple[str, int]] = field(default_factory=list)
    classes: list[tuple[str, int]] = field(default_factory=list)
    namespaces: list[int] = field(default_factory=list)
    is_sound: bool = True


class Keys:
    """Gives what leads into the parent tree new keys, which go on from the first one that is free in the bundle."""

    def __init__(self, parents: dict[int, Object], first: int) -> None:
        self._parents = parents
        self._first = first
        self.rows: list[Object] = []
        self.is_sound = True
        self._used: set[int | None] = set()

    def renew(self, holder: Object, name: str) -> None:
        """A new key for an old one; one that leads nowhere is taken out, and so is one that another holder has had."""
        if name not in holder:
            return
        old = number(holder, name)
        row = self._parents.pop(old, None) if old is not None else None
        if row is None:
            del holder[name]
            self.is_sound &= old not in self._used
        else:
            self._used.add(old)
            holder[name] = self._first + len(self.rows)
            self.rows.append(row)


def renew_keys(source: Pdf, pages: Sequence[Object], tree: Object, first: int) -> Keys:
    """New keys for the pages, annotations, forms and pictures of a part."""
    parents = dictionary(tree, "/ParentTree")
    keys = Keys(dict(NumberTree(parents).items()) if parents is not None else {}, first)
    seen: Known = set()
    for page in pages:
        keys.renew(page, "/StructParents")
        for annotation in annotations_of(page):
            if is_new(annotation, seen):
                keys.renew(annotation, "/StructParent")
    for resources in resources_of(pages):
        for found in drawn(resources):
            if is_new(found, seen):
                keys.renew(found, "/StructParents")
                keys.renew(found, "/StructParent")
    return keys


def drop_keys(pages: Sequence[Object]) -> None:
    """Takes the keys out of a part that has no tree to which they lead."""
    for page in pages:
        for holder, name in ((page, "/StructParents"), *((each, "/StructParent") for each in annotations_of(page))):
            if name in holder:
                del holder[name]
    for resources in resources_of(pages):
        for found in drawn(resources):
            for name in ("/StructParents", "/StructParent"):
                if name in found:
                    del found[name]


def part_element(source: Pdf, tree: Object, title: str, language: str) -> Object:
    """The element of the part: what stood at the top of its tree, under its title and language."""
    held = tree.get("/K")
    kids = [kid for kid in (held if isinstance(held, Array) else [held]) if isinstance(kid, Dictionary)]
    part = source.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, Lang=String(language), K=Array(kids)))
    if title:
        part.T = String(title)
    for kid in kids:
        kid.P = part
    return part


class Marking:
    """Makes the names that elements bear the part's own: identifiers, classes, and kinds that had to be renamed."""

    def __init__(self, number: int, renamed: Mapping[str, str], meanings: Mapping[str, str], tree: Object) -> None:
        self._number = number
        self._renamed = renamed
        self._cells = _CELLS | {kind for kind, meaning in meanings.items() if meaning in _CELLS}
        held = dictionary(tree, "/ClassMap")
        self.classes = {name: f"{name}.{number}" for name in held.keys()} if held is not None else {}  # noqa: SIM118
        self.ids: list[tuple[str, Object]] = []

    def mark(self, part: Object) -> None:
        """Every element under the part's."""
        elements = list(_elements(part))
        for element in elements:
            if "/ID" in element:
                self._identify(element)
        if self._renamed or self.classes or any(str(element.get("/S")) in self._cells for _, element in self.ids):
            for element in elements:
                self._mark_further(element)

    def _mark_further(self, element: Object) -> None:
        """What few parts have: kinds and classes to be renamed, cells that name their head cells."""
        kind = str(element.get("/S"))
        if kind in self._cells and "/A" in element:
            self.head(element.A)
        if kind in self._renamed:
            element.S = Name(self._renamed[kind])
        if self.classes and "/C" in element:
            element.C = self._classes(element.C)

    def _identify(self, element: Object) -> None:
        own = place_in(self._number, str(element.ID))
        element.ID = String(own)
        self.ids.append((own, element))

    def _classes(self, named: Object) -> Object:
        if isinstance(named, Array):
            return Array([self._classes(each) for each in named])
        own = self.classes.get(str(named)) if isinstance(named, Name) else None
        return Name(own) if own else named

    def head(self, attributes: Object) -> None:
        """The identifiers of the head cells that a cell's attributes name."""
        for each in attributes if isinstance(attributes, Array) else (attributes,):
            heads = array(each, "/Headers") if isinstance(each, Dictionary) else None
            if heads is not None:
                each.Headers = Array([String(place_in(self._number, str(head))) for head in heads])


def _elements(part: Object) -> Iterator[Object]:
    """The elements under one, each once, and references to what they mark, which are harmless among them."""
    waiting = [part]
    seen: Known = set()
    while waiting:
        held = waiting.pop().get("/K")
        for kid in held if isinstance(held, Array) else (held,):
            if not isinstance(kid, int) and isinstance(kid, Dictionary) and is_new(kid, seen):
                yield kid
                waiting.append(kid)


def load_tags(carrier: Carrier, tree: Object, part: Object, keys: Keys, marking: Marking) -> Tags:
    """Puts the tree of a part on the carrier, once it is the part's own."""
    held = dictionary(tree, "/ClassMap")
    if held is not None:
        for each in held.values():
            marking.head(each)
    spaces = array(tree, "/Namespaces") or ()
    return Tags(
        top=carrier.load(part),
        rows=[carrier.load(row) for row in keys.rows],
        ids=[(name, carrier.load(element)) for name, element in marking.ids],
        classes=[(own, carrier.load(held[name])) for name, own in marking.classes.items()] if held is not None else [],
        namespaces=[carrier.load(space) for space in spaces],
        is_sound=keys.is_sound,
    )
