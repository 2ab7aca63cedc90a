"""Footnotes that can be followed both ways: each note known by an `/ID`, its number a link in a tag."""

from __future__ import annotations

import re
from itertools import zip_longest

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from pipeline.pdf.streams import PageStreams
from pipeline.pdf.structure import StructureTree, as_element, kids, marks

_PLACED = re.compile(rb"\s*q[^\n]*\nBT\n(-?[\d.]+) (-?[\d.]+) Td /F\d+ ([\d.]+) Tf")


def tag_notes(pdf: Pdf, tree: StructureTree, streams: PageStreams) -> None:
    """Numbers the notes, drops the shells of those that go on over the page, and tags every link that is in no tag."""
    notes = tree.of_kind("/Note")
    tree.remove([note for note in notes if not kids(note)])
    tree.remove([block for block in tree.of_kind("/Div") if not kids(block)])
    notes = [note for note in notes if kids(note)]
    for number, note in enumerate(notes, 1):
        note.ID = String(f"note-{number}")
    firsts = [first for note in notes if (first := _first_paragraph(note)) is not None]
    for page in pdf.pages:
        loose = _loose_links(page.obj)
        if loose:
            here = [first for first in firsts if first.Pg.objgen == page.obj.objgen]
            _pair(tree, streams, page.obj, loose, here)


def _first_paragraph(note: Object) -> Object | None:
    inner = (as_element(kid) for kid in kids(note))
    return next((element for element in inner if element is not None and marks(element)), None)


def _loose_links(page: Object) -> list[Object]:
    """The links of a page that are in no tag, from the top down: those from the notes back into the text."""
    found = [
        annotation
        for annotation in page.get("/Annots", ())
        if annotation.get("/Subtype") == Name.Link and "/StructParent" not in annotation
    ]
    return sorted(found, key=lambda link: -float(link.Rect[1]))


def _pair(tree: StructureTree, streams: PageStreams, page: Object, loose: list[Object], firsts: list[Object]) -> None:
    for link, first in zip_longest(loose, firsts[: len(loose)]):
        if first is None:
            _hang(tree, page, link)
        else:
            _mend_rectangle(streams, page, link, marks(first)[0])
            _hold(tree, page, link, first)


def _hold(tree: StructureTree, page: Object, link: Object, paragraph: Object) -> None:
    """Puts the note's number, its first mark, into a link tag together with the annotation."""
    held = kids(paragraph)
    at = next(place for place, kid in enumerate(held) if isinstance(kid, int))
    mark = held[at]
    assert isinstance(mark, int)  # noqa: S101 - by how `at` was found
    tag = tree.add_element("/Link", paragraph, page, (mark, _reference(page, link)))
    held[at] = tag
    paragraph.K = Array(held)
    tree.lead_mark(page, mark, tag)
    tree.adopt_annotation(link, tag)


def _hang(tree: StructureTree, page: Object, link: Object) -> None:
    """Puts a link that belongs to no note at the end of the document, in a tag of its own."""
    document = tree.of_kind("/Document")[0]
    tag = tree.add_element("/Link", document, page, (_reference(page, link),))
    document.K = Array([*kids(document), tag])
    tree.adopt_annotation(link, tag)


def _reference(page: Object, annotation: Object) -> Dictionary:
    return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)


def _mend_rectangle(streams: PageStreams, page: Object, link: Object, mark: int) -> None:
    """Lays the link over the note's number: with a hanging indent LibreOffice writes one without width, sheets tall."""
    opening = streams.opening(page, mark)
    placed = _PLACED.match(streams.of(page), opening.end()) if opening else None
    if placed:
        left, base, size = (float(number) for number in placed.groups())
        link.Rect = Array([round(edge, 2) for edge in (left, base - 0.5 * size, left + 2 * size, base + 1.2 * size)])
