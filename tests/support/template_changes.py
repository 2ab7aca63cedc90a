"""Changes to a template as people make them, each a function on its parts; and what the pages of a report then lack."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pypdfium2

from pipeline.desks.templates.printed_fields import SPARED
from pipeline.line.compose.frame import Front
from pipeline.model.stages import Edition, TemplateFile
from pipeline.word.package import open_package, write_package
from tests.support.pictures import png
from tests.support.presswork import squeezed, the_template

Parts = dict[str, bytes]
Change = Callable[[Parts], None]
BODY, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
FIRST_HEADER, HEADER, FOOTER = "word/header3.xml", "word/header4.xml", "word/footer2.xml"
TYPE = r'(<w:p><w:pPr><w:pStyle w:val="CoverType"/></w:pPr>)'
RELATIONS = "word/_rels/document.xml.rels"
SHAPE = (
    '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" behindDoc="1" '
    'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page">'
    '<wp:posOffset>1500000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>6000000</wp:posOffset>'
    '</wp:positionV><wp:extent cx="1500000" cy="600000"/><wp:wrapNone/><wp:docPr id="900" name="Box" descr="{alt}"/>'
    '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1500000" cy="600000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>{box}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)
BOX = "<wps:txbx><w:txbxContent><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
OLD_SHAPE = (
    '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" alt="decoration" '
    'style="width:100pt;height:5pt" fillcolor="#0F4A66" stroked="f"/></w:pict></w:r>'
)
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="0F4A66"/></w:pBdr>'


def changed(*changes: Change) -> TemplateFile:
    """The office's template after these changes."""
    parts = dict(open_package(the_template().data, "template").parts)
    for change in changes:
        change(parts)
    return TemplateFile(write_package(parts), "ours.docx")


def swap(part: str, pattern: str, new: str, count: int = 1) -> Change:
    """Another text in the place of what a pattern finds, which has to be there; all places with a count of 0."""

    def change(parts: Parts) -> None:
        text, found = re.subn(pattern, new, parts[part].decode(), count=count, flags=re.DOTALL)
        assert found, (part, pattern)
        parts[part] = text.encode()

    return change


def style(name: str, pattern: str, new: str) -> Change:
    """The same within one style."""

    def change(parts: Parts) -> None:
        text = parts[STYLES].decode()
        own = re.search(rf'<w:style (?:(?!</w:style>).)*<w:name w:val="{name}"/>.*?</w:style>', text, re.DOTALL)
        assert own, name
        made, found = re.subn(pattern, new, own[0], count=1, flags=re.DOTALL)
        assert found, (name, pattern)
        parts[STYLES] = text.replace(own[0], made).encode()

    return change


def in_type(more: str) -> Change:
    """Something put into the paragraph of the document type."""
    return swap(BODY, TYPE, rf"\1{more}")


def before_type(more: str) -> Change:
    """Something put before the paragraph of the document type."""
    return swap(BODY, TYPE, rf"{more}\1")


def picture(alt: str) -> Change:
    """A picture in the paragraph of the document type."""

    def change(parts: Parts) -> None:
        parts["word/media/emblem.png"] = png(60, 30)
        swap(RELATIONS, "</Relationships>", f"{_IMAGE}</Relationships>")(parts)
        swap("[Content_Types].xml", "<Override ", '<Default Extension="png" ContentType="image/png"/><Override ')(parts)
        in_type(_INLINE.format(alt=alt))(parts)

    return change


_IMAGE = (
    '<Relationship Id="rId90" Target="media/emblem.png" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
)
_INLINE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="190500" cy="95250"/>'
    '<wp:docPr id="901" name="Emblem" descr="{alt}"/><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId90"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="190500" cy="95250"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def lacking(edition: Edition, front: Front, body: list[str], dividers: int = 0) -> Iterator[str]:
    """What the pages of an edition lack: words of the frame or of the text, symbol or number of a page, the sheet, pictures.

    `body` are words that have to be printed somewhere; `dividers` pages at the end have neither header nor number.
    """
    document = pypdfium2.PdfDocument(edition.files["pdf"])
    pages = [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    feet = [squeezed(page.get_textpage().get_text_bounded(bottom=0, top=93)) for page in document]
    sheets = {(round(page.get_width()), round(page.get_height())) for page in document}
    labels = [document.get_page_label(number) for number in range(len(document))]
    first = labels.index("1")
    yield from (f"sheet {sheet}" for sheet in sheets - {(612, 792)})
    yield from (words for words in _said(front) if squeezed(words) not in "".join(pages[:first]))
    yield from (words for words in body if squeezed(words) not in "".join(pages[first:]))
    for number in range(first, len(pages) - dividers):
        if squeezed(front.symbol) not in pages[number]:
            yield f"symbol on page {number + 1}"
        if str(number - first + 1) not in re.findall(r"\d+", feet[number]):
            yield f"number on page {number + 1}"


def _said(front: Front) -> Iterator[str]:
    for name, value in front.context().items():
        for words in value if isinstance(value, list) else [str(value)]:
            if name not in SPARED and "⟦" not in words:
                yield words


def picture_dots(edition: Edition) -> int:
    """How many dots of the pages have the pale colour of the bars in the report's pictures."""
    found = 0
    for page in pypdfium2.PdfDocument(edition.files["pdf"]):
        image = page.render(scale=0.5).to_pil().convert("RGB")
        for count, (red, green, blue) in image.getcolors(1 << 20) or ():
            found += count if abs(red - 143) + abs(green - 163) + abs(blue - 173) < 12 else 0
    return found


TIGHT = changed(style("Body Text", 'w:line="340"', 'w:line="240"'))
"""The template with less room between lines: the same words on fewer pages."""
