"""Where two PDFs differ: by the object, what it is for and its page; damaged ones by the place of the first other byte."""

from __future__ import annotations

import io

import pikepdf

from pipeline.pdf.differing import Part, differences, pages_apart
from tests.support.pages import with_words

MADE = with_words(["One."], ["Two."])


def changed(change) -> bytes:
    """The PDF after a change that keeps the numbers of its objects."""
    with pikepdf.open(io.BytesIO(MADE)) as pdf:
        change(pdf)
        saved = io.BytesIO()
        pdf.save(saved)
    return saved.getvalue()


def test_equal_bytes_differ_nowhere():
    assert differences(MADE, MADE) == ()


def test_other_words_are_told_with_their_page():
    found = changed(lambda pdf: pdf.pages[1].Contents.write(b"BT /F 12 Tf 72 700 Td (Zwei.) Tj ET"))
    assert {(each.part, each.page) for each in differences(found, MADE)} == {(Part.TEXT, "2")}
    assert pages_apart(found, MADE) == ("2",)


def test_another_sheet_is_told_as_the_page():
    found = changed(lambda pdf: pdf.pages[0].__setattr__("MediaBox", pikepdf.Array([0, 0, 1000, 1000])))
    assert {(each.part, each.page) for each in differences(found, MADE)} == {(Part.PAGE, "1")}
    assert pages_apart(found, MADE) == ()


def test_a_page_more_is_a_page_apart():
    assert pages_apart(with_words(["One."], ["Two."], ["Three."]), MADE) == ("3",)


def test_what_can_not_be_read_is_told_by_its_first_other_byte():
    (found,) = differences(MADE[:-40], MADE)
    assert (found.part, found.offset) == (Part.FRAME, len(MADE) - 40)
    (found,) = differences(b"\0" + MADE[1:], MADE)
    assert found.offset == 0
