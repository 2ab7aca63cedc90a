"""A PDF is caught at every claim that it does not keep."""

from __future__ import annotations

import pikepdf
import pytest

from pipeline.errors import OutputError
from pipeline.messages import message
from pipeline.pdf.checking import check_fonts, check_standards, check_tags
from pipeline.pdf.opening import opened, saved

pytestmark = pytest.mark.needs_libreoffice


def spoiled(pdf, spoil):
    """The PDF after `spoil` was let loose on it."""
    with opened(pdf) as file:
        spoil(file)
        return saved(file)


def drop_font_file(file):
    del file.pages[0].Resources.Font["/F1"].FontDescriptor["/FontFile2"]


def drop_title(file):
    del file.Root.ViewerPreferences


def drop_tags(file):
    del file.Root.StructTreeRoot


def drop_intent(file):
    del file.Root.OutputIntents


@pytest.mark.parametrize(
    ("spoil", "standards"),
    [
        (drop_title, {"PDF/UA-1"}),
        (drop_intent, {"PDF/A-3a"}),
        (drop_tags, {"PDF/UA-1", "PDF/A-3a"}),
        (drop_font_file, {"PDF/UA-1", "PDF/A-3a"}),
    ],
)
def test_each_fault_is_told_for_each_standard(finished, spoil, standards):
    found = check_standards(spoiled(finished, spoil), ua=True, a="3a")
    assert {finding.parameter("standard") for finding in found} == standards
    assert all(message(finding).text for finding in found)


def test_a_level_that_is_not_claimed_is_told(finished):
    assert [f.parameter("standard") for f in check_standards(finished, ua=False, a="3b")] == ["PDF/A-3b"]


def test_rubbish_is_an_error():
    with pytest.raises(OutputError):
        check_standards(b"%PDF-1.7 rubbish", ua=True, a="3a")


def test_fonts_are_carried_and_of_the_family(finished):
    assert check_fonts(finished, {"Caladea", "Carlito"}) == ()
    foreign = check_fonts(finished, {"Caladea"})
    assert {(finding.code, finding.parameter("font")) for finding in foreign} == {
        ("O021", "Carlito"),
        ("O021", "Carlito-Bold"),
    }
    missing = check_fonts(spoiled(finished, drop_font_file), {"Caladea", "Carlito"})
    assert [(finding.code, finding.parameter("font")) for finding in missing] == [("O020", "Carlito-Bold")]


def test_figures_that_nobody_can_hear_are_told(printed, finished):
    assert check_tags(finished) == ()
    assert [finding.code for finding in check_tags(printed)].count("O031") == 7
    assert {finding.parameter("words") for finding in check_tags(printed) if finding.code == "O032"} == {
        "Logo of the office",
        "A map of the member states",
    }


def test_a_figure_without_words_is_told(finished):
    def silence(file):
        for element in file.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == pikepdf.Name.Figure:
                del element["/Alt"]

    assert [finding.code for finding in check_tags(spoiled(finished, silence))] == ["O030", "O030"]
