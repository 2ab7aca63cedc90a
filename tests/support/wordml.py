"""Pieces of WordprocessingML written by hand: paragraphs, runs, links, notes, fields, pictures, bars, tables."""

from __future__ import annotations

EMU = 12700
LINKED = '<w:rStyle w:val="Hyperlink"/>'


def paragraph(style: str, inner: str, more: str = "") -> str:
    """A paragraph in a style; `more` goes into its properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inner}</w:p>'


def run(text: str, properties: str = "") -> str:
    """A run of text, XML escaped."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{safe}</w:t></w:r>'


def link(text: str, target: str) -> str:
    """A hyperlink in the character style: to a bookmark (`#name`) or to the outside (a relationship id)."""
    where = f'w:anchor="{target[1:]}"' if target.startswith("#") else f'r:id="{target}"'
    return f"<w:hyperlink {where}>{run(text, LINKED)}</w:hyperlink>"


def note(number: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def field(instruction: str, cached: str = "0") -> str:
    """A complex field with its cached result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(cached)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmarked(name: str, number: int, inner: str) -> str:
    """Content inside a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def picture(alt: str, number: int = 90) -> str:
    """An inline picture with its alternative text."""
    size = f'cx="{60 * EMU}" cy="{60 * EMU}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{alt}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPicture"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def logo(alt: str, number: int = 80) -> str:
    """A picture anchored to the page, in front of the text, without wrap."""
    inline = picture(alt, number)
    place = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="5" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{119 * EMU}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{51 * EMU}</wp:posOffset></wp:positionV>'
    )
    inline = inline.replace('<wp:inline distT="0" distB="0" distL="0" distR="0">', place).replace(
        "wp:inline>", "wp:anchor>"
    )
    return inline.replace("<wp:docPr", "<wp:wrapNone/><wp:docPr")


def bar(x: float, width: float, height: float, number: int, alt: str, colour: str = "0F4A66") -> str:
    """A filled rectangle behind the text, placed from the page; measures in points."""
    extent = f'cx="{int(width * EMU)}" cy="{int(height * EMU)}"'
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>{int(x * EMU)}</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:wrapNone/><wp:docPr id="{number}" name="Bar {number}" descr="{alt}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def table(rows: tuple[tuple[str, ...], ...]) -> str:
    """A data table: the first row is its header, repeated on each page."""
    grid = "".join('<w:gridCol w:w="2600"/>' for _ in rows[0])

    def row(cells: tuple[str, ...], head: bool) -> str:
        style = "TableHead" if head else "TableText"
        inner = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2600" w:type="dxa"/></w:tcPr>{paragraph(style, run(cell))}</w:tc>'
            for cell in cells
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{inner}</w:tr>"

    edge = 'w:val="single" w:sz="4" w:space="0" w:color="B8C4CB"'
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="7800" w:type="dxa"/><w:tblBorders>'
        f'<w:top {edge}/><w:bottom {edge}/><w:insideH {edge}/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(row(cells, at == 0) for at, cells in enumerate(rows))}</w:tbl>"
    )
