"""Tags of parts that were not made by one hand: names that mean two things, identifiers that stand twice."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Stream, String

from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import Part
from tests.pdf.bundle.conftest import BUNDLE
from tests.support.bundles import Small, assert_tags_hold, elements, opened
from tests.support.hostile_pdf import carelessly_merged


def bundled(*parts: Small | bytes) -> bytes:
    """The bundle of these parts."""
    files = [part if isinstance(part, bytes) else part.written() for part in parts]
    return merge([Part(data, f"Part {number}", "en") for number, data in enumerate(files, 1)], BUNDLE).pdf


def kinds(data: bytes) -> list[str]:
    """What the innermost tags mean, each by the role map of the bundle, straight or not."""
    pdf = opened(data)
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary())
    found = [str(element.S) for element in elements(pdf) if element.S not in (Name.Document, Name.Part)]
    return [str(roles.get(kind, Name(kind))) for kind in found]


def one(kind: str, roles: dict[str, str] | None = None, **more: object) -> Small:
    small = Small(roles)
    small.element(small.page(0), kind, **more)
    return small


def test_a_kind_that_means_two_things_keeps_both_meanings():
    data = bundled(
        one("/Line", {"/Line": "/P"}),
        one("/Line", {"/Line": "/H1"}),
        one("/Line", {"/Line": "/Row", "/Row": "/H1"}),
        one("/Row", {"/Row": "/Row"}),
        one("/P", {"/P": "/H2"}),
        one("/P"),
    )
    assert kinds(data) == ["/P", "/H1", "/H1", "/Row", "/H2", "/P"]
    assert_tags_hold(data)


def test_identifiers_and_the_cells_that_name_them_stay_together():
    def table() -> Small:
        small = Small({"/Head": "/TH"})
        small.element(small.page(0), "/Head", ID=String("h 1ñ"))
        small.element(small.page(1), "/TD", A=Dictionary(O=Name.Table, Headers=Array([String("h 1ñ")])))
        small.element(small.page(2), "/TD", A=Array([Dictionary(O=Name.Layout), 0]), C=Name.Cell)
        small.tree.ClassMap = Dictionary(Cell=Dictionary(O=Name.Table, Headers=Array([String("h 1ñ")])))
        return small

    data = bundled(table(), table())
    assert_tags_hold(data)
    pdf = opened(data)
    ids = NameTree(pdf.Root.StructTreeRoot.IDTree)
    heads = [element for element in elements(pdf) if Name.Head == element.S]
    cells = [element for element in elements(pdf) if element.S == Name.TD]
    named = [str(cell.A.Headers[0]) for cell in cells if isinstance(cell.A, Dictionary)]
    classes = pdf.Root.StructTreeRoot.ClassMap
    by_class = [str(classes[str(cell.C)].Headers[0]) for cell in cells if "/C" in cell]
    assert len(set(named)) == 2
    assert named == by_class == [str(head.ID) for head in heads]
    assert [ids[name].objgen for name in named] == [head.objgen for head in heads]


def test_odd_keys_become_a_dense_row():
    sparse = Small()
    for key in (7, 2, 90_000):
        sparse.element(sparse.page(key))
    data = bundled(sparse, sparse)
    assert_tags_hold(data)
    assert list(NumberTree(opened(data).Root.StructTreeRoot.ParentTree).keys()) == list(range(6))


def test_forms_and_pictures_are_led_to_their_tags():
    small = Small()
    page = small.page(0)
    small.element(page)
    form = Stream(small.pdf, b"/P <</MCID 0>> BDC EMC")
    form.Type, form.Subtype, form.BBox, form.StructParents = Name.XObject, Name.Form, Array([0, 0, 1, 1]), 1
    held = small.pdf.make_indirect(form)
    page.Resources.XObject = Dictionary(X0=held)
    mark = Dictionary(Type=Name.MCR, Pg=page, Stm=held, MCID=0)
    element = small.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=small.document, K=Array([mark])))
    small.document.K.append(element)
    small.rows[1] = small.pdf.make_indirect(Array([element]))
    pdf = opened(bundled(small, small))
    rows = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    drawn = [page.obj.Resources.XObject.X0 for page in pdf.pages]
    assert len({int(each.StructParents) for each in drawn}) == 2
    for each in drawn:
        (mark,) = rows[int(each.StructParents)][0].K
        assert mark.Stm.objgen == each.objgen


def test_tags_that_pages_share_are_told_and_nothing_is_claimed_of_them():
    twice = carelessly_merged(one("/P").written())
    merged = merge([Part(twice, "Twice", "en")], BUNDLE)
    assert merged.claims == ()
    assert "O051" in {reason.code for reason in merged.reasons}
    pages = opened(merged.pdf).pages
    assert ["/StructParents" in page.obj for page in pages] == [True, False]


def test_tags_that_lead_in_circles_end():
    small = one("/P")
    small.document.K.append(small.document)
    small.tree.RoleMap = Dictionary(A=Name.B, B=Name.A)
    assert len(list(opened(bundled(small)).pages)) == 1
