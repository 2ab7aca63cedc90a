"""The preview: real pages side by side, what differs first, in a page that loads nothing and can be heard as well as seen."""

from __future__ import annotations

import base64
import io
from itertools import pairwise

import pytest
from lxml import html
from PIL import Image

from pipeline.desks.templates.page import write_page
from pipeline.desks.templates.preview import pairs, present_template, reports_of
from pipeline.desks.templates.specimens import EXAMPLE, specimens
from pipeline.model.base import Language
from tests.desks.templates.test_checked_before_it_breaks import bench
from tests.support.template_changes import STYLES, changed, style, swap

pytestmark = pytest.mark.needs_libreoffice
PRESENT = bench().settings.program / "rapporteur-report.docx"


@pytest.fixture(scope="module")
def made(engine, tmp_path_factory):
    """One report with the present template, and with one whose notes are larger."""
    new = tmp_path_factory.mktemp("templates") / "new.docx"
    more = style("Body Text", 'w:line="340"', 'w:line="680"')
    new.write_bytes(changed(more, swap(STYLES, '"595959"', '"333333"', 0)).data)
    report = tuple(specimens(bench().office, bench().settings, "rapporteur-report", (Language("en"),), (EXAMPLE,)))
    return new, list(pairs((PRESENT, new), report, engine, bench().office, bench().settings))


def test_pages_that_differ_and_chapters_that_moved_are_found(made):
    _, (pair,) = made
    assert len(pair.before.pages) < len(pair.after.pages)
    assert 1 not in pair.different  # the copyright page, in which nothing changed
    assert set(range(len(pair.before.pages), len(pair.after.pages))) <= set(pair.different)
    assert pair.moved
    assert all(before != after for _, before, after in pair.moved)
    assert set(pair.after.files) == {"docx", "pdf"}


def test_the_page_needs_nothing_else_and_can_be_heard(made):
    new, found = made
    written = write_page(found, (PRESENT, new), (), "en")
    page = html.fromstring(written)
    assert page.get("lang") == "en"
    (policy,) = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("; img-src data:")
    assert not page.xpath("//script | //link | //@style | //@onclick | //iframe")
    images = page.xpath("//img")
    assert all(image.get("src").startswith("data:image/png;base64,") and image.get("alt") for image in images)
    assert len({image.get("alt") for image in images}) == len(images)
    first = Image.open(io.BytesIO(base64.b64decode(images[0].get("src").partition(",")[2])))
    assert (str(first.width), str(first.height)) == (images[0].get("width"), images[0].get("height"))
    levels = [int(node.tag[1]) for node in page.xpath("//h1 | //h2 | //h3")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(page.xpath(f'//*[@id="{anchor[1:]}"]') for anchor in page.xpath("//a/@href"))


def test_pages_that_differ_come_first_and_those_alike_are_shown_once(made):
    new, found = made
    page = html.fromstring(write_page(found, (PRESENT, new), (), "en"))
    folded = page.xpath("//details//img")
    (pair,) = found
    assert len(page.xpath('//div[@class="pair"]')) == len(pair.different)
    assert len(folded) == len(pair.after.pages) - len(pair.different)
    assert write_page(found, (PRESENT, new), (), "en") == write_page(found, (PRESENT, new), (), "en")


def test_a_template_is_held_against_the_one_whose_place_it_takes(made, tmp_path):
    new, _ = made
    office, settings = bench().office, bench().settings
    assert present_template(new, "rapporteur-report", settings, office) == PRESENT
    assert present_template(PRESENT, "rapporteur-report", settings, office) is None


def test_the_reports_are_a_usual_one_a_hard_one_and_a_draft_in_the_languages_asked_for():
    found = list(reports_of("rapporteur-report", (Language("es"),), bench().office, bench().settings))
    assert [each.key for each in found] == ["example.es", "torture.es", "example.draft.es"]
    assert found[2].checked.report.is_draft
    sheets = list(reports_of("corrigendum", (Language("fr"),), bench().office, bench().settings))
    assert [each.key for each in sheets] == ["sheet.fr", "sheet.draft.fr"]
