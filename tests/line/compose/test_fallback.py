from __future__ import annotations

import re

import pytest
from lxml import etree

from pipeline.line.compose.fallback import Fallback
from pipeline.word.elements import Look, paragraph, run
from tests.support.presswork import part, the_template
from tests.support.reports import the_office


def applied(xml):
    return Fallback.of([xml], part(the_template().data, "word/styles.xml"), the_office().fonts).applied(xml)


def strange(xml):
    """The words that are set in the fallback font."""
    return re.findall(r'w:ascii="DejaVu Serif"[^>]*/>.*?<w:t[^>]*>([^<]*)</w:t>', applied(xml))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("la ciudad de Москва en ruso", ["Москва"]),
        ("Nguyễn Phượng", ["ễ", "ượ"]),
        ("¿Qué ação, « Île » — “Łódź” 1.º?", []),
        ("Brașov", ["ș"]),  # only the upright faces of Caladea have it
        ("m\u0326n", ["m\u0326"]),
        ("&lt;Ж&gt;", ["Ж"]),
    ],
)
def test_letters_that_the_family_lacks_are_set_apart_with_their_marks(text, found):
    assert strange(paragraph("BodyText", run(text).replace("&amp;", "&"))) == found


def test_the_sans_has_letters_that_the_serif_lacks():
    assert strange(paragraph("TableText", run("Москва"))) == []
    assert strange(paragraph("TableText", run("Москва")) + paragraph("BodyText", run("Москва"))) == ["Москва"]


def test_words_and_looks_stay_as_they_are():
    xml = paragraph("BodyText", run("uno Ж\ndos & <tres> Ж", Look(style="Hyperlink", bold=True, language="ru")))
    found = applied(xml)
    assert re.sub(r"<w:br/>|<[^>]+>", lambda tag: "\n" if tag[0] == "<w:br/>" else "", found) == (
        "uno Ж\ndos &amp; &lt;tres&gt; Ж"
    )
    for look in re.findall(r"<w:rPr>.*?</w:rPr>", found):
        assert look.startswith('<w:rPr><w:rStyle w:val="Hyperlink"/>'), "the style comes first, as the schema wants it"
        assert "<w:b/>" in look
    etree.fromstring(f'<x xmlns:w="w">{found}</x>')
