"""The page of a comparison: it stands by itself, and says with `ins` and `del` what colours only repeat."""

from __future__ import annotations

import base64
import hashlib
import re

from hypothesis import given, settings
from lxml import html

from pipeline.findings import Place, finding
from pipeline.line.compare.page import write_editions_page, write_page
from pipeline.line.compare.titles import Titles
from pipeline.model.base import Language
from pipeline.model.comparison import Verb
from pipeline.reading.compared.comparing import compare
from tests.support.rewriting import SMALL, document, rewritten

TITLES = Titles("a <1>.en.yaml", "b&.en.yaml", "Trade & <script>alert(1)</script>", Language.ENGLISH)


def page(one, other, language="en"):
    found = compare(document(one), document(other))
    data = write_page(found, TITLES, "en-GB", language)
    return found, data, html.fromstring(data.decode())


@settings(derandomize=True, deadline=None, max_examples=20)
@given(rewritten())
def test_without_what_goes_it_is_the_later_text_and_without_what_comes_the_earlier(other):
    found, _, tree = page(SMALL, other)
    if found.is_same:
        return
    said = tree.xpath("//main//section[@id]//*[@class and @lang]")
    assert texts(said, "del") == [saying.words for saying in found.after]
    kept = {id(line.change) for line in found.lines if line.change is not None and line.change.verb is not Verb.MOVED}
    if all(id(line.change) in kept for line in found.lines if line.change):
        assert texts(said, "ins") == [saying.words for saying in found.before]


def texts(nodes, without):
    """The words of paragraphs without what stands in one kind of element; those of which nothing is left, left out."""
    said = []
    for node in nodes:
        parts = node.xpath(f".//text()[not(ancestor::{without})]")
        if parts or not node.xpath(f".//{without}"):
            said.append(" ".join("".join(parts).split()))
    return said


def test_it_needs_nothing_else_and_runs_nothing():
    _, data, tree = page(SMALL, {**SMALL, "conclusions": ["Something <b>else</b>."]})
    assert not tree.xpath("//script | //link | //img | //iframe | //@src | //@style | //@*[starts-with(name(), 'on')]")
    assert all(
        address.startswith("#") and tree.get_element_by_id(address[1:]) is not None for address in tree.xpath("//@href")
    )
    assert b"url(" not in data
    assert b"@import" not in data
    sheet = tree.findtext("head/style")
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"
    assert tree.findtext("head/title") == f"What changed: {TITLES.meeting}"


def test_who_hears_it_and_who_sees_no_colours_know_what_changed():
    _, data, tree = page(SMALL, {**SMALL, "conclusions": [*SMALL["conclusions"], "A last word."]})
    assert tree.get("lang") == "en"
    assert next(int(node.tag[1]) for node in tree.iter("h1", "h2", "h3")) == 1
    assert not re.search(r"<h3.*?<h1", data.decode(), re.DOTALL)
    change = tree.xpath("//div[@class='change']")[0]
    assert change.xpath("string(p[1])") == f"added · conclusions[{len(SMALL['conclusions'])}].text, paragraph 1"
    assert change.xpath("string(p[2]/ins)") == "A last word."
    assert all(cell.get("scope") for cell in tree.iter("th"))
    assert 'content:" [inserted:] "' in tree.findtext("head/style")


def test_where_nothing_changed_it_says_so_in_one_line():
    _, _, tree = page(SMALL, SMALL)
    assert tree.xpath("string(//header/p[2])") == "a <1>.en.yaml and b&.en.yaml say the same"
    assert not tree.xpath("//section")


def test_two_editions_are_a_table_of_what_is_different():
    told = [finding("W911", Place("a.yaml", 4, 1, "symbol"), field="symbol", here="X", there="Y", language="es")]
    tree = html.fromstring(write_editions_page(told, TITLES, "en").decode())
    assert [cell.text_content() for cell in tree.xpath("//tbody/tr/*")] == [
        "symbol",
        "`symbol` is `X` here and `Y` in the edition in `es`",
    ]


def test_bytes_are_the_same_each_time():
    other = {**SMALL, "conclusions": SMALL["conclusions"][1:]}
    assert page(SMALL, other)[1] == page(SMALL, other)[1]
