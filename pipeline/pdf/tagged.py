"""The text of a tagged PDF in the order of its tags: headings, paragraphs, lists, tables, notes, as plain values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pikepdf import Dictionary, Object, Pdf

from pipeline.pdf.pieces import Piece
from pipeline.pdf.structure import kids
from pipeline.pdf.tagged_text import TaggedBlock, TaggedRun, TaggedText

_BLOCKS = frozenset({"/P", "/Caption", "/Title", "/FENote", "/BibEntry", "/Index", "/Form", "/Formula", "/Code"})
_HEADINGS = {"/H": 1, **{f"/H{level}": level for level in range(1, 7)}}
_GROUPS = frozenset(
    {"/Document", "/DocumentFragment", "/Part", "/Art", "/Sect", "/Div", "/NonStruct", "/TOC", "/THead", "/TBody", "/TFoot",
     "/BlockQuote", "/Aside", "/LBody", "/StructTreeRoot", "/Private"}
)  # fmt: skip
_DEEPEST = 200
_MOST = 500_000


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for all that an element holds."""

    page: Object | None = None
    language: str = ""
    target: str = ""
    inner: bool = False
    depth: int = -1
    is_label: bool = False
    below: int = 0


def is_tagged(pdf: Pdf) -> bool:
    """Whether the PDF has a tree of tags with something in it."""
    root = pdf.Root.get("/StructTreeRoot")
    return isinstance(root, Dictionary) and root.get("/K") is not None


def read_tagged(pdf: Pdf, pages: list[list[Piece]]) -> TaggedText:
    """The text of the tags; `pages` are the pieces of the pages."""
    walk = _Walk(pdf, pages)
    root = pdf.Root.StructTreeRoot
    walk.group(root, _Around())
    left = [piece for page in pages for piece in page if (piece.page, piece.mark) not in walk.used]
    return TaggedText(tuple(walk.blocks), tuple(left), tuple(walk.pictures))


