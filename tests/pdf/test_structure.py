"""The tags of a PDF whose pages are not all tagged."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from pipeline.pdf.structure import StructureTree


def test_a_page_without_tags_gets_a_row_of_its_own_when_it_is_asked_for():
    pdf = pikepdf.new()
    blank = pdf.add_blank_page()
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, Pg=blank.obj, K=Array([3])))
    parents = Dictionary(Nums=Array([0, pdf.make_indirect(Array())]))
    root = Dictionary(Type=Name.StructTreeRoot, K=Array([element]), ParentTree=pdf.make_indirect(parents))
    pdf.Root.StructTreeRoot = pdf.make_indirect(root)
    element.P = pdf.Root.StructTreeRoot
    tree = StructureTree(pdf)
    assert tree.add_mark(blank.obj, element) == 0
    assert (blank.obj.StructParents, pdf.Root.StructTreeRoot.ParentTreeNextKey) == (1, 2)
    tree.remove([element])  # its mark 3 is on no page
    assert tree.tags == []
