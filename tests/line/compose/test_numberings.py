"""Lists are known by their marks on all levels; what a template lacks is made up for, never missed."""

from __future__ import annotations

from lxml import etree

from pipeline.line.compose.needs import FONTS
from pipeline.line.compose.numberings import read_numberings
from pipeline.model.passage import ListMark
from pipeline.word.package import open_package
from pipeline.word.parsing import W
from tests.support.presswork import the_template

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*lists: str) -> etree._Element:
    inside = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">{one}</w:abstractNum>' for number, one in enumerate(lists, 3)
    )
    nums = "".join(
        f'<w:num w:numId="{number + 50}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(3, 3 + len(lists))
    )
    return etree.fromstring(f"<w:numbering {NS}>{inside}{nums}</w:numbering>")


def bullets(sign: str, more: str = "") -> str:
    return "".join(level(depth, "bullet", sign, more) for depth in range(9))


def test_the_offices_lists_are_found_and_need_none_of_ours():
    root = etree.fromstring(open_package(the_template().data, "x").parts["word/numbering.xml"])
    found = read_numberings(root, etree.fromstring(f'<w:style {NS} w:styleId="Conclusion"/>'), FONTS)
    assert (found.lists, found.conclusions, found.own) == (
        dict(zip(ListMark, ("2", "3", "4", "5", "6"), strict=True)),
        "1",
        "",
    )


def test_a_template_without_lists_gets_all_of_ours():
    found = read_numberings(numbering(), None, FONTS)
    own = etree.fromstring(f"<w:numbering {NS}>{found.own}</w:numbering>")
    assert {*found.lists.values(), found.conclusions} == {item.get(f"{W}abstractNumId") for item in own}
    assert found.lists.keys() == set(ListMark)
    again = read_numberings(own, None, FONTS)
    assert (again.lists, again.conclusions, again.own) == (found.lists, found.conclusions, "")


def test_any_bullet_will_do_that_every_font_has():
    assert read_numberings(numbering(bullets("•")), None, FONTS).lists[ListMark.DASH] == "3"
    assert read_numberings(numbering(bullets("\uf0b7")), None, FONTS).lists[ListMark.DASH] != "3"
    assert read_numberings(numbering(bullets("")), None, FONTS).lists[ListMark.DASH] != "3"


def test_a_list_whose_levels_differ_or_lack_is_not_taken_for_one_of_ours():
    mixed = "".join(level(depth, "decimal" if depth else "bullet", "–") for depth in range(9))
    short = level(0, "bullet", "–")
    found = read_numberings(numbering(mixed, short, "", "<w:lvl w:ilvl='0'/>"), None, FONTS)
    assert int(found.lists[ListMark.DASH]) > 6


def test_conclusions_are_the_list_of_their_style_then_the_one_set_to_the_left():
    plain = "".join(level(depth, "decimal", f"%{depth + 1})") for depth in range(9))
    left = level(0, "decimal", "%1)").replace("</w:lvl>", '<w:lvlJc w:val="right"/></w:lvl>')
    style = etree.fromstring(
        f'<w:style {NS} w:styleId="C1"><w:pPr><w:numPr><w:numId w:val="53"/></w:numPr></w:pPr></w:style>'
    )
    assert read_numberings(numbering(plain, left), style, FONTS).conclusions == "3"
    found = read_numberings(numbering(plain, left), None, FONTS)
    assert (found.conclusions, found.lists[ListMark.NUMBER]) == ("4", "3")
