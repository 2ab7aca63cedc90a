"""The lists of a template by their marks, and plain ones of our own where it has none that would do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree

from pipeline.model.passage import ListMark
from pipeline.word.fonts import list_fonts
from pipeline.word.parsing import W

LEVELS = 9

_FORMATS = {
    ListMark.DASH: ("bullet", "–", 340),
    ListMark.NUMBER_DOT: ("decimal", "%{}.", 510),
    ListMark.NUMBER: ("decimal", "%{})", 510),
    ListMark.LETTER: ("lowerLetter", "%{})", 510),
    ListMark.ROMAN: ("lowerRoman", "%{})", 510),
}
_OWN_CONCLUSIONS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/><w:lvlJc w:val="right"/>'
    '<w:pPr><w:tabs><w:tab w:val="num" w:pos="0"/></w:tabs><w:ind w:left="0" w:hanging="340"/></w:pPr>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:lvl>"
)


@dataclass(frozen=True, slots=True)
class Numberings:
    """The definitions of lists by their numbers: one for each mark, that of the conclusions, and those of our own."""

    lists: dict[ListMark, str]
    conclusions: str
    own: str


def read_numberings(numbering: etree._Element, style: etree._Element | None, fonts: Collection[str]) -> Numberings:
    """The template's lists whose nine levels all have one kind of mark, in fonts that are there; else lists of our own.

    `style` is that of conclusions: its list is theirs, else the one tied to it, else the one whose numbers stand to the
    left of their place.
    """
    abstracts = {item.get(f"{W}abstractNumId", ""): item for item in numbering.iterfind(f"{W}abstractNum")}
    conclusions = _conclusions(numbering, abstracts, style)
    lists: dict[ListMark, str] = {}
    for number, abstract in abstracts.items():
        mark = _mark(abstract, fonts)
        if mark is not None and number != conclusions:
            lists.setdefault(mark, number)
    return _completed(lists, conclusions, max(map(_number, abstracts), default=0))


def _completed(lists: dict[ListMark, str], conclusions: str, last: int) -> Numberings:
    """The lists with our own in place of those that are missing, numbered from behind the last."""
    own = []
    for mark in ListMark:
        if mark not in lists:
            last += 1
            lists[mark] = str(last)
            own.append(_abstract(last, "".join(_level(mark, depth) for depth in range(LEVELS))))
    if not conclusions:
        conclusions = str(last + 1)
        own.append(_abstract(last + 1, _OWN_CONCLUSIONS))
    return Numberings(lists, conclusions, "".join(own))


def _conclusions(numbering: etree._Element, abstracts: dict[str, etree._Element], style: etree._Element | None) -> str:
    named = "" if style is None else style.get(f"{W}styleId", "")
    used = "" if style is None else _value(style.find(f"{W}pPr/{W}numPr"), "numId")
    for number in numbering.iterfind(f"{W}num"):
        if used and number.get(f"{W}numId") == used and _value(number, "abstractNumId") in abstracts:
            return _value(number, "abstractNumId")
    firsts = {number: abstract.find(f"{W}lvl") for number, abstract in abstracts.items()}
    tied = [number for number, first in firsts.items() if named and _value(first, "pStyle") == named]
    shown = [
        number for number, first in firsts.items() if _value(first, "lvlJc") in ("right", "end") and _decimal(first)
    ]
    return next(iter((*tied, *shown)), "")


def _decimal(level: etree._Element | None) -> bool:
    return (_value(level, "numFmt"), _value(level, "lvlText")) == ("decimal", "%1)")


def _mark(abstract: etree._Element, fonts: Collection[str]) -> ListMark | None:
    """The mark of a list; None where its levels differ, are fewer than nine, or are marked in a font that is not there."""
    levels = abstract.findall(f"{W}lvl")
    marks = {_mark_of_level(level, fonts) for level in levels}
    return marks.pop() if len(levels) == LEVELS and len(marks) == 1 else None


def _mark_of_level(level: etree._Element, fonts: Collection[str]) -> ListMark | None:
    kind, text = _value(level, "numFmt"), _value(level, "lvlText")
    if not list_fonts(level) <= set(fonts) or level.find(f"{W}pStyle") is not None:
        return None
    if kind == "bullet":
        # characters for private use are drawn by one font alone, and PDF/A forbids them
        plain = text.strip() and not any("\ue000" <= sign <= "\uf8ff" for sign in text)
        return ListMark.DASH if plain and level.find(f"{W}lvlPicBulletId") is None else None
    depth = _number(level.get(f"{W}ilvl", "0")) + 1
    known = {(form, pattern.format(depth)): mark for mark, (form, pattern, _) in _FORMATS.items()}
    return known.get((kind, text))


def _value(level: etree._Element | None, name: str) -> str:
    node = None if level is None else level.find(f"{W}{name}")
    return "" if node is None else node.get(f"{W}val", "")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _abstract(number: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(mark: ListMark, depth: int) -> str:
    kind, pattern, step = _FORMATS[mark]
    left = step * (depth + 1)
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern.format(depth + 1)}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs>'
        f'<w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="{step}"/></w:pPr></w:lvl>'
    )
