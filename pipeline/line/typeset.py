"""Typesetting: the engine lays a manuscript out, and the printed page of every line of the contents is read off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.engines.engine import Engine
from pipeline.errors import OutputError
from pipeline.findings import finding
from pipeline.line.compose.lean import lean
from pipeline.line.compose.sheet import shorten_openings
from pipeline.line.compose.text import fill_folios, put_blank_before, put_space_before
from pipeline.model.stages import Imposition, Manuscript, Print
from pipeline.pdf.reading import page_count, pages_and_places
from pipeline.word.package import write_package

DOCUMENT = "word/document.xml"
# Blank pages move what follows and may ask for others: each pass settles at least one more chapter, two settle all
# that was ever seen; what moves still after these is told as a fault.
MOST_PASSES = 4
# What is left to the foot of a page, so that another engine, or Word, which breaks a line elsewhere, keeps it on it.
LINE = 17.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """One pass of the engine: its PDF, and the page index of each bookmark of the contents."""

    pdf: bytes
    pages: Mapping[str, int]
    count: int

    @property
    def first_page(self) -> int:
        """The index of the page that is printed as 1."""
        return min(self.pages.values())

    @property
    def folios(self) -> dict[str, str]:
        """The printed page of each bookmark."""
        return {name: str(page - self.first_page + 1) for name, page in self.pages.items()}


def typeset(manuscript: Manuscript, imposition: Imposition, engine: Engine) -> Print:
    """The manuscript in print, with blank versos where the layout asks for them.

    An engine that prints the page numbers that it is given gets those of the pass before. Raises ConversionError from
    the engine, OutputError O201 if a line of the contents has no page, O202 if the pages do not settle.
    """
    if not manuscript.contents:
        return _on_a_sheet(manuscript, engine)
    for _ in range(MOST_PASSES):
        laid = _lay(manuscript, engine)
        blanks = _wanted_blanks(manuscript, laid, imposition)
        numbered = _numbered(manuscript, laid.folios)
        if not blanks and (engine.promises.resolves_page_references or numbered.parts == manuscript.parts):
            return Print(numbered, laid.pdf, laid.folios, laid.count, laid.first_page)
        manuscript = _with_blanks(numbered, blanks)
    raise OutputError(finding("O202", passes=MOST_PASSES))


def _on_a_sheet(manuscript: Manuscript, engine: Engine) -> Print:
    """A document without contents in print: its foot, found after the text, goes down to the foot of that page.

    Where it would then leave its page, since something else is moved with it, it stays behind the text.
    """
    pdf = engine.convert(write_package(manuscript.parts), manuscript.title)
    pages, places = pages_and_places(pdf)
    place = places.get(manuscript.foot.bookmark) if manuscript.foot else None
    room = place.top - manuscript.foot.depth - manuscript.foot.edge if place and place.top and manuscript.foot else 0.0
    if manuscript.foot and room > 2 * LINE:
        text = put_space_before(manuscript.parts[DOCUMENT].decode(), manuscript.foot.bookmark, room - LINE)
        lowered = replace(manuscript, parts={**manuscript.parts, DOCUMENT: text.encode()})
        moved = engine.convert(write_package(lowered.parts), manuscript.title)
        if page_count(moved) == pages:
            return Print(lowered, moved, {}, pages, 0)
    return Print(manuscript, pdf, {}, pages, 0)


def _lay(manuscript: Manuscript, engine: Engine) -> _Layout:
    pdf = engine.convert(write_package(_for(engine, manuscript.parts), packed=0), manuscript.title)
    count, places = pages_and_places(pdf)
    lost = [entry for entry in manuscript.contents if entry.bookmark not in places]
    if lost:
        raise OutputError(*(finding("O201", title=entry.title) for entry in lost))
    pages = {entry.bookmark: places[entry.bookmark].page_index for entry in manuscript.contents}
    return _Layout(pdf, pages, count)


def _for(engine: Engine, parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The copy that an engine gets, which makes the pages of the document that people get."""
    if engine.promises.inherits_headers:
        parts = lean(parts)
    return parts if engine.promises.keeps_space_at_head else shorten_openings(parts)


def _wanted_blanks(manuscript: Manuscript, laid: _Layout, imposition: Imposition) -> list[str]:
    """The bookmarks before which an empty page is wanted still; each one put in moves all that follow."""
    wanted: list[str] = []
    if imposition.duplex and laid.first_page % 2:
        wanted.append(manuscript.contents[0].bookmark)
    if imposition.odd_chapters:
        moved = 0
        for entry in manuscript.contents[1:]:
            if (int(laid.folios[entry.bookmark]) + moved) % 2 == 0:
                wanted.append(entry.bookmark)
                moved += 1
    return wanted


def _with_blanks(manuscript: Manuscript, bookmarks: list[str]) -> Manuscript:
    text = manuscript.parts[DOCUMENT].decode()
    for bookmark in bookmarks:
        text = put_blank_before(text, bookmark, manuscript.blank)
    return replace(manuscript, parts={**manuscript.parts, DOCUMENT: text.encode()})


def _numbered(manuscript: Manuscript, folios: Mapping[str, str]) -> Manuscript:
    """The manuscript with these page numbers in its contents, as Word shows them before anybody renews them."""
    text = fill_folios(manuscript.parts[DOCUMENT].decode(), folios)
    return replace(manuscript, parts={**manuscript.parts, DOCUMENT: text.encode()})
