"""Fields and layers of several parts, which may have the same names."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String

from pipeline.pdf.annex.inspecting import inspect_annex
from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import Part
from tests.pdf.bundle.conftest import BUNDLE
from tests.support.bundles import opened
from tests.support.hostile_pdf import CATALOG, PAGE, PAGES, plain, written


def with_field(pdf: Pdf) -> None:
    """A field called `name`, and the font that it is written in."""
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), Rect=Array([0, 0, 9, 9]))
    held = pdf.make_indirect(field)
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier))
    pdf.pages[0].obj.Annots = Array([held])
    pdf.Root.AcroForm = Dictionary(Fields=Array([held]), DR=Dictionary(Font=Dictionary(Cour=font)))


def with_layers(base: str) -> object:
    def change(pdf: Pdf) -> None:
        shown, hidden = (
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("shown", "hidden")
        )
        turned = {"/ON": Array([shown])} if base == "/OFF" else {"/OFF": Array([hidden])}
        usual = Dictionary({"/BaseState": Name(base), **turned})
        pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=usual)
        pdf.pages[0].obj.Resources.Properties = Dictionary(L1=shown, L2=hidden)

    return change


def test_two_fields_of_one_name_stay_two_fields():
    part = plain(1, with_field)
    merged = merge([Part(part, "One", "en"), Part(plain(1), "None", "en"), Part(part, "Two", "en")], BUNDLE)
    with opened(merged.pdf) as pdf:
        groups = list(pdf.Root.AcroForm.Fields)
        assert [str(group.T) for group in groups] == ["part1", "part3"]
        widgets = [pdf.pages[index].obj.Annots[0] for index in (0, 2)]
        assert [group.Kids[0].objgen for group in groups] == [widget.objgen for widget in widgets]
        assert [widget.Parent.objgen for widget in widgets] == [group.objgen for group in groups]
        assert pdf.Root.AcroForm.DR.Font.Cour.BaseFont == Name.Courier


def test_hidden_layers_stay_hidden():
    parts = [Part(plain(1, with_layers(base)), base, "en") for base in ("/ON", "/OFF")]
    with opened(merge(parts, BUNDLE).pdf) as pdf:
        held = pdf.Root.OCProperties
        assert [str(layer.Name) for layer in held.OCGs] == ["shown", "hidden"] * 2
        assert [str(layer.Name) for layer in held.D.OFF] == ["hidden"] * 2
        named = {layer.objgen for layer in held.OCGs}
        assert {each.objgen for page in pdf.pages for each in page.obj.Resources.Properties.values()} == named


def test_a_field_without_a_form_is_taken_as_it_is():
    orphan = b"/Annots [<</Type /Annot /Subtype /Widget /FT /Tx /T (x) /Rect [0 0 9 9]>>]"
    part = inspect_annex(written([CATALOG, PAGES, PAGE % orphan]), "form.pdf").sanitized
    with opened(merge([Part(part, "One", "en")], BUNDLE).pdf) as pdf:
        assert len(pdf.pages[0].obj.Annots) == 1
        assert "/AcroForm" not in pdf.Root
