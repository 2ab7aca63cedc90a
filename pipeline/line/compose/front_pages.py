"""The pages before the text as they lie: the cover's title, block and logos, the copyright page at the foot of its sheet."""

from __future__ import annotations

from lxml import etree

from pipeline.line.compose import sheet
from pipeline.line.compose.cover import Title, logos, space_before_block
from pipeline.line.compose.frame import Front
from pipeline.line.compose.lines import count_lines
from pipeline.line.compose.pictures import Plates
from pipeline.line.compose.scribe import Scribe
from pipeline.model.report import Report
from pipeline.office.fonts import Fonts
from pipeline.word import elements
from pipeline.word.parsing import W

LINE = 17.0
NOTICE_LINE = 13.0
NOTICE_GAP = 6.5
# The copyright page of the template is laid for two lines, a gap, and four lines: the English notice of 2024.
NOTICE_LINES, NOTICE_GAPS = 6, 1
LOGO_ABOVE_TEXT = 187.0
MEASURE = 391.0


def lay_cover(document: etree._Element, front: Front, title: Title, scribe: Scribe, fonts: Fonts) -> None:
    """Sets the title in its style and brings the block to the foot of the page; a draft's mark takes a line above."""
    for paragraph in _of_style(document, scribe.style("Cover Title")):
        paragraph.find(f"{W}pPr/{W}pStyle").set(f"{W}val", scribe.style(title.style))  # type: ignore[union-attr]
    block = _of_style(document, scribe.style("Cover Block"))
    if block:
        space = space_before_block(list(front.cover_lines), title, sheet.text_depth(document), fonts)
        _put_first(block[0], elements.spacing(before=space))
    if front.draft:
        sheet.move_margin(next(document.iter(f"{W}sectPr")), "top", -LINE)


def lay_logos(document: etree._Element, report: Report, scribe: Scribe, plates: Plates) -> None:
    """Puts the organisers' logos on the cover, each a picture of the page with its alternative text."""
    top = sheet.cover_top(document) - LOGO_ABOVE_TEXT
    drawings = logos(report, plates, scribe, sheet.left_edge(document), top)
    first = document.find(f"{W}body/{W}p")
    if drawings and first is not None:
        first.extend(_parsed(drawings))


def lay_notice(document: etree._Element, front: Front, scribe: Scribe, fonts: Fonts) -> None:
    """Raises the head of the copyright page so that its last line keeps its place, whatever the notice's length."""
    lines = [*front.imprint, *front.notice.lines]
    taken = sum(count_lines(line, MEASURE, lambda word: fonts.width(word, "Calibri", 9.5)) for line in lines)
    gaps = len(lines) - 2
    more = (taken - NOTICE_LINES) * NOTICE_LINE + (gaps - NOTICE_GAPS) * NOTICE_GAP
    _, notice, *_ = document.iter(f"{W}sectPr")
    sheet.move_margin(notice, "top", -more)


def _of_style(document: etree._Element, style: str) -> list[etree._Element]:
    found = []
    for paragraph in document.iterfind(f"{W}body/{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        if named is not None and named.get(f"{W}val") == style:
            found.append(paragraph)
    return found


def _put_first(paragraph: etree._Element, spacing: str) -> None:
    """Puts a spacing into a paragraph's properties, right behind its style (before indents and the section)."""
    properties = paragraph.find(f"{W}pPr")
    for old in properties.findall(f"{W}spacing"):  # type: ignore[union-attr]
        properties.remove(old)  # type: ignore[union-attr]
    properties.insert(1, _parsed(spacing)[0])  # type: ignore[union-attr]


def _parsed(text: str) -> list[etree._Element]:
    return list(etree.fromstring(f"<fragment {elements.NAMESPACES}>{text}</fragment>"))
