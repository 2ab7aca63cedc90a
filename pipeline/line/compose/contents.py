"""The contents: a line a chapter and a line an annex, each with a page reference that Word and the engine can renew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.line.compose.lines import break_evenly
from pipeline.line.compose.scribe import Scribe
from pipeline.model.stages import ContentsEntry
from pipeline.office.fonts import Fonts
from pipeline.word import elements
from pipeline.word.elements import Look

# Titles are broken before the column of page numbers, so that no title runs into it.
TITLE_WIDTH = 293.0
ANNEX_TITLE_WIDTH = 250.5
# Where titles begin, behind the numerals.
HANG = 34.0
ANNEX_HANG = 76.5
LEADER_COLOR = "8FA3AD"
TITLE_COLOR = "000000"
PENDING = "0"


def write_contents(entries: Sequence[ContentsEntry], scribe: Scribe, fonts: Fonts) -> list[str]:
    """The lines of the contents, as whole paragraphs; the first annex stands off from the chapters."""
    lines = []
    for number, entry in enumerate(entries):
        opens_annexes = entry.is_annex and number > 0 and not entries[number - 1].is_annex
        lines.append(_line(entry, scribe, fonts, opens_annexes))
    return lines


def _line(entry: ContentsEntry, scribe: Scribe, fonts: Fonts, opens_annexes: bool) -> str:
    width = ANNEX_TITLE_WIDTH if entry.is_annex else TITLE_WIDTH
    title = " \n".join(break_evenly(entry.title, width, lambda text: _measured(text, fonts)))
    look = Look(style=scribe.style("Hyperlink"), color=TITLE_COLOR, plain_underline=True)
    content = (
        _numeral(f"{entry.label}.", ANNEX_HANG if entry.is_annex else HANG, fonts)
        + elements.internal_link(entry.bookmark, elements.run(title, look))
        + elements.run(" ")
        + elements.tab(Look(color=LEADER_COLOR))
        + elements.run(f" {scribe.words.contents.page} ")
        + elements.field(f"PAGEREF {entry.bookmark} \\h", PENDING)
    )
    more = elements.spacing(before=17) if opens_annexes else ""
    style = "Contents Annex" if entry.is_annex else "Contents Line"
    return elements.paragraph(scribe.style(style), content, more)


@dataclass(frozen=True, slots=True)
class OutwardLine:
    """A line that leads out of its document: label, title, the relation of its link, the page label as it is printed."""

    label: str
    title: str
    link: str
    page: str


def contents_line(line: OutwardLine, scribe: Scribe, fonts: Fonts) -> str:
    """The line of a document in the contents of a collection."""
    title = " \n".join(break_evenly(line.title, TITLE_WIDTH, lambda text: _measured(text, fonts)))
    look = Look(style=scribe.style("Hyperlink"), color=TITLE_COLOR, plain_underline=True)
    content = (
        _numeral(line.label, HANG, fonts)
        + elements.external_link(line.link, elements.run(title, look))
        + elements.run(" ")
        + elements.tab(Look(color=LEADER_COLOR))
        + elements.run(f" {scribe.words.contents.page} {line.page}")
    )
    return elements.paragraph(scribe.style("Contents Line"), content)


def _numeral(label: str, hang: float, fonts: Fonts) -> str:
    """The numeral, and a tab to the edge of the titles; one that reaches it (XXXVIII.) has a blank behind it instead."""
    if _measured(label, fonts) > hang - 3:
        return elements.run(f"{label} ")
    return elements.run(label) + elements.tab()


def _measured(text: str, fonts: Fonts) -> float:
    return fonts.width(text, "Calibri", 10.5, tracking=0.3)
