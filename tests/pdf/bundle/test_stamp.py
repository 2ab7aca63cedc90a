"""Running stamps: what they say, where they stand on turned pages, and that they break no rule."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from pikepdf import Array, Pdf

from pipeline.errors import OutputError
from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import Numbering, Part, Stamp
from pipeline.pdf.checking import check_standards
from pipeline.pdf.fonts import fonts_of
from tests.pdf.bundle.conftest import BUNDLE
from tests.support.bundles import assert_tags_hold, opened
from tests.support.hostile_pdf import FONT, plain

STAMP = Stamp(FONT.read_bytes())
WISH = replace(BUNDLE, stamp=STAMP)


def seen(pdf: bytes, index: int, words: str) -> tuple[float, float, float, float]:
    """Where words are seen on a page as it is shown: left, foot, right, head, from its lower left corner."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[index]
    scale = 4
    size = int(page.get_width() * scale), int(page.get_height() * scale)
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found is not None, words
    boxes = [text.get_charbox(place) for place in range(found[0], found[0] + found[1])]
    import ctypes

    import pypdfium2.raw as raw

    corners = []
    for left, foot, right, head in boxes:
        for x, y in ((left, foot), (right, head)):
            across, down = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, x, y, across, down)
            corners.append((across.value / scale, (size[1] - down.value) / scale))
    document.close()
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.needs_libreoffice
def test_a_stamped_bundle_breaks_no_rule_and_reads_its_labels(finished):
    stamped = Part(finished, "Annex", "en", numbering=Numbering("D", "A1-"), stamp="SP/RV-TSTI-IR-24 · {page}")
    merged = merge([Part(finished, "Report", "en"), stamped], WISH)
    assert merged.claims == ("PDF/UA-1", "PDF/A-3a")
    assert check_standards(merged.pdf, ua=True, a="3a") == ()
    assert_tags_hold(merged.pdf)
    assert merge([Part(finished, "Report", "en"), stamped], WISH).pdf == merged.pdf
    first = merged.parts[1].first_page_index
    document = pypdfium2.PdfDocument(merged.pdf)
    says = ["SP/RV-TSTI-IR-24 · " in page.get_textpage().get_text_bounded() for page in document]
    assert says == [False] * first + [True] * merged.parts[1].page_count
    assert "· A1-2" in document[first + 1].get_textpage().get_text_bounded()


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90])
@pytest.mark.parametrize("corner", ["bottom-right", "bottom-left", "top-left", "top-right"])
def test_a_stamp_stands_in_its_corner_however_the_page_is_turned(turn, corner):
    def turned(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        page.Rotate = turn
        page.MediaBox = Array([-50, 20, 562, 812])
        page.CropBox = Array([562, 100, 0, 812])

    part = Part(plain(1, turned), "One", "en", stamp="Corner")
    merged = merge([part], replace(BUNDLE, stamp=replace(STAMP, corner=corner)))
    left, foot, right, head = seen(merged.pdf, 0, "Corner")
    wide, high = (712, 562) if turn % 180 else (562, 712)
    assert (left if corner.endswith("left") else wide - right) == pytest.approx(36, abs=1.5)
    assert (foot if corner.startswith("bottom") else high - head) == pytest.approx(18, abs=4)


def test_what_a_page_leaves_behind_does_not_move_the_stamp():
    def careless(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        page.Contents = Array([pdf.make_stream(b"q 5 0 0 5 90 90 cm 1 0 0 rg BT"), pdf.make_stream(b"ET")])
        del page["/Resources"]

    merged = merge([Part(plain(1, careless), "One", "en", stamp="Corner")], WISH)
    assert merged.page_count == 1
    fonts = {font.name: font.is_embedded for font in fonts_of(opened(merged.pdf))}
    assert fonts == {"Carlito": True}


def test_a_bundle_in_a_bundle_keeps_both_stamps():
    inner = merge([Part(plain(1), "One", "en", stamp="inner")], WISH)
    outer = merge([Part(inner.pdf, "Two", "en", stamp="outer")], replace(WISH, stamp=replace(STAMP, corner="top-left")))
    assert seen(outer.pdf, 0, "inner")[1] < 30
    assert seen(outer.pdf, 0, "outer")[1] > 750


@pytest.mark.parametrize(("font", "lacking"), [(STAMP.font, "漢"), (b"no font", "漢A")])
def test_a_font_without_the_letters_is_refused(font, lacking):
    with pytest.raises(OutputError) as caught:
        merge([Part(plain(1), "One", "en", stamp="A漢")], replace(WISH, stamp=Stamp(font)))
    assert caught.value.findings[0].code == "O056"
    assert set(str(caught.value.findings[0].parameter("letters"))) == set(lacking)


def test_parts_without_a_stamp_stay_as_they_are():
    merged = merge([Part(plain(1), "One", "en")], WISH)
    assert merged.pdf == merge([Part(plain(1), "One", "en")], BUNDLE).pdf
