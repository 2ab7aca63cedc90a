"""The sheet of a corrigendum or an addendum: what stands between its masthead and the notice at its foot."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.line.compose import sheet
from pipeline.line.compose.blocks import BlockWriter
from pipeline.line.compose.chapters import gap
from pipeline.line.compose.corrections import CorrectionWriter
from pipeline.line.compose.front_pages import notice_depth, of_style
from pipeline.line.compose.pictures import Plates
from pipeline.line.compose.plan import sections_of
from pipeline.line.compose.scribe import Scribe
from pipeline.model.passage import Passage
from pipeline.model.stages import CheckedReport, Foot
from pipeline.office.fonts import Fonts
from pipeline.office.office import Office
from pipeline.word import elements
from pipeline.word.parsing import W

FOOT = "notice"
BELOW_MASTHEAD = 25.5


def write_sheet(checked: CheckedReport, office: Office, scribe: Scribe, plates: Plates) -> list[str]:
    """The elements of all that the document's type prints, or the marked gap of what a draft lacks."""
    found: list[str] = []
    for part in office.type(checked.report.type).chapters:
        if not getattr(checked.report, part):
            found.append(gap(part, scribe))
        elif part == "corrections":
            found += CorrectionWriter(checked, scribe, plates).write()
        else:
            found += _sections(checked, scribe, plates)
    return _set_off(found, scribe)


def _set_off(found: list[str], scribe: Scribe) -> list[str]:
    """The elements, the first of them off the masthead, as a heading is by itself."""
    heading = f'<w:pStyle w:val="{scribe.style("heading 2")}"/>'
    if not found or not found[0].startswith("<w:p>") or heading in found[0].partition("</w:pPr>")[0]:
        return found
    return [elements.with_space_above(found[0], BELOW_MASTHEAD), *found[1:]]


def _sections(checked: CheckedReport, scribe: Scribe, plates: Plates) -> Iterator[str]:
    """Each text in full under its title."""
    for section in sections_of(checked.report):
        marked = elements.bookmark(section.bookmark, scribe.next_bookmark(), elements.run(section.title))
        yield elements.paragraph(scribe.style("heading 2"), marked)
        passage = checked.passages.get(f"sections[{section.index}].text", Passage())
        yield from BlockWriter(scribe, plates, 2).write(passage)


def mark_foot(document: etree._Element, notice: tuple[str, ...], scribe: Scribe, fonts: Fonts) -> Foot | None:
    """Marks the head of the notice, so that it can be brought to the foot of its page; None if the template has none."""
    paragraphs = of_style(document, scribe.style("Notice"))
    if not paragraphs:
        return None
    number = str(scribe.next_bookmark())
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": FOOT})
    paragraphs[0].insert(1, start)
    paragraphs[0].append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": number}))
    return Foot(FOOT, notice_depth(notice, fonts), sheet.foot_of_text(document))
