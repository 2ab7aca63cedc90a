"""Bars and bands are no figures any more; pictures stand in theirs, so that their words are read out in their place."""

from __future__ import annotations

import re

import pytest

from pipeline.pdf.finishing import finish_pdf
from pipeline.pdf.opening import opened
from pipeline.pdf.structure import StructureTree, marks
from tests.pdf.conftest import WISH

pytestmark = pytest.mark.needs_libreoffice


def ornaments(pdf):
    with opened(pdf) as file:
        return sum(str(figure.get("/Alt", "")) == "decoration" for figure in StructureTree(file).of_kind("/Figure"))


def marked_figures(pdf):
    with opened(pdf) as file:
        return sum(len(re.findall(rb"^/Figure<<", page.Contents.read_bytes(), re.MULTILINE)) for page in file.pages)


def test_no_ornament_is_left_among_the_tags(printed, finished):
    assert ornaments(printed) == 7
    assert ornaments(finished) == 0


def test_the_ornaments_are_still_drawn_but_only_pictures_are_marked(printed, finished):
    assert marked_figures(printed) == 7
    assert marked_figures(finished) == 2
    with opened(printed) as before, opened(finished) as after:
        for old, new in zip(before.pages, after.pages, strict=True):
            drawn = [
                re.sub(rb"^/\S+ ?(<<.*>>BDC|BMC)\n", b"", page.Contents.read_bytes(), flags=re.MULTILINE)
                for page in (old, new)
            ]
            assert drawn[0] == drawn[1]


def test_no_mark_of_an_ornament_leads_anywhere(finished):
    with opened(finished) as file:
        rows = StructureTree(file)._parents
        cover = file.pages[0]
        stream = cover.Contents.read_bytes()
        row = rows[int(cover.StructParents)]
        open_marks = {int(mark) for mark in re.findall(rb"<</MCID (\d+)>>BDC", stream)}
        assert {at for at, element in enumerate(row) if element is not None} == open_marks


def pictures(pdf):
    """The alternative text of each figure, and whether the page draws a picture inside its mark."""
    with opened(pdf) as file:
        return {str(figure.Alt): shows(figure) for figure in StructureTree(file).of_kind("/Figure") if "/Alt" in figure}


def shows(figure):
    stream = figure.Pg.Contents.read_bytes()
    return any(
        b" Do" in stream.partition(b"/Figure<</MCID %d>>BDC" % mark)[2].partition(b"EMC")[0] for mark in marks(figure)
    )


def test_each_picture_is_in_its_figure(printed, finished):
    assert pictures(printed)["A map of the member states"] is False
    assert pictures(finished) == {"A map of the member states": True, "Logo of the office": True}


def test_a_picture_below_a_table_too(hard):
    assert pictures(finish_pdf(hard, WISH)) == {"A second map": True}
