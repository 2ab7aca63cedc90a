"""The last step of a PDF: what the engine made becomes the same bytes every time, for every reader, fit to be kept."""

from __future__ import annotations

import pikepdf

from pipeline.errors import OutputError
from pipeline.findings import finding
from pipeline.pdf.associated import associate
from pipeline.pdf.colour import declare_colour
from pipeline.pdf.contents import tag_contents
from pipeline.pdf.figures import make_artifacts, mark_pictures
from pipeline.pdf.fonts import order_fonts
from pipeline.pdf.labels import label_pages
from pipeline.pdf.metadata import write_metadata
from pipeline.pdf.notes import tag_notes
from pipeline.pdf.opening import opened, saved
from pipeline.pdf.streams import PageStreams
from pipeline.pdf.structure import StructureTree
from pipeline.pdf.wish import Finishing, PageLabel

__all__ = ["Finishing", "PageLabel", "finish_pdf"]


def finish_pdf(raw: bytes, wish: Finishing) -> bytes:
    """The finished PDF: PDF/A-3 and, where claimed, PDF/UA-1; equal bytes for equal pages and wish.

    Raises OutputError if the engine's PDF can't be read (O001), or has no tags where they are asked for (O002).
    """
    with opened(raw) as pdf:
        _mend_tags(pdf, wish)
        order_fonts(pdf)
        label_pages(pdf, wish.labels)
        declare_colour(pdf)
        write_metadata(pdf, wish)
        associate(pdf, wish.associated, wish.moment)
        return saved(pdf)


def _mend_tags(pdf: pikepdf.Pdf, wish: Finishing) -> None:
    if not wish.is_tagged:
        _drop_tags(pdf)
        return
    if "/StructTreeRoot" not in pdf.Root:
        raise OutputError(finding("O002"))
    tree, streams = StructureTree(pdf), PageStreams(pdf)
    make_artifacts(tree, streams, wish.decoration)
    mark_pictures(tree, streams)
    tag_notes(pdf, tree, streams)
    tag_contents(tree, wish.contents_style)
    streams.write_back()
    _order_by_structure(pdf)


def _order_by_structure(pdf: pikepdf.Pdf) -> None:
    """Lets the tab key follow the tags: LibreOffice writes the word as a string, which no reader knows."""
    for page in pdf.pages:
        if "/Annots" in page:
            page.Tabs = pikepdf.Name.S


def _drop_tags(pdf: pikepdf.Pdf) -> None:
    """Takes out tags that cover the page only in part: a screen reader would read those and nothing else."""
    for name in ("/StructTreeRoot", "/MarkInfo"):
        if name in pdf.Root:
            del pdf.Root[name]
    for page in pdf.pages:
        if "/StructParents" in page:
            del page["/StructParents"]
