"""The cover: its title set in lines, its block at the foot of the page, its logos."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from lxml import etree

from pipeline.line.compose.lines import break_evenly, count_lines
from pipeline.line.compose.pictures import Plates
from pipeline.line.compose.scribe import Scribe
from pipeline.model.report import Report
from pipeline.office.fonts import Fonts
from pipeline.office.office import Office
from pipeline.word.parsing import W

TITLE_WIDTH = 387.0
BLOCK_WIDTH = 391.0
LEAST_SPACE = 34.0
LOGO_GAP = 17.0
# The style of a title by how many lines it may take: large, smaller, smallest.
TITLE_STYLES = (("Cover Title", 4), ("Cover Title Long", 8), ("Cover Title Longest", 99))


@dataclass(frozen=True, slots=True)
class Setting:
    """How a style sets its words: size and line height in points."""

    size: float
    line: float


@dataclass(frozen=True, slots=True)
class Title:
    """The title in its lines, the style that sets it, and how deep it is in points."""

    style: str
    lines: tuple[str, ...]
    depth: float

    @property
    def text(self) -> str:
        """The lines, joined by a blank and a line break, so that words never fuse."""
        return " \n".join(self.lines)


def read_setting(styles: etree._Element, name: str) -> Setting:
    """The size and line height of a style, from itself or from what it is based on (12 on 17 where none says)."""
    size, line, style = 0.0, 0.0, _find(styles, "name", name)
    while style is not None and not (size and line):
        size = size or _number(style, "sz", "val") / 2
        line = line or _number(style, "spacing", "line", within="pPr") / 20
        base = style.find(f"{W}basedOn")
        style = None if base is None else _find(styles, None, base.get(f"{W}val", ""))
    return Setting(size or 12.0, line or 17.0)


def set_title(quoted: str, styles: etree._Element, fonts: Fonts) -> Title:
    """The title in the largest style that holds it, no word of it torn if that can be."""
    for name, most in TITLE_STYLES:
        setting = read_setting(styles, name)
        measure = partial(fonts.width, family="Cambria", size=setting.size)
        lines = break_evenly(quoted, TITLE_WIDTH, measure)
        taken = sum(count_lines(line, TITLE_WIDTH, measure) for line in lines)
        if taken == len(lines) <= most:
            break
    return Title(name, lines, taken * setting.line)


def block_lines(report: Report, office: Office) -> list[str]:
    """The lines of the cover's block above the symbol: meeting, place, days, original and translation."""
    words = office.words(report.language)
    meeting = report.meeting
    quoted = words.quoted(meeting.title, sans=True)
    lines = [
        f"{words.modes[meeting.mode].words} {quoted}" if meeting.mode else f"{words.gap('mode', sans=True)} {quoted}"
    ]
    if meeting.place:
        lines.append(meeting.place)
    elif meeting.mode and meeting.mode != "virtual":
        lines.append(words.gap("place", sans=True))
    lines.append(office.day_words(meeting.days, meeting.is_range, report.language) or words.gap("days", sans=True))
    standing = [words.original.format(language=words.languages[report.original])] if report.original else []
    standing += [getattr(words.translation, report.translation)] if report.translation else []
    return [*lines, ". ".join(standing)] if standing else lines


def space_before_block(lines: list[str], title: Title, depth: float, fonts: Fonts) -> float:
    """The space that brings the block's last line, the symbol, to the foot of the text; `depth` is that of the page."""
    line = 17.0
    taken = sum(count_lines(text, BLOCK_WIDTH, lambda word: fonts.width(word, "Calibri", 11.5)) for text in lines)
    above = line + 17 + title.depth + 17 + 25.5
    return max(LEAST_SPACE, depth - above - line * (taken + 1))


def logos(report: Report, plates: Plates, scribe: Scribe, left: float, top: float) -> str:
    """The organisers' logos at the head of the cover, from the left edge of the text on, small enough to stand in one row."""
    shown = [
        plates.logo(organiser.logo, organiser.alt, scribe)
        for organiser in report.meeting.organisers
        if organiser.alt and organiser.logo and organiser.logo in plates.files
    ]
    room = BLOCK_WIDTH - LOGO_GAP * (len(shown) - 1)
    scale = min(1.0, room / sum(drawing.width for drawing in shown)) if shown else 1.0
    drawings, at = "", left
    for drawing in shown:
        fitted = replace(drawing, width=drawing.width * scale, height=drawing.height * scale)
        drawings += fitted.on_page(at, top)
        at += fitted.width + LOGO_GAP
    return drawings


def _find(styles: etree._Element, child: str | None, value: str) -> etree._Element | None:
    """The style whose child (or, without one, whose id) has this value, in whatever capitals."""
    for style in styles.iterfind(f"{W}style"):
        node = style if child is None else style.find(f"{W}{child}")
        if node is not None and node.get(f"{W}styleId" if child is None else f"{W}val", "").lower() == value.lower():
            return style
    return None


def _number(style: etree._Element, tag: str, attribute: str, within: str = "rPr") -> float:
    node = style.find(f"{W}{within}/{W}{tag}")
    return float(node.get(f"{W}{attribute}", "0")) if node is not None else 0.0
