"""The WordprocessingML that the office's documents are made of, as text: each function gives one element, whole.

Children of `w:pPr` and `w:rPr` stand in the order of the schema (ISO/IEC 29500-1, 17.3), since Word calls a file
with any other order damaged. Styles are given by their ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)
"""What an element must declare to be read on its own."""

EMU_PER_POINT = 12_700
TWIPS_PER_POINT = 20


def twips(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * TWIPS_PER_POINT)


def emu(points: float) -> int:
    """Points in English metric units."""
    return round(points * EMU_PER_POINT)


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; what is left out follows the style."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    color: str = ""
    plain_underline: bool = False
    language: str = ""

    def xml(self) -> str:
        """The `w:rPr` of this look, empty if it has nothing to say."""
        parts = [
            f'<w:rStyle w:val="{self.style}"/>' if self.style else "",
            "<w:b/><w:bCs/>" if self.bold else "",
            "<w:i/><w:iCs/>" if self.italic else "",
            f'<w:color w:val="{self.color}"/>' if self.color else "",
            '<w:u w:val="none"/>' if self.plain_underline else "",
            f'<w:lang w:val="{self.language}"/>' if self.language else "",
        ]
        inside = "".join(parts)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""


PLAIN = Look()


def run(text: str, look: Look = PLAIN) -> str:
    """Words of one look; a line feed in them is a line break."""
    pieces = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    if "\n" in text:
        pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{look.xml()}{pieces}</w:r>"


def tab(look: Look = PLAIN) -> str:
    """A tab."""
    return f"<w:r>{look.xml()}<w:tab/></w:r>"


def line_break(look: Look = PLAIN) -> str:
    """A line break within a paragraph."""
    return f"<w:r>{look.xml()}<w:br/></w:r>"


def paragraph(style: str, content: str, more: str = "") -> str:
    """A paragraph; `more` are further children of its `w:pPr`, in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def numbered(number: int, level: int = 0) -> str:
    """The `w:numPr` that puts a paragraph into list `number`."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def spacing(*, before: float | None = None, after: float | None = None, exactly: float | None = None) -> str:
    """The `w:spacing` of a paragraph, in points."""
    inside = "" if before is None else f' w:before="{twips(before)}"'
    inside += "" if after is None else f' w:after="{twips(after)}"'
    inside += "" if exactly is None else f' w:line="{twips(exactly)}" w:lineRule="exact"'
    return f"<w:spacing{inside}/>"


def indented(left: float) -> str:
    """The `w:ind` of a paragraph, in points from the edge of the text."""
    return f'<w:ind w:left="{twips(left)}"/>'


def hanging(left: float, hang: float) -> str:
    """The `w:tabs` and the `w:ind` of an item whose words stand at `left` and whose mark stands `hang` before them.

    The tab is said too: not every engine takes a hanging indent for a tab stop.
    """
    tab_stop = f'<w:tabs><w:tab w:val="left" w:pos="{twips(left)}"/></w:tabs>'
    return f'{tab_stop}<w:ind w:left="{twips(left)}" w:hanging="{twips(hang)}"/>'


def with_space_above(paragraph_xml: str, points: float) -> str:
    """The paragraph, which has said nothing of its spacing yet, with a space above it."""
    return re.sub("(?=<w:ind |<w:contextualSpacing|</w:pPr>)", spacing(before=points), paragraph_xml, count=1)


def with_section(paragraph_xml: str, section: str) -> str:
    """The paragraph, carrying the end of its section."""
    head, tail = paragraph_xml.split("</w:pPr>", 1)
    return f"{head}{section}</w:pPr>{tail}"


def bookmark(name: str, number: int, content: str) -> str:
    """The content between the two ends of a bookmark; `number` is unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def external_link(relation: str, content: str) -> str:
    """A link to a target outside, by the id of its relation."""
    return f'<w:hyperlink r:id="{relation}" w:history="1">{content}</w:hyperlink>'


def internal_link(anchor: str, content: str) -> str:
    """A link to a bookmark of the document."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'


def note_reference(number: int, style: str) -> str:
    """The mark of a footnote in the text."""
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def note(number: int, style: str, reference_style: str, content: str) -> str:
    """A footnote: its mark, a tab, its words."""
    mark = f'<w:r><w:rPr><w:rStyle w:val="{reference_style}"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{number}">{paragraph(style, mark + tab() + content)}</w:footnote>'


def field(instruction: str, result: str, look: Look = PLAIN) -> str:
    """A field with the result that is shown until somebody renews it."""
    rpr = look.xml()
    begin, middle, end = (
        f'<w:r>{rpr}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = f'<w:r>{rpr}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return begin + code + middle + f"<w:r>{rpr}<w:t>{escape(result)}</w:t></w:r>" + end


def cell(width: float, paragraphs: str, borders: str = "") -> str:
    """A cell of a table, its width in points."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{borders}</w:tcPr>{paragraphs}</w:tc>'


def row(cells: Iterable[str], *, is_header: bool = False) -> str:
    """A row that no page break splits; a header row is repeated on each page."""
    header = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Iterable[float], rows: Iterable[str], *, properties: str, caption: str = "") -> str:
    """A table of fixed widths; `properties` are borders and cell margins, `caption` what is read out for it."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    spoken = f"<w:tblCaption w:val={quoteattr(caption)}/>" if caption else ""
    return f"<w:tbl><w:tblPr>{properties}{spoken}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture to be placed: the id of its relation, a number unique in the document, its size in points."""

    relation: str
    number: int
    width: float
    height: float
    alternative: str

    def _graphic(self) -> str:
        size = f'cx="{emu(self.width)}" cy="{emu(self.height)}"'
        return (
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{self.number}" name="Picture {self.number}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{self.relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        )

    def _properties(self) -> str:
        return f'<wp:docPr id="{self.number}" name="Picture {self.number}" descr={quoteattr(self.alternative)}/>'

    def inline(self) -> str:
        """The picture in the line of text."""
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{emu(self.width)}" cy="{emu(self.height)}"/>{self._properties()}<wp:cNvGraphicFramePr/>'
            f"{self._graphic()}</wp:inline></w:drawing></w:r>"
        )

    def on_page(self, left: float, top: float) -> str:
        """The picture at a place of the page, before the text and without displacing it."""
        return (
            '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            f'relativeHeight="{self.number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(left)}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(top)}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{emu(self.width)}" cy="{emu(self.height)}"/><wp:wrapNone/>{self._properties()}'
            f"<wp:cNvGraphicFramePr/>{self._graphic()}</wp:anchor></w:drawing></w:r>"
        )
