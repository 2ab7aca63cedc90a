"""Where the notes stand: the printed number of the page on which each begins."""

from __future__ import annotations

from pipeline.pdf.opening import opened
from pipeline.pdf.reading import read_facts
from pipeline.pdf.structure import StructureTree, as_element, kids
from pipeline.pdf.tagged import is_tagged


def note_pages(pdf: bytes) -> tuple[str, ...]:
    """The printed page of each note, in their order; nothing where there are no tags that tell. OutputError O001."""
    with opened(pdf) as file:
        if not is_tagged(file):
            return ()
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        notes = StructureTree(file).of_kind("/Note")
        firsts = (next((each for kid in kids(note) if (each := as_element(kid)) is not None), note) for note in notes)
        pages = [numbers.get(first.Pg.objgen) if "/Pg" in first else None for first in firsts]
    labels = read_facts(pdf).labels
    return tuple("" if page is None else labels[page] for page in pages)
