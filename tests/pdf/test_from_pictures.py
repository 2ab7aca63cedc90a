"""Scans that lie there as pictures: a page each, as large as they were scanned, upright, with nothing but their pixels."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from pipeline.pdf.from_pictures import MOST_PIXELS, NoPicture, pictures_as_pdf

SHEET = Image.linear_gradient("L").resize((300, 400))


def file_of(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [(round(page.mediabox[2]), round(page.mediabox[3])) for page in opened.pages]


@pytest.mark.parametrize(
    ("mode", "kind", "options"),
    [
        ("1", "TIFF", {"compression": "group4"}),
        ("L", "TIFF", {"compression": "tiff_lzw"}),
        ("I;16", "PNG", {}),
        ("P", "GIF", {}),
        ("RGBA", "WEBP", {}),
        ("CMYK", "JPEG", {}),
        ("RGB", "BMP", {}),
    ],
)
def test_whatever_a_scanner_writes_is_a_page_and_always_the_same(mode, kind, options):
    data = file_of(SHEET.convert("I").convert(mode) if mode == "I;16" else SHEET.convert(mode), kind, **options)
    made = pictures_as_pdf(data)
    assert sizes(made) in ([(108, 144)], [(225, 300)])  # at 200 dots to the inch, or at the 96 that BMP notes
    assert made == pictures_as_pdf(data)


def test_it_is_as_large_as_it_was_scanned_and_nonsense_is_not_believed():
    assert sizes(pictures_as_pdf(file_of(SHEET, "PNG", dpi=(100, 100)))) == [(216, 288)]
    assert sizes(pictures_as_pdf(file_of(SHEET, "PNG", dpi=(1, 1)))) == [(108, 144)]


def test_every_picture_of_a_tiff_is_a_page():
    pages = [SHEET, SHEET.rotate(90, expand=True), SHEET.convert("1")]
    data = file_of(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(200, 200))
    assert sizes(pictures_as_pdf(data)) == [(108, 144), (144, 108), (108, 144)]


def test_it_stands_upright_and_says_nothing_of_where_and_when():
    notes = Image.Exif()
    notes[0x0112], notes[0x013B] = 6, "Ana Soto"  # lies on its side; by whom
    made = pictures_as_pdf(file_of(SHEET, "JPEG", exif=notes, dpi=(200, 200)))
    assert sizes(made) == [(144, 108)]
    assert b"Ana Soto" not in made


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        file_of(SHEET, "TIFF")[:900],
        file_of(Image.new("1", (MOST_PIXELS // 10_000 + 1, 10_001)), "PNG"),
    ],
    ids=["empty", "text", "cut off", "beyond measure"],
)
def test_what_is_no_picture_says_why(data):
    with pytest.raises(NoPicture) as told:
        pictures_as_pdf(data)
    assert told.value.why
