"""What a bundle is checked by: its tags against its pages, its links and outline by readers that know nothing of each other."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, Stream, String
from pypdf import PdfReader
from pypdf.generic import Destination

_MARK = re.compile(rb"/MCID\s+(\d+)")


def opened(pdf: bytes) -> Pdf:
    """The PDF, open."""
    return pikepdf.open(io.BytesIO(pdf))


def elements(pdf: Pdf) -> Iterator[Object]:
    """Every element of the tree in reading order."""
    waiting = _kids(pdf.Root.StructTreeRoot)[::-1]
    while waiting:
        element = waiting.pop()
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            waiting += _kids(element)[::-1]


def _kids(element: Object) -> list[Object | int]:
    held = element.get("/K")
    return list(held) if isinstance(held, Array) else [] if held is None else [held]


def assert_tags_hold(data: bytes) -> None:
    """Each page has its own row, each mark leads to the element that holds it, each annotation to its tag, and back."""
    pdf = opened(data)
    rows = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    pages = [page.obj for page in pdf.pages]
    numbers = {page.objgen: index for index, page in enumerate(pages)}
    keys = [int(page.StructParents) for page in pages if "/StructParents" in page]
    assert len(keys) == len(set(keys))
    drawn = {index: _marks(page) for index, page in enumerate(pages) if "/StructParents" in page}
    held = 0
    for element in elements(pdf):
        for kid in _kids(element):
            if isinstance(kid, int) or kid.get("/Type") == Name.MCR:
                page, mark = (
                    (element.Pg, kid) if isinstance(kid, int) else (kid.get("/Pg", element.get("/Pg")), int(kid.MCID))
                )
                assert mark in drawn[numbers[page.objgen]]
                assert rows[int(page.StructParents)][mark].objgen == element.objgen
                held += 1
            elif kid.get("/Type") == Name.OBJR:
                assert rows[int(kid.Obj.StructParent)].objgen == element.objgen
            else:
                assert kid.P.objgen == element.objgen
    assert held == sum(len(marks) for marks in drawn.values())
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == len(list(rows.keys()))
    ids = [str(element.ID) for element in elements(pdf) if "/ID" in element]
    assert len(ids) == len(set(ids))
    if ids:
        assert sorted(ids) == list(NameTree(pdf.Root.StructTreeRoot.IDTree).keys())


def _marks(page: Object) -> set[int]:
    contents = page.get("/Contents")
    streams = contents if isinstance(contents, Array) else [contents] if isinstance(contents, Stream) else []
    return {int(mark) for mark in _MARK.findall(b"\n".join(each.read_bytes() for each in streams))}


def outline_by_pypdf(data: bytes) -> list[tuple[int, str, int]]:
    """The outline as depth (from 1), title, page index."""
    reader = PdfReader(io.BytesIO(data))

    def walk(items: list[object], depth: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                assert isinstance(item, Destination)
                page = reader.get_destination_page_number(item)
                yield depth, str(item.title), -1 if page is None else page

    return list(walk(reader.outline, 1))


def outline_by_pdfium(data: bytes) -> list[tuple[int, str, int]]:
    """The same, by pdfium."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for item in document.get_toc():
        target = item.get_dest()
        found.append((item.level + 1, item.get_title(), -1 if target is None else target.get_index()))
    document.close()
    return found


def links_by_pikepdf(data: bytes) -> list[tuple[int, int]]:
    """From which page each link within the file leads to which; -1 for nowhere."""
    pdf = opened(data)
    numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    names = NameTree(pdf.Root.Names.Dests) if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names else {}
    found = []
    for index, page in enumerate(pdf.pages):
        for annotation in page.obj.get("/Annots", ()):
            if annotation.Subtype != Name.Link or ("/A" in annotation and annotation.A.S == Name.URI):
                continue
            target = annotation.Dest if "/Dest" in annotation else annotation.A.D if "/A" in annotation else None
            if isinstance(target, String):
                target = names[str(target)]
            found.append((index, -1 if target is None else numbers[target[0].objgen]))
    return found


def links_by_pdfium(data: bytes) -> list[tuple[int, int]]:
    """The same, by pdfium."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for index in range(len(document)):
        page = document[index]
        start, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page.raw, start, link):
            target = raw.FPDFLink_GetDest(document.raw, link)
            if target:
                found.append((index, raw.FPDFDest_GetDestPageIndex(document.raw, target)))
            elif not raw.FPDFLink_GetAction(link):
                found.append((index, -1))
        page.close()
    document.close()
    return found


def labels_by_pypdf(data: bytes) -> tuple[str, ...]:
    """The label of every page."""
    return tuple(PdfReader(io.BytesIO(data)).page_labels)


class Small:
    """A tagged PDF made by hand, page by page and element by element; it claims whatever it is told to."""

    def __init__(self, roles: dict[str, str] | None = None, **root: Object) -> None:
        self.pdf = pikepdf.new()
        self.tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array(), **root))
        self.document = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.tree, K=Array())
        )
        self.tree.K = Array([self.document])
        if roles:
            self.tree.RoleMap = Dictionary({name: Name(kind) for name, kind in roles.items()})
        self.rows: dict[int, Object] = {}
        self.pdf.Root.StructTreeRoot, self.pdf.Root.MarkInfo = self.tree, Dictionary(Marked=True)

    def page(self, key: int, words: str = "word") -> Object:
        """A new page whose marks lead to the row of this key."""
        page = self.pdf.add_blank_page(page_size=(612, 792)).obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = Stream(self.pdf, f"/P <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td ({words}) Tj ET EMC".encode())
        page.StructParents = key
        return page

    def element(self, page: Object, kind: str = "/P", **more: object) -> Object:
        """An element that holds the page's one mark."""
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(kind), P=self.document, Pg=page, K=Array([0]), **more)
        )
        self.document.K.append(element)
        self.rows[int(page.StructParents)] = self.pdf.make_indirect(Array([element]))
        return element

    def written(self) -> bytes:
        """Its bytes."""
        flat: list[object] = [each for key in sorted(self.rows) for each in (key, self.rows[key])]
        self.tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(flat)))
        out = io.BytesIO()
        self.pdf.save(out)
        return out.getvalue()