@dataclass
class _Walk:
    """One walk over the tree."""

    pdf: Pdf
    pages: list[list[Piece]]
    blocks: list[TaggedBlock] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    used: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._numbers = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        self._marked: Mapping[tuple[int, int], list[Piece]] = defaultdict(list)
        for page in self.pages:
            for piece in page:
                if piece.mark >= 0:
                    self._marked[piece.page, piece.mark].append(piece)
        roles = self.pdf.Root.StructTreeRoot.get("/RoleMap")
        self._roles = {str(name): str(role) for name, role in roles.items()} if isinstance(roles, Dictionary) else {}
        self._seen: set[tuple[int, int]] = set()

    def group(self, element: Object, around: _Around) -> None:
        """Reads what a grouping element holds."""
        loose: list[TaggedRun] = []
        for kid in _kids(element):
            kind = self._kind(kid)
            if kind and not self._is_inline(kind):
                self._flush(loose, around)
                self._block(kid, kind, self._within(kid, around))
            else:
                loose += self._inline(kid, around)
        self._flush(loose, around)

    def _flush(self, loose: list[TaggedRun], around: _Around) -> None:
        """Words that stand in a group without a paragraph."""
        if any(run.piece.text.strip() for run in loose):
            kind = "/LI" if around.depth >= 0 else "/P"
            self.blocks.append(TaggedBlock(kind, "", tuple(loose), max(around.depth, 0)))
        loose.clear()

    def _is_inline(self, kind: str) -> bool:
        known = kind in _GROUPS or kind in _BLOCKS or kind in _HEADINGS
        return not known and kind not in ("/L", "/LI", "/Table", "/TR", "/Note", "/TOCI", "/Figure")

    def _block(self, element: Object, kind: str, around: _Around) -> None:
        name = str(element.get("/S", "")).removeprefix("/")
        if around.below > _DEEPEST or len(self.blocks) > _MOST:
            return
        if kind in _HEADINGS:
            self._paragraph(element, TaggedBlock(kind, name, level=_HEADINGS[kind]), around)
        elif kind in ("/TOCI", "/Note", "/FENote"):
            self.blocks.append(
                TaggedBlock("/Note" if kind == "/FENote" else kind, name, tuple(self._inline(element, around)))
            )
        elif kind in _BLOCKS:
            self._paragraph(
                element, TaggedBlock("/LI" if around.depth >= 0 else "/P", name, depth=around.depth), around
            )
        elif kind == "/L":
            self._list(element, around)
        elif kind == "/Table":
            self._table(element, name, around)
        elif kind == "/Figure":
            self._figure(element, around)
        else:
            self.group(element, around)

    def _paragraph(self, element: Object, block: TaggedBlock, around: _Around) -> None:
        """A paragraph, and behind it the blocks that a careless program put into it."""
        runs: list[TaggedRun] = []
        inner: list[tuple[Object, str]] = []
        for kid in _kids(element):
            kind = self._kind(kid)
            if kind and not self._is_inline(kind):
                inner.append((kid, kind))
            else:
                runs += self._inline(kid, around)
        if any(run.piece.text.strip() for run in runs):
            self.blocks.append(replace(block, runs=tuple(runs), depth=max(block.depth, 0)))
        for kid, kind in inner:
            self._block(kid, kind, self._within(kid, around))

    def _list(self, element: Object, around: _Around) -> None:
        inside = replace(around, depth=around.depth + 1)
        start = len(self.blocks)
        for kid in _kids(element):
            if self._kind(kid) == "/LI":
                self._item(kid, self._within(kid, inside))
            elif kind := self._kind(kid):
                self._block(kid, kind, self._within(kid, replace(inside, depth=inside.depth - (kind == "/L"))))
        if len(self.blocks) > start:
            self.blocks[start] = replace(self.blocks[start], opens_list=True)

    def _item(self, element: Object, around: _Around) -> None:
        """An item: its label is put before the first words of its body."""
        label: list[TaggedRun] = []
        start = len(self.blocks)
        for kid in _kids(element):
            if self._kind(kid) == "/Lbl":
                label += self._inline(kid, replace(around, is_label=True))
            elif kind := self._kind(kid):
                self._block(kid, kind, self._within(kid, around))
        if label and len(self.blocks) > start:
            first = self.blocks[start]
            self.blocks[start] = replace(first, runs=(*label, *first.runs))
        elif label:
            self.blocks.append(TaggedBlock("/LI", "", tuple(label), around.depth))

    def _table(self, element: Object, name: str, around: _Around) -> None:
        rows: list[tuple[tuple[TaggedRun, ...], ...]] = []
        heads: list[bool] = []
        sides: tuple[str, ...] = ()
        for row in self._rows(element):
            cells = [kid for kid in _kids(row) if self._kind(kid) in ("/TH", "/TD")]
            rows.append(tuple(tuple(self._inline(cell, self._within(cell, around))) for cell in cells))
            heads.append(bool(cells) and all(self._kind(cell) == "/TH" for cell in cells))
            sides = sides or tuple(_side(cell) for cell in cells)
        if any(run for row in rows for cell in row for run in cell):
            self.blocks.append(TaggedBlock("/Table", name, rows=tuple(rows), has_header=heads[0], sides=sides))

    def _rows(self, element: Object, below: int = 0) -> Iterator[Object]:
        for kid in _kids(element):
            if self._kind(kid) == "/TR":
                yield kid
            elif self._kind(kid) and below < _DEEPEST:
                yield from self._rows(kid, below + 1)

    def _figure(self, element: Object, around: _Around) -> None:
        described = str(element.get("/Alt", "")).strip()
        if described and described != "decoration":
            self.pictures.append(described)
        self._flush(list(self._inline(element, around)), around)

    def _inline(self, kid: Any, around: _Around) -> list[TaggedRun]:
        """The runs of an element, of a mark, or of a reference."""
        if isinstance(kid, int):
            return self._runs(around.page, kid, around)
        if not isinstance(kid, Dictionary) or around.below > _DEEPEST:
            return []
        if "/S" not in kid:
            return self._runs(kid.get("/Pg", around.page), kid.get("/MCID"), around)
        within = self._within(kid, around)
        return [run for each in _kids(kid) for run in self._inline(each, within)]

    def _runs(self, page: Object | None, mark: Any, around: _Around) -> list[TaggedRun]:
        if page is None or not isinstance(mark, int):
            return []
        key = (self._numbers.get(page.objgen, 0), mark)
        if key in self.used:
            return []
        self.used.add(key)
        return [
            TaggedRun(piece, around.language, around.target, around.inner, around.is_label)
            for piece in self._marked.get(key, ())
        ]

    def _within(self, element: Any, around: _Around) -> _Around:
        """What holds inside an element: its page, language and link."""
        if not isinstance(element, Dictionary):
            return around
        language = str(element.get("/Lang", around.language))
        target, inner = around.target, around.inner
        if self._kind(element) in ("/Link", "/Reference"):
            target, inner = _address(element), True
        return replace(
            around,
            page=element.get("/Pg", around.page),
            language=language,
            target=target,
            inner=inner,
            below=around.below + 1,
        )

    def _kind(self, kid: Any) -> str:
        """The standard tag of an element; empty for a mark or a reference."""
        if not isinstance(kid, Dictionary) or "/S" not in kid:
            return ""
        kind = str(kid.S)
        for _ in range(8):
            if kind not in self._roles or kind in _HEADINGS:
                break
            kind = self._roles[kind]
        return kind


def _kids(element: Any) -> Iterable[Any]:
    return kids(element) if isinstance(element, Dictionary) else ()


def _side(cell: Any) -> str:
    """How the words of a cell stand, as its first paragraph says."""
    for element in (cell, *_kids(cell)):
        layout = element.get("/A") if isinstance(element, Dictionary) else None
        if isinstance(layout, Dictionary) and "/TextAlign" in layout:
            return str(layout.TextAlign)
    return ""


def _address(link: Object) -> str:
    """The address outside that a link leads to, empty for one within the document."""
    for kid in _kids(link):
        if isinstance(kid, Dictionary) and "/Obj" in kid:
            action = kid.Obj.get("/A")
            if isinstance(action, Dictionary) and "/URI" in action:
                return str(action.URI)
    return ""
