"""The sheet: sections of the template fitted to the paper, blank versos, and the paler ink of a draft."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.model.choices import Paper
from pipeline.word import elements
from pipeline.word.parsing import W

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAFT_INK = "8A979E"
ACCENT = "0F4A66"

# What A4 (595.3 by 841.9) has less in width and more in height than Letter (612 by 792), shared out so that the text
# block of 391 by 612 keeps its place to the half-line: margins of the design, page design 2.
_WIDTH, _HEIGHT, _LEFT, _TOP = -16.7, 49.9, -8.5, 25.5
# The space above a chapter heading, and the height from which a bar is as high as the sheet.
_HEADING_SPACE, _SHEET_HEIGHT = 34.0, 792.0
# The text block is 612 high, and 2 are left so that rounding never drops its 36th line.
_SLACK = 2


@dataclass(frozen=True, slots=True)
class Sections:
    """The section properties that chapters end with, as text."""

    first_chapter: str
    chapter: str
    divider: str
    blank: str

    @classmethod
    def read(cls, document: etree._Element) -> Sections:
        """The sections of the template in their order: cover, copyright page, contents, chapters."""
        cover, notice, *_, chapter = document.iter(f"{W}sectPr")
        later = copy.deepcopy(chapter)
        for restart in later.findall(f"{W}pgNumType"):
            later.remove(restart)
        blank = copy.deepcopy(later)
        for node in [*_references(blank), *blank.findall(f"{W}titlePg")]:
            blank.remove(node)
        for node in reversed(_references(notice)):
            blank.insert(0, copy.deepcopy(node))
        return cls(_text(chapter), _text(later), _text(cover), _text(blank))

    def blank_page(self, style: str) -> str:
        """An empty page: one empty paragraph that ends its section."""
        return elements.paragraph(style, "", self.blank)


def fit_paper(document: etree._Element, around: list[etree._Element], paper: Paper) -> None:
    """Fits the template, which is Letter, to the paper: sheet, margins, and the bars of its headers."""
    if paper is Paper.LETTER:
        return
    for section in document.iter(f"{W}sectPr"):
        _shift(section.find(f"{W}pgSz"), w=_WIDTH, h=_HEIGHT)
        margins = {"left": _LEFT, "right": _WIDTH - _LEFT, "top": _TOP, "bottom": _HEIGHT - _TOP}
        _shift(section.find(f"{W}pgMar"), **margins, header=_TOP, footer=_HEIGHT - _TOP)
    for part in around:
        for anchor in part.iter(f"{WP}anchor"):
            _fit_shape(anchor)


def tint_draft(around: list[etree._Element]) -> None:
    """Sets the bars and bands of a draft in its paler ink."""
    for part in around:
        for colour in part.iter(f"{A}srgbClr"):
            if colour.get("val") == ACCENT:
                colour.set("val", DRAFT_INK)


def shorten_openings(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts for an engine that drops the space above a heading at the head of a page: its bars end there too.

    Only the copy for the engine is changed; the document that people get is the same whatever made the PDF.
    """
    changed = dict(parts)
    for name in parts:
        if name.startswith("word/header"):
            header = etree.fromstring(parts[name])
            for anchor in header.iter(f"{WP}anchor"):
                _shorten(anchor)
            changed[name] = etree.tostring(header, encoding="UTF-8", standalone=True)
    return changed


def _shorten(anchor: etree._Element) -> None:
    extents = [extent for extent in (anchor.find(f"{WP}extent"), *anchor.iter(f"{A}ext")) if extent is not None]
    for extent in extents:
        if extent.get("cy") and int(extent.get("cy", "0")) < elements.emu(_SHEET_HEIGHT):
            _grow(extent, "cy", -_HEADING_SPACE)


def move_margin(section: etree._Element, side: str, points: float) -> None:
    """Moves one margin of a section by some points."""
    _shift(section.find(f"{W}pgMar"), **{side: points})


def text_depth(document: etree._Element) -> float:
    """Points from the head of the cover's text to the foot of the text on every page."""
    cover, *_, chapter = document.iter(f"{W}sectPr")
    height = int(chapter.find(f"{W}pgSz").get(f"{W}h", "0"))  # type: ignore[union-attr]
    bottom = int(chapter.find(f"{W}pgMar").get(f"{W}bottom", "0"))  # type: ignore[union-attr]
    top = int(cover.find(f"{W}pgMar").get(f"{W}top", "0"))  # type: ignore[union-attr]
    return (height - bottom - top) / elements.TWIPS_PER_POINT - _SLACK


def head_of_text(section: etree._Element) -> float:
    """How far the head of a section's text is below the head of the sheet, in points."""
    margins = section.find(f"{W}pgMar")
    return 0.0 if margins is None else int(margins.get(f"{W}top", "0")) / elements.TWIPS_PER_POINT


def text_height(section: etree._Element) -> float:
    """How high the text of a section's pages is, in points."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return 0.0
    taken = sum(int(margins.get(f"{W}{side}", "0")) for side in ("top", "bottom"))
    return (int(size.get(f"{W}h", "0")) - taken) / elements.TWIPS_PER_POINT


def foot_of_text(document: etree._Element) -> float:
    """How far the foot of the text is above the foot of the sheet, in points, on the pages of the last section."""
    *_, margins = document.iter(f"{W}pgMar")
    return int(margins.get(f"{W}bottom", "0")) / elements.TWIPS_PER_POINT + _SLACK


def cover_top(document: etree._Element) -> float:
    """The head of the cover's text, in points from the head of the sheet."""
    margins = next(document.iter(f"{W}pgMar"))
    return int(margins.get(f"{W}top", "0")) / elements.TWIPS_PER_POINT


def left_edge(document: etree._Element) -> float:
    """The left edge of the text, in points from the edge of the sheet."""
    margins = next(document.iter(f"{W}pgMar"))
    return int(margins.get(f"{W}left", "0")) / elements.TWIPS_PER_POINT


def _references(section: etree._Element) -> list[etree._Element]:
    return [node for node in section if node.tag in (f"{W}headerReference", f"{W}footerReference")]


def _shift(node: etree._Element | None, **points: float) -> None:
    if node is not None:
        for name, more in points.items():
            node.set(f"{W}{name}", str(int(node.get(f"{W}{name}", "0")) + elements.twips(more)))


def _fit_shape(anchor: etree._Element) -> None:
    """Moves a bar with the left margin; one that stands at the head of the sheet grows with the sheet or the margin."""
    left = anchor.find(f"{WP}positionH/{WP}posOffset")
    extents = [anchor.find(f"{WP}extent"), *anchor.iter(f"{A}ext")]
    if left is None or extents[0] is None:
        return
    at_edge = left.text == "0"
    whole_sheet = int(extents[0].get("cy", "0")) >= elements.emu(_SHEET_HEIGHT)
    if not at_edge:
        left.text = str(int(left.text or "0") + elements.emu(_LEFT))
    for extent in extents:
        if extent is not None and extent.get("cy"):
            _grow(extent, "cy", _HEIGHT if whole_sheet else _TOP)
            _grow(extent, "cx", _LEFT if at_edge else 0)


def _grow(extent: etree._Element, side: str, points: float) -> None:
    extent.set(side, str(int(extent.get(side, "0")) + elements.emu(points)))


def _text(section: etree._Element) -> str:
    """A section as text, without the namespaces that the document declares anyway."""
    plain = etree.tostring(section, encoding="unicode", with_tail=False)
    head, rest = plain.split(">", 1)
    return "<w:sectPr>" + rest if not head.endswith("/") else "<w:sectPr/>"
