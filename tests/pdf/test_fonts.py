"""Fonts are read as they are, and lie in the file in the order of their names, whatever chance made of it."""

from __future__ import annotations

import copy

import pytest

from pipeline.pdf.fonts import Font, fonts_of, order_fonts
from pipeline.pdf.opening import opened

pytestmark = pytest.mark.needs_libreoffice


def shuffle(file):
    """Lets the fonts lie as another run of the engine may lay them: the last by name first."""
    fonts = file.pages[0].Resources.Font
    for name in sorted(fonts.keys(), reverse=True):
        font = fonts[name] = file.make_indirect(copy.copy(fonts[name]))
        font.FontDescriptor = file.make_indirect(copy.copy(font.FontDescriptor))
        font.FontDescriptor.FontFile2 = copy.copy(font.FontDescriptor.FontFile2)


def numbers(file):
    """The object numbers of all that belongs to the fonts, in the order of their names."""
    fonts = file.pages[0].Resources.Font
    return [
        number
        for name in sorted(fonts.keys())
        for number in (
            fonts[name].objgen,
            fonts[name].FontDescriptor.objgen,
            fonts[name].FontDescriptor.FontFile2.objgen,
            fonts[name].ToUnicode.objgen,
        )
    ]


def drawn_with(file):
    """What the fonts hold."""
    return [
        (name, str(font.BaseFont), font.FontDescriptor.FontFile2.read_bytes(), font.ToUnicode.read_bytes())
        for name, font in file.pages[0].Resources.Font.items()
    ]


def test_fonts_lie_in_the_order_of_their_names(printed):
    with opened(printed) as file:
        shuffle(file)
        assert numbers(file)[0] > numbers(file)[4]
        order_fonts(file)
        assert numbers(file)[0::4] == sorted(numbers(file)[0::4])
        assert len(set(numbers(file))) == 4 * len(file.pages[0].Resources.Font)
        ordered = [number - numbers(file)[0][0] for number, _ in numbers(file)]
    with opened(printed) as file:
        order_fonts(file)
        assert [number - numbers(file)[0][0] for number, _ in numbers(file)] == ordered


def test_the_fonts_are_those_they_were(printed):
    with opened(printed) as file:
        before = drawn_with(file)
        order_fonts(file)
        assert drawn_with(file) == before


@pytest.mark.parametrize("which", ["printed", "embedded"])
def test_each_font_is_told_once_by_its_name(which, request):
    with opened(request.getfixturevalue(which)) as file:
        fonts = fonts_of(file)
    names = ("Caladea-Bold", "Caladea-Italic", "Caladea-Regular", "Carlito", "Carlito-Bold")
    assert fonts == tuple(Font(name, is_embedded=True) for name in names)
    assert {font.family for font in fonts} == {"Caladea", "Carlito"}
