"""A picture as a page of its own: it fits the sheet, keeps its bytes where it can, and says what it shows."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pipeline.pdf.picture_page import PicturePage, picture_page
from tests.support.pictures import jpeg, png


def drawn(data: bytes, **wanted: object) -> tuple[pikepdf.Pdf, list[float]]:
    """The page, and where the picture stands on it: width, height, left, bottom."""
    pdf = pikepdf.open(io.BytesIO(picture_page(PicturePage(data, "A map", **wanted))))  # type: ignore[arg-type]
    words = pdf.pages[0].Contents.read_bytes().split()
    matrix = words[words.index(b"q") + 1 : words.index(b"cm")]
    return pdf, [float(matrix[at]) for at in (0, 3, 4, 5)]


@pytest.mark.parametrize("size", [(3000, 500), (500, 3000), (3000, 3000)])
def test_a_large_picture_is_made_to_fit_within_the_margins(size):
    _, (width, height, left, bottom) = drawn(png(*size))
    assert left >= 53.99
    assert bottom >= 53.99
    assert left + width <= 558.01
    assert bottom + height <= 738.01
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


def test_a_small_one_is_not_made_larger():
    _, (width, height, *_) = drawn(png(40, 20))
    assert (width, height) == (30, 15)


def test_a_jpeg_stays_as_it_was_compressed():
    data = jpeg(300, 200)
    pdf, _ = drawn(data)
    assert pdf.pages[0].Resources.XObject.Picture.read_raw_bytes() == data


def test_it_is_one_figure_with_its_alternative_text():
    pdf, _ = drawn(png(40, 20), sheet=(595.3, 841.9))
    (figure,) = pdf.Root.StructTreeRoot.K[0].K
    assert (figure.S, str(figure.Alt)) == (pikepdf.Name.Figure, "A map")
    assert [float(side) for side in pdf.pages[0].MediaBox] == [0, 0, 595.3, 841.9]


def test_the_same_picture_is_the_same_page():
    wanted = PicturePage(png(40, 20), "A map")
    assert picture_page(wanted) == picture_page(wanted)
