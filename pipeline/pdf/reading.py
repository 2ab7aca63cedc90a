"""What a PDF says when it is read back: where its named places are, its outline, labels, links, fonts, title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf

from pipeline.pdf.fonts import Font, fonts_of
from pipeline.pdf.opening import opened

_CODED = re.compile(r"5F")
_PLAIN_IN_LIBREOFFICE = re.compile(r"[0-9A-Za-z-]*")


@dataclass(frozen=True, slots=True)
class Destination:
    """A place in the PDF: its page, counted from 0, and its height in points above the foot of the sheet.

    `top` is None where the destination is the page as a whole.
    """

    page_index: int
    top: float | None = None


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of the outline: its title, its place (None if it leads nowhere), and its depth, counted from 1."""

    title: str
    place: Destination | None
    depth: int


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF says of itself; `labels` holds the number of every page as a reader shows it."""

    page_count: int
    title: str
    language: str
    labels: tuple[str, ...]
    places: dict[str, Destination]
    outline: tuple[OutlineEntry, ...]
    internal_links: int
    addresses: tuple[str, ...]
    fonts: tuple[Font, ...]


def pages_and_places(pdf: bytes) -> tuple[int, dict[str, Destination]]:
    """How many pages the PDF has, and its named places by their names in the document, LibreOffice's coding undone.

    Only `_` is undone, the one coded character that a bookmark of Word may have: a name that holds `5F` itself comes
    back with a `_` there. Raises OutputError (O001) if the PDF can't be read.
    """
    with opened(pdf) as file:
        return len(file.pages), _places(file, _page_numbers(file))


def page_count(pdf: bytes) -> int:
    """The number of pages. Raises OutputError (O001) if the PDF can't be read."""
    with opened(pdf) as file:
        return len(file.pages)


def read_facts(pdf: bytes | Pdf) -> PdfFacts:
    """Everything the PDF says of itself. Raises OutputError (O001) if it can't be read."""
    with opened(pdf) as file:
        numbers = _page_numbers(file)
        links = list(_links(file))
        addresses = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]
        return PdfFacts(
            page_count=len(file.pages),
            title=str(file.docinfo.get("/Title", "")),
            language=str(file.Root.get("/Lang", "")),
            labels=_labels(file),
            places=_places(file, numbers),
            outline=tuple(_outline(file, numbers)),
            internal_links=len(links) - len(addresses),
            addresses=tuple(addresses),
            fonts=fonts_of(file),
        )


PageNumbers = dict[tuple[int, int], int]


def _page_numbers(pdf: Pdf) -> PageNumbers:
    return {page.obj.objgen: index for index, page in enumerate(pdf.pages)}


def _places(pdf: Pdf, numbers: PageNumbers) -> dict[str, Destination]:
    found = dict(_named(pdf))
    is_coded = all(_PLAIN_IN_LIBREOFFICE.fullmatch(name) for name in found)
    places: dict[str, Destination] = {}
    for name, target in found.items():
        place = _place(target, numbers)
        if place:
            places[_CODED.sub("_", name) if is_coded else name] = place
    return places


def _named(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    """The named destinations, from the older table and from the newer tree."""
    for name, target in pdf.Root.get("/Dests", Dictionary()).items():
        yield name.removeprefix("/"), target
    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        yield from NameTree(pdf.Root.Names.Dests).items()


def _place(target: Object | None, numbers: PageNumbers) -> Destination | None:
    if isinstance(target, Dictionary):
        target = target.get("/D")
    if not isinstance(target, Array) or target[0].objgen not in numbers:
        return None
    is_point = len(target) > 3 and target[1] == Name.XYZ and target[3] is not None
    return Destination(numbers[target[0].objgen], float(target[3]) if is_point else None)


def _outline(pdf: Pdf, numbers: PageNumbers) -> Iterator[OutlineEntry]:
    waiting = [(pdf.Root.get("/Outlines", Dictionary()).get("/First"), 1)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        item, depth = waiting.pop()
        if item is None or item.objgen in seen:
            continue
        seen.add(item.objgen)
        target = item.get("/Dest") or item.get("/A", Dictionary()).get("/D")
        yield OutlineEntry(str(item.get("/Title", "")), _place(target, numbers), depth)
        waiting += [(item.get("/Next"), depth), (item.get("/First"), depth + 1)]


def _labels(pdf: Pdf) -> tuple[str, ...]:
    return tuple(page.label for page in pdf.pages)


def _links(pdf: Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            if annotation.get("/Subtype") == Name.Link:
                yield annotation
