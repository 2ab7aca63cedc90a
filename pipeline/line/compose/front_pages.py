"""The pages before the text as they lie: the cover's title, block and logos, the copyright page at the foot of its sheet."""

from __future__ import annotations

from collections.abc import Sequence

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
from pipeline.word.elements import Look
from pipeline.word.parsing import W

LINE = 17.0
NOTICE_LINE = 13.0
NOTICE_GAP = 6.5
# The copyright page of the template is laid for two lines, a gap, and four lines: the English notice of 2024.
NOTICE_DEPTH = 6 * NOTICE_LINE + NOTICE_GAP
_WHOLE = 3
LOGO_ABOVE_TEXT = 187.0
MEASURE = 391.0


def lay_cover(document: etree._Element, front: Front, title: Title, scribe: Scribe, fonts: Fonts) -> None:
    """Sets the title in its style and brings the block to the foot of the page; a draft's mark takes a line above."""
    for paragraph in of_style(document, scribe.style("Cover Title")):
        paragraph.find(f"{W}pPr/{W}pStyle").set(f"{W}val", scribe.style(title.style))  # type: ignore[union-attr]
    block = of_style(document, scribe.style("Cover Block"))
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


def lay_notice(document: etree._Element, front: Front, scribe: Scribe, fonts: Fonts) -> int:
    """Raises the head of the copyright page so that its last line keeps its place, whatever its length; its pages.

    What takes more than one page, a long list of changes, begins at the head of the text and goes on to the next.
    """
    _, notice, *_, chapter = document.iter(f"{W}sectPr")
    lines = (*front.imprint, *front.notice.lines)
    depth = notice_depth(lines, fonts)
    room = sheet.head_of_text(notice) + NOTICE_DEPTH - sheet.head_of_text(chapter)
    sheet.move_margin(notice, "top", NOTICE_DEPTH - min(depth, room))
    for paragraph in of_style(document, scribe.style("Notice")) if front.changes_heading else ():
        if "".join(node.text or "" for node in paragraph.iter(f"{W}t")) == front.changes_heading:
            _embolden(paragraph)
    return 1 if depth <= room else _pages(lines, sheet.text_height(notice), fonts)


def notice_depth(lines: Sequence[str], fonts: Fonts) -> float:
    """How deep the lines of a notice are in points, with the distances between all but the first two."""
    return sum(_lines_taken(lines, fonts)) * NOTICE_LINE + (len(lines) - 2) * NOTICE_GAP


def _lines_taken(lines: Sequence[str], fonts: Fonts) -> list[int]:
    """How many lines each paragraph of the copyright page takes."""
    return [count_lines(line, MEASURE, lambda word: fonts.width(word, "Calibri", 9.5)) for line in lines]


def _pages(lines: Sequence[str], height: float, fonts: Fonts) -> int:
    """How many pages of a height the paragraphs fill; one of up to three lines is never torn, and none leaves one alone."""
    pages, used = 1, 0.0
    for taken in _lines_taken(lines, fonts):
        fit = int((height - used) / NOTICE_LINE)
        if fit < taken:
            torn = min(fit, taken - 2) if taken > _WHOLE and fit >= 2 else 0
            pages, used, taken = pages + 1, 0.0, taken - torn
        used += taken * NOTICE_LINE + NOTICE_GAP
    return pages


def _embolden(paragraph: etree._Element) -> None:
    """Sets the words of a paragraph as those of a heading; it is none, since nobody looks for the copyright page there."""
    for run in paragraph.iterfind(f"{W}r"):
        run.insert(0, _parsed(Look(bold=True, color=sheet.ACCENT).xml())[0])
    paragraph.find(f"{W}pPr").insert(1, _parsed("<w:keepNext/>")[0])  # type: ignore[union-attr]


def of_style(document: etree._Element, style: str) -> list[etree._Element]:
    """The paragraphs of the document's own body that are in a style."""
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
