"""The lines of the contents are items of a contents."""

from __future__ import annotations

import pytest

from pipeline.pdf.finishing import finish_pdf
from pipeline.pdf.opening import opened
from pipeline.pdf.structure import StructureTree, kids
from tests.pdf.conftest import WISH

pytestmark = pytest.mark.needs_libreoffice


def shape(pdf):
    """The kinds in each contents: its items, and what each holds."""
    with opened(pdf) as file:
        tree = StructureTree(file)
        return [
            [(str(item.S), [str(kid.S) for kid in kids(item)]) for item in kids(toc)] for toc in tree.of_kind("/TOC")
        ]


def test_the_lines_are_items_in_one_contents(printed, finished):
    assert shape(printed) == []
    assert shape(finished) == [[("/TOCI", ["/Contents Line"])] * 4]


def test_a_contents_over_two_pages_is_still_one(hard):
    assert shape(finish_pdf(hard, WISH)) == [[("/TOCI", ["/Contents Line"])] * 41]


def test_the_contents_stand_where_the_lines_stood(finished):
    with opened(finished) as file:
        kinds = [str(kid.S) for kid in kids(StructureTree(file).of_kind("/Document")[0])]
    assert kinds[kinds.index("/TOC") - 1 : kinds.index("/TOC") + 2] == ["/H1", "/TOC", "/H1"]


def test_parents_and_kids_agree_everywhere(finished):
    with opened(finished) as file:
        for tag in StructureTree(file).tags:
            assert any(not isinstance(kid, int) and kid.objgen == tag.element.objgen for kid in kids(tag.element.P))
