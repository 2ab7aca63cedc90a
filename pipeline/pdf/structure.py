"""The tags of a PDF: the tree of elements in reading order, and the table that leads from marks to elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

Kid = Object | int


class Tag(NamedTuple):
    """One element of the tree, with the name of its kind (`/Figure`, `/Contents Line`)."""

    kind: str
    element: Object


def kids(element: Object) -> list[Kid]:
    """What an element holds: elements, marks (plain numbers), references to marks and annotations."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def as_element(kid: Kid) -> Object | None:
    """The kid itself if it is an element, None if it is a mark or a reference."""
    return None if isinstance(kid, int) or "/S" not in kid else kid


def marks(element: Object) -> list[int]:
    """The numbers of the marks that an element holds itself on its own page."""
    return [kid for kid in kids(element) if isinstance(kid, int)]


class StructureTree:
    """The tags of one PDF, walked once; what is made new goes into the PDF at once."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        self._parents = NumberTree(self.root.ParentTree)
        self._next_key = max(self._parents.keys(), default=-1) + 1
        self.tags: list[Tag] = list(self._walk())

    def _walk(self) -> Iterator[Tag]:
        waiting = kids(self.root)[::-1]
        while waiting:
            element = waiting.pop()
            if isinstance(element, int):
                continue
            kind = element.get("/S")
            if kind is not None:
                yield Tag(str(kind), element)
                waiting += kids(element)[::-1]

    def _row(self, page: Object) -> Object:
        """The elements of a page's marks, by the number of the mark; a new row for a page without tagged content."""
        if "/StructParents" not in page:
            page.StructParents = self._next_key
            self._parents[self._next_key] = self._pdf.make_indirect(Array())
            self._next_key += 1
            self.root.ParentTreeNextKey = self._next_key
        return self._parents[int(page.StructParents)]

    def of_kind(self, kind: str) -> list[Object]:
        """The elements of one kind in reading order."""
        return [tag.element for tag in self.tags if tag.kind == kind]

    def remove(self, elements: Iterable[Object]) -> None:
        """Takes elements out of the tree; their marks then lead to nothing."""
        gone = {element.objgen: element for element in elements}
        parents = {element.P.objgen: element.P for element in gone.values()}
        for element in gone.values():
            for mark in marks(element):
                row = self._row(element.Pg)
                if mark < len(row):
                    row[mark] = None
        for parent in parents.values():
            parent.K = Array([kid for kid in kids(parent) if isinstance(kid, int) or kid.objgen not in gone])
        self.tags = [tag for tag in self.tags if tag.element.objgen not in gone]

    def add_element(self, kind: str, parent: Object, page: Object, held: Iterable[Kid]) -> Object:
        """A new element that names `parent` as its own; the caller puts it among the parent's kids."""
        element = Dictionary(Type=Name.StructElem, S=Name(kind), P=parent, Pg=page, K=Array(held))
        return self._pdf.make_indirect(element)

    def add_mark(self, page: Object, element: Object) -> int:
        """The number of a new mark on the page, which leads to the element and is put among its kids."""
        row = self._row(page)
        row.append(element)
        element.K = Array([*kids(element), len(row) - 1])
        return len(row) - 1

    def lead_mark(self, page: Object, mark: int, element: Object) -> None:
        """Lets a mark that is there lead to another element."""
        self._row(page)[mark] = element

    def adopt_annotation(self, annotation: Object, element: Object) -> None:
        """Lets an annotation lead to the element that holds it."""
        annotation.StructParent = self._next_key
        self._parents[self._next_key] = element
        self._next_key += 1
        self.root.ParentTreeNextKey = self._next_key
