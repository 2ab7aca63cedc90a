"""A font counts where something would be printed in it, and nowhere else."""

from __future__ import annotations

import pytest

from pipeline.messages import message
from pipeline.word.fonts import missing_fonts
from tests.support.docx_parts import NAMESPACES, STYLES, paragraph, word_parts

KNOWN = ("Caladea", "Carlito")


def style(look: str, name: str = "Body Text", more: str = "") -> str:
    """The styles, one of them with a look of its own."""
    mark = f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
    assert mark in STYLES
    return STYLES.replace(mark, f"{mark}{more}<w:rPr>{look}</w:rPr>")


def asked(parts, *needed: str):
    found = missing_fonts(parts, KNOWN, "t.docx", needed)
    assert all(message(each).text and "Caladea, Carlito" in message(each).hint for each in found)
    return [
        (each.code, each.parameter("font"), each.parameter("style") or each.parameter("paragraph")) for each in found
    ]


def test_words_and_signs_name_their_paragraph():
    run = '<w:r><w:rPr><w:rFonts w:ascii="Odd"/></w:rPr><w:t>x</w:t></w:r><w:r><w:sym w:font="Wingdings"/></w:r>'
    parts = word_parts(f"{paragraph('a')}<w:p>{run}</w:p>")
    assert asked(parts) == [("T019", "Odd", 2), ("T019", "Wingdings", 2)]


@pytest.mark.parametrize("slot", ["w:cs", "w:eastAsia", "w:cstheme", "w:eastAsiaTheme"])
def test_slots_of_other_scripts_ask_for_nothing(slot):
    assert asked(word_parts(paragraph("x"), styles=style(f'<w:rFonts {slot}="Noto Sans"/>')), "body text") == []


def test_a_style_counts_where_it_is_used_or_needed():
    parts = word_parts(paragraph("x"), styles=style('<w:rFonts w:hAnsi="Odd"/>'))
    assert asked(parts) == []
    assert asked(parts, "body TEXT") == [("T015", "Odd", "Body Text")]
    used = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
    assert asked(word_parts(used, styles=style('<w:rFonts w:hAnsi="Odd"/>'))) == [("T015", "Odd", "Body Text")]


def test_what_a_style_overrides_is_not_printed():
    odd = STYLES.replace('w:ascii="Caladea" w:hAnsi="Caladea"', 'w:ascii="Odd" w:hAnsi="Odd"')
    parts = word_parts(paragraph("x"), styles=odd)
    assert asked(parts) == [("T015", "Odd", "Normal")]
    own = odd.replace(
        '<w:name w:val="Normal"/>',
        '<w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="Carlito" w:hAnsi="Carlito"/></w:rPr>',
    )
    assert asked(word_parts(paragraph("x"), styles=own)) == []


def test_a_font_of_the_theme_counts_by_its_own_name():
    parts = word_parts(paragraph("x"), styles=style('<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Odd"/>'))
    assert asked(parts, "Body Text") == []
    parts["word/theme/theme1.xml"] = parts["word/theme/theme1.xml"].replace(
        b'latin typeface="Caladea"', b'latin typeface="Aptos"'
    )
    assert asked(parts, "Body Text") == [("T015", "Aptos", "Body Text")]


def test_the_marks_of_a_list_count_with_the_style_that_stands_in_it():
    level = '<w:lvl w:ilvl="0"><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>'
    abstract = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    numbering = (
        f'<w:numbering {NAMESPACES}>{abstract}<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    listed = style("", more='<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>')
    parts = word_parts(paragraph("x"), styles=listed) | {"word/numbering.xml": numbering.encode()}
    assert asked(parts) == []
    assert asked(parts, "Body Text") == [("T015", "Symbol", "Body Text")]
