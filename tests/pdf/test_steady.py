"""What chance puts into the PDFs of other programs is taken out; what is drawn stays."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from pipeline.pdf.steady import steadied_scan


def recognised(lot: str, *, in_parts: bool = False) -> bytes:
    """A page whose words are drawn by a form with a name drawn by lot, as OCRmyPDF 14 leaves it."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        form = pdf.make_stream(b"BT (words) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        page.obj.Resources = Dictionary(XObject=Dictionary({f"/OCR-{lot}": form, "/Im0": form}))
        drawn = [f"q /OCR-{lot} Do Q".encode(), b"q /Im0 Do Q"]
        streams = [pdf.make_stream(each) for each in drawn]
        page.obj.Contents = pikepdf.Array(streams) if in_parts else pdf.make_stream(b"\n".join(drawn))
        pdf.save(out, static_id=True)
    return out.getvalue()


@pytest.mark.parametrize("in_parts", [False, True])
def test_names_drawn_by_lot_are_always_the_same_and_still_draw(in_parts):
    one, other = (steadied_scan(recognised(lot, in_parts=in_parts)) for lot in ("A1B2C3", "ZZ_-99"))
    assert one == other
    with pikepdf.open(io.BytesIO(one)) as pdf:
        page = pdf.pages[0]
        names = set(page.obj.Resources.XObject.keys())
        page.contents_coalesce()
        drawn = page.obj.Contents.read_bytes()
    assert names == {"/OCR-words-1", "/Im0"}
    assert b"/OCR-words-1 Do" in drawn
    assert b"/Im0 Do" in drawn


def test_a_page_without_any_is_left():
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    with pikepdf.open(io.BytesIO(steadied_scan(out.getvalue()))) as pdf:
        assert len(pdf.pages) == 1
