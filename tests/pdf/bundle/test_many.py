"""A thousand parts: every table is still found through, and the checker has room for them."""

from __future__ import annotations

import io

import pytest
from pikepdf import Array, Dictionary, Name, NameTree, String
from pypdf import PdfReader

from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import Numbering, Part
from tests.pdf.bundle.conftest import BUNDLE
from tests.support.bundles import Small, assert_tags_hold, labels_by_pypdf, links_by_pdfium, opened, outline_by_pdfium

MANY = 1000


def linked_part() -> bytes:
    """Two tagged pages, the first with a link by name to the second."""
    small = Small({"/Line": "/P"})
    first, second = small.page(0), small.page(1)
    small.element(first, "/Line", ID=String("a"))
    small.element(second, "/Line", ID=String("b"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=String("there"))
    first.Annots = Array([small.pdf.make_indirect(link)])
    small.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("there"), Array([second, Name.Fit])])))
    return small.written()


@pytest.mark.soak
def test_a_thousand_parts_are_found_through_by_every_reader():
    data = linked_part()
    numbers = range(1, MANY + 1)
    parts = [Part(data, f"Part {number}", "en", f"p{number}", Numbering("D", f"{number}-")) for number in numbers]
    merged = merge(parts, BUNDLE)
    assert_tags_hold(merged.pdf)
    assert labels_by_pypdf(merged.pdf) == tuple(f"{number}-{page}" for number in numbers for page in (1, 2))
    assert links_by_pdfium(merged.pdf) == [(2 * at, 2 * at + 1) for at in range(MANY)]
    assert outline_by_pdfium(merged.pdf) == [(1, f"Part {number}", 2 * number - 2) for number in numbers]
    assert len(PdfReader(io.BytesIO(merged.pdf)).named_destinations) == 2 * MANY
    with opened(merged.pdf) as pdf:
        names = NameTree(pdf.Root.Names.Dests)
        pages = [page.obj.objgen for page in pdf.pages]
        assert all(names[f"{number}.there"][0].objgen == pages[2 * number - 1] for number in numbers)


@pytest.mark.soak
@pytest.mark.needs_libreoffice
def test_the_checker_has_room_for_more_reports_than_it_has_by_itself(finished):
    merged = merge([Part(finished, f"Report {number}", "en") for number in range(300)], BUNDLE)
    assert merged.claims == ("PDF/UA-1", "PDF/A-3a")
