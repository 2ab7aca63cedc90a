"""Links between parts, and names that several parts have."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import Part
from tests.pdf.bundle.conftest import BUNDLE
from tests.support.bundles import links_by_pdfium, links_by_pikepdf, opened, outline_by_pypdf
from tests.support.hostile_pdf import linked_pages, plain


def link(**more: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([10, 10, 50, 50]), **more)


def to(address: str) -> Dictionary:
    return link(A=Dictionary(S=Name.URI, URI=String(address)))


def with_names(pdf: Pdf) -> None:
    """Names of both kinds, links by each, and one action that two links have in common."""
    first, second = (page.obj for page in pdf.pages)
    pdf.Root.Dests = Dictionary(old=Array([second, Name.Fit]))
    named = Dictionary(D=Array([second, Name.XYZ, 0, 700, 0]))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("ñew (1)"), pdf.make_indirect(named)])))
    shared = pdf.make_indirect(Dictionary(S=Name.GoTo, D=String("ñew (1)")))
    links = (
        link(Dest=Name.old),
        link(Dest=String("ñew (1)")),
        link(A=shared),
        link(A=shared),
        link(Dest=String("lost")),
    )
    first.Annots = Array([pdf.make_indirect(each) for each in links])
    item = pdf.make_indirect(Dictionary(Title=String("There"), A=shared))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))


def test_names_that_several_parts_have_lead_into_each_ones_own():
    part = plain(2, with_names)
    merged = merge([Part(part, "One", "en"), Part(part, "Two", "en")], BUNDLE)
    assert links_by_pikepdf(merged.pdf) == [(0, 1)] * 4 + [(0, -1)] + [(2, 3)] * 4 + [(2, -1)]
    assert sorted(links_by_pdfium(merged.pdf)) == sorted(links_by_pikepdf(merged.pdf))
    assert merged.lost_links == 2
    assert outline_by_pypdf(merged.pdf) == [(1, "One", 0), (2, "There", 1), (1, "Two", 2), (2, "There", 3)]


def test_a_contents_page_leads_to_parts_by_their_names():
    def contents(pdf: Pdf) -> None:
        targets = ("bundle:two", "bundle:one", "bundle:two#old", "bundle:nobody", "https://example.org/")
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(to(target)) for target in targets])

    parts = [Part(plain(1, contents), "Contents", "en"), Part(plain(3), "One", "en", name="one")]
    parts.append(Part(plain(2, with_names), "Two", "en", name="two"))
    merged = merge(parts, BUNDLE)
    assert links_by_pikepdf(merged.pdf)[:4] == [(0, 4), (0, 1), (0, 5), (0, -1)]
    assert merged.lost_links == 2
    with opened(merged.pdf) as pdf:
        assert str(pdf.pages[0].obj.Annots[4].A.URI) == "https://example.org/"


def test_a_chain_of_links_through_all_pages_costs_no_depth():
    merged = merge([Part(linked_pages(2000), "Long", "en")], BUNDLE)
    assert links_by_pikepdf(merged.pdf) == [(here, (here + 1) % 2000) for here in range(2000)]
