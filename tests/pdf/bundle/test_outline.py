"""The outline of a bundle whose parts belong under one another."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import Part
from tests.pdf.bundle.conftest import BUNDLE
from tests.support.bundles import opened, outline_by_pdfium, outline_by_pypdf
from tests.support.hostile_pdf import plain


def one_line(pdf: Pdf) -> None:
    """One line, that says it leads on to itself and that is its own child."""
    page = pdf.pages[0].obj
    item = pdf.make_indirect(Dictionary(Title=String("Line"), Dest=Array([page, Name.Fit])))
    item.Next = item.First = item.Parent = item
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=77))


def test_parts_lie_under_those_before_them_and_untitled_ones_add_to_them():
    line = plain(1, one_line)
    parts = [
        Part(plain(1), "Cover", "en"),
        Part(line, "Report", "en"),
        Part(plain(1), "Annex", "en", depth=2, is_open=False),
        Part(line, "", "en"),
        Part(line, "Other", "en", depth=5),
        Part(line, "Quiet", "en", keeps_outline=False),
    ]
    merged = merge(parts, BUNDLE)
    expected = [(1, "Cover", 0), (1, "Report", 1), (2, "Line", 1), (2, "Annex", 2), (3, "Line", 3), (3, "Other", 4)]
    expected += [(4, "Line", 4), (1, "Quiet", 5)]
    assert outline_by_pypdf(merged.pdf) == outline_by_pdfium(merged.pdf) == expected
    with opened(merged.pdf) as pdf:
        assert int(pdf.Root.Outlines.Count) == 5  # what is under the closed annex is not seen
        assert pdf.Root.PageMode == Name.UseOutlines


def test_a_bundle_without_titles_has_no_outline():
    with opened(merge([Part(plain(1), "", "en")], BUNDLE).pdf) as pdf:
        assert "/Outlines" not in pdf.Root
