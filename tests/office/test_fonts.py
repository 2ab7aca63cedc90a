from __future__ import annotations

import logging

import pytest

from pipeline.errors import MachineError
from pipeline.model.base import Language
from pipeline.office.fonts import FAMILIES, Face, Fonts
from tests.support.reports import OFFICE, the_office

FONTS = Fonts(OFFICE.parent / "fonts")


@pytest.mark.parametrize("family", FAMILIES)
def test_what_can_and_can_not_be_printed(family):
    assert FONTS.missing("“Ação” – «\u202fÎle\u00a0» №\n\t€ Ωμ Ж", family) == ()
    assert FONTS.missing("漢字 a漢\N{GRINNING FACE}", family) == ("漢", "字", "\N{GRINNING FACE}")


def test_the_office_can_print_its_own_words():
    for name, content in the_office().files.items():
        assert FONTS.missing(content.decode(), "Cambria") == (), name


@pytest.mark.parametrize("twin", FAMILIES.values())
@pytest.mark.parametrize("style", ["Bold", "Italic", "BoldItalic"])
def test_the_regular_face_and_the_fallback_speak_for_all_faces(twin, style):
    """`missing` reads these two alone; a face that lacked more would let empty boxes through."""
    fallback = Face(FONTS.folder / "DejaVuSerif.ttf").advances.keys()
    regular = Face(FONTS.folder / f"{twin}-Regular.ttf").advances.keys()
    assert regular <= Face(FONTS.folder / f"{twin}-{style}.ttf").advances.keys() | fallback


def test_widths_are_those_of_the_tables(caplog):
    with caplog.at_level(logging.WARNING):
        assert Fonts(FONTS.folder).width("iii", "Cambria", 10) < FONTS.width("mmm", "Cambria", 10)
    assert not caplog.records, "fontTools warns of the dates in these files, which would reach the terminal"
    assert FONTS.width("ab", "Calibri", 20) == pytest.approx(2 * FONTS.width("ab", "Calibri", 10))
    assert FONTS.width("ab", "Calibri", 10, tracking=0.5) == pytest.approx(FONTS.width("ab", "Calibri", 10) + 1)
    assert FONTS.width("mass", "Cambria", 10, bold=True) > FONTS.width("mass", "Cambria", 10)
    assert FONTS.width("漢", "Cambria", 12) == 12


def test_the_cover_title_of_the_reference_breaks_where_its_picture_does():
    """On the cover two lines of 36 points fit in 387; the whole title does not."""
    assert FONTS.width("inter-secretariat work”", "Cambria", 36) < 387
    assert FONTS.width("“Workshop on inter-secretariat work”", "Cambria", 36) > 387
    assert FONTS.width("LATIN", "Cambria", 1000, italic=True) > 0


def test_a_missing_or_broken_font_is_told(tmp_path):
    (tmp_path / "Caladea-Regular.ttf").write_bytes(b"not a font")
    for family in FAMILIES:
        with pytest.raises(MachineError) as caught:
            Fonts(tmp_path).missing("a", family)
        assert caught.value.findings[0].code == "M101"


def test_fonts_stand_beside_the_office():
    assert the_office().fonts.missing(the_office().words(Language.FRENCH).quoted("é"), "Cambria") == ()
