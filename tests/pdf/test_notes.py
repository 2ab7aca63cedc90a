"""Notes are known by number, and their links back are in tags and where the number is."""

from __future__ import annotations

import pytest
from pikepdf import Name

from pipeline.pdf.finishing import finish_pdf
from pipeline.pdf.opening import opened
from pipeline.pdf.structure import StructureTree, as_element, kids
from tests.pdf.conftest import WISH

pytestmark = pytest.mark.needs_libreoffice


def links_back(file):
    """The page, the annotation and the mark of each note's number, from the tags."""
    for note in StructureTree(file).of_kind("/Note"):
        paragraph = as_element(kids(note)[0])
        link = as_element(kids(paragraph)[0])
        assert link is not None
        assert Name.Link == link.S
        mark, reference = kids(link)
        yield note, link, mark, reference.Obj


@pytest.mark.parametrize("which", ["finished", "hard"])
def test_each_note_has_a_name_and_a_link_back_from_its_number(which, request):
    pdf = request.getfixturevalue(which)
    with opened(pdf if which == "finished" else finish_pdf(pdf, WISH)) as file:
        rows = StructureTree(file)._parents
        found = list(links_back(file))
        assert [str(note.ID) for note, *_ in found] == [f"note-{at}" for at in range(1, len(found) + 1)]
        assert [str(annotation.Contents) for *_, annotation in found] == [str(at) for at in range(1, len(found) + 1)]
        for _, link, mark, annotation in found:
            assert rows[int(annotation.StructParent)].objgen == link.objgen
            assert rows[int(link.Pg.StructParents)][mark].objgen == link.objgen
            assert annotation.objgen in {other.objgen for other in link.Pg.Annots}


def test_the_link_lies_over_the_number(printed, finished):
    with opened(printed) as file:
        wrong = [link for page in file.pages for link in page.get("/Annots", ()) if float(link.Rect[3]) > 792]
        assert wrong
    with opened(finished) as file:
        for *_, annotation in links_back(file):
            left, low, right, high = (float(edge) for edge in annotation.Rect)
            assert 100 < left < right < 125
            assert 90 < low < high < 130


def test_a_note_that_goes_on_leaves_no_shell(hard):
    with opened(hard) as file:
        assert any(not kids(note) for note in StructureTree(file).of_kind("/Note"))
    with opened(finish_pdf(hard, WISH)) as file:
        assert all(kids(element) for kind in ("/Note", "/Div") for element in StructureTree(file).of_kind(kind))
