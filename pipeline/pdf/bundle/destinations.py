"""Named places of the parts, kept apart by the part's number, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from pipeline.pdf.bundle.asking import Known, annotations_of, dictionary, is_new

SCHEME = "bundle:"
"""A link to `bundle:NAME` leads to the first page of the part of that name, to `bundle:NAME#PLACE` to a place in it."""

_PLAIN = "-._~!$&'()*+,;=:@/ "


def part_place(number: int) -> str:
    """The name of the first page of a part."""
    return f"part.{number}"


def place_in(number: int, name: str) -> str:
    """The name in the bundle of a place that a part has; in ASCII, so that every reader sorts it alike."""
    return f"{number}.{quote(name, safe=_PLAIN)}"


def named_targets(source: Pdf, pages: Known) -> dict[str, Array]:
    """The named places of a part on its own pages, by name."""
    return {name: array for name, target in _named(source) if (array := explicit(target, pages)) is not None}


def explicit(target: object, pages: Known) -> Array | None:
    """A destination that tells its page, if it is one of these; from the table's entry, too, that holds one."""
    if isinstance(target, Dictionary):
        target = target.get("/D")
    if not isinstance(target, Array) or len(target) == 0:
        return None
    page = target[0]
    return target if isinstance(page, Dictionary) and page.objgen in pages else None


def _named(source: Pdf) -> Iterator[tuple[str, Object]]:
    """From the older table and from the newer tree."""
    older = dictionary(source.Root, "/Dests")
    if older is not None:
        for name, target in older.items():
            yield name.removeprefix("/"), target
    names = dictionary(source.Root, "/Names")
    newer = dictionary(names, "/Dests") if names is not None else None
    if newer is not None:
        yield from NameTree(newer).items()


class Links:
    """Leads the links of one part to where their targets are in the bundle; `lost` counts those that led nowhere."""

    def __init__(self, number: int, named: Mapping[str, Array], parts: Mapping[str, int]) -> None:
        self._number = number
        self._named = named
        self._parts = parts
        self._seen: Known = set()
        self.lost = 0

    def redirect(self, page: Object) -> None:
        """Every link of a page."""
        for annotation in annotations_of(page):
            if "/Dest" in annotation:
                self._by_name(annotation, annotation.Dest)
            elif "/A" in annotation:
                self._by_action(annotation, annotation.A)

    def _by_name(self, annotation: Dictionary, target: object) -> None:
        if isinstance(target, Name | String) and is_new(annotation, self._seen):
            self._lead(annotation, self.place(target))

    def _by_action(self, annotation: Dictionary, action: object) -> None:
        if not isinstance(action, Dictionary):
            return
        kind = action.get("/S")
        if kind == Name.GoTo:
            self._by_name(annotation, action.get("/D"))
        elif kind == Name.URI:
            address = str(action.get("/URI", ""))
            if address.startswith(SCHEME):
                self._lead(annotation, self._in_other_part(address.removeprefix(SCHEME)))

    def _lead(self, annotation: Dictionary, place: str | None) -> None:
        """An action may be shared by several links, so it is left as it is and its place taken."""
        for name in ("/A", "/Dest"):
            if name in annotation:
                del annotation[name]
        if place is None:
            self.lost += 1
        else:
            annotation.Dest = String(place)

    def place(self, target: Name | String) -> str | None:
        """The name in the bundle of a place of this part, None if the part has no such place."""
        name = str(target)
        known = name.removeprefix("/") if isinstance(target, Name) else name
        return place_in(self._number, known) if known in self._named else None

    def _in_other_part(self, address: str) -> str | None:
        name, _, place = address.partition("#")
        number = self._parts.get(name)
        if number is None:
            return None
        return place_in(number, place) if place else part_place(number)
