"""Dublin Core: nothing but the fifteen elements, each with words, in languages that are given."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.line.describing.dublin_core import DC, OAI_DC, dublin_core
from pipeline.line.describing.of_record import describe_deposit
from pipeline.model.described import Described
from tests.line.describing.test_marc import WHOLE
from tests.support.reports import the_office

ELEMENTS = {
    *("title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier"),
    *("source", "language", "relation", "coverage", "rights"),
}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(described):
    """The values by element, each with its language, in order."""
    root = etree.fromstring(dublin_core(described))
    assert root.tag == f"{{{OAI_DC}}}dc"
    found: dict[str, list[tuple[str, str | None]]] = {}
    for each in root:
        name = etree.QName(each)
        assert (name.namespace, len(each)) == (DC, 0)
        assert name.localname in ELEMENTS
        assert set(each.attrib) <= {LANGUAGE}
        assert (each.text or "").strip()
        found.setdefault(name.localname, []).append((each.text, each.get(LANGUAGE)))
    return found


def test_all_that_is_known_of_a_report():
    found = read(WHOLE)
    assert found["title"] == [("Taller <&>. Informe de relatoría", "es"), ("Workshop", "en")]
    assert found["contributor"] == [("Mario Rosi", None), ("CAF", None)]
    assert found["date"] == [("2024-04", None)]
    assert found["type"] == [("Text", None), ("Informe de relatoría", "es")]
    assert [text for text, _ in found["identifier"]] == [
        "SP/RV-TSTI-IR-24", "urn:isbn:978-92-1-101234-5", "urn:issn:1234-5679", "https://doi.org/10.1000/1"
    ]  # fmt: skip
    assert found["coverage"] == [("Quito", "es"), ("2024-04-05/2024-04-06", None)]
    assert [text for text, _ in found["relation"]] == [
        "SP/RV-TSTI-IR-24 (en)", "SP/RV-TSTI-IR-24/Corr.1", "SP/RV-TSTI-IR-24/Rev.1"
    ]  # fmt: skip
    assert found["rights"] == [("© SELA", "es"), ("public", None)]


def test_what_is_not_known_has_no_element():
    found = read(replace(WHOLE, event=None, publisher="", date="", language="", titles={}, agents=(), subjects=(), rights="",
                         identifiers={}, others=(), files=(), symbols=(), kind=""))  # fmt: skip
    assert found == {"title": [("Taller <&>", None)], "type": [("Text", None)], "rights": [("public", None)]}


WORDS = st.text(max_size=60)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.builds(Described, st.tuples(WORDS, WORDS), WORDS, WORDS, WORDS, WORDS, WORDS))
def test_whatever_an_archivist_wrote_can_be_read_back(described):
    description = describe_deposit(described, the_office(), "KEY", 3, ())
    found = read(description)
    if title := description.whole_title:
        assert found["title"][0][0] == title
