"""What a report needs of the sheets, sections, headers and footers of its template, and of the styles of its contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.desks.templates.printed_fields import Printed
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.line.compose.needs import SHEET, needs_of
from pipeline.word.package import Package, main_part
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import field_instructions
from pipeline.word.section_pages import SectionPages, section_pages
from pipeline.word.style_book import StyleBook

LETTER = (12240, 15840)
"""The sheet on which templates are drawn, in twips; the program fits them to A4 (page design, section 2)."""

TEXT_WIDTH = 7820
"""The width of the text, in twips, for which lines of titles are broken and tables are made."""

LEAST_EDGE = 340
"""Twips (6 mm) at the edge of a sheet where many printers print nothing."""

_CONTENTS, _ROUNDING, _PER_MILLIMETRE = 3, 20, 1440 / 25.4
_KINDS = {"first": "first pages", "default": "pages", "even": "pages of even number"}
_LISTING = ("Contents Line", "Contents Annex")
_OTHER_FIGURES = ("roman", "alphabetic", "ordinal", "cardtext", "hex")


def sheet_faults(package: Package) -> Iterator[Finding]:
    """Sections on another sheet than Letter, begun in another way than on a new page, numbered otherwise than from 1."""
    place = Place(file=package.what, words=main_part(package.parts))
    sections = section_pages(package)
    for section in sections:
        size = section.measure("w:pgSz", "w:w"), section.measure("w:pgSz", "w:h")
        if any(abs(found - wanted) > _ROUNDING for found, wanted in zip(size, LETTER, strict=True)):
            width, height = map(_millimetres, size)
            yield finding("T035", place, section=section.number, width=width, height=height)
        if section.number > 1 and section.begins != "nextPage":
            yield finding("T036", place, section=section.number, kind=section.begins)
        if section.measure("w:cols", "w:num") > 1:
            yield finding("T008", place, Severity.WARNING, section=section.number)
        yield from _narrow_edges(section, place)
    if sections and not _counts_from_one(sections[-1]):
        yield finding("T037", place, section=len(sections))


def _narrow_edges(section: SectionPages, place: Place) -> Iterator[Finding]:
    margins = [section.measure("w:pgMar", side) for side in ("w:left", "w:right", "w:top", "w:bottom")]
    if margins and min(map(abs, margins)) < LEAST_EDGE:
        yield finding("T078", place, Severity.WARNING, section=section.number, least=_millimetres(LEAST_EDGE))


def _counts_from_one(chapters: SectionPages) -> bool:
    numbers = chapters.properties.find(tag("w:pgNumType"))
    if numbers is None:
        return False
    return numbers.get(tag("w:start")) == "1" and numbers.get(tag("w:fmt"), "decimal") == "decimal"


def bare_pages(package: Package, filled: Printed | None) -> Iterator[Finding]:
    """The kinds of page, from the contents on, on which neither header nor footer prints the symbol or the page number."""
    place = Place(file=package.what, words=main_part(package.parts))
    is_sheet = needs_of(package) is SHEET
    sections = section_pages(package)
    for section in sections if is_sheet else sections[_CONTENTS - 1 :]:
        # a sheet opens with a masthead, which has the symbol, and its first page needs no number
        kinds = [kind for kind in section.around if kind != "first" or not is_sheet]
        for kind in kinds:
            parts, number, words = section.around[kind], section.number, _KINDS[kind]
            if filled and not filled.has("symbol", parts):
                yield finding("T046", place, section=number, kind=words)
            if section is sections[-1] and not _prints_folio(package, parts):
                yield finding("T047", place, section=number, kind=words)


def _prints_folio(package: Package, parts: Iterable[str]) -> bool:
    words = [each.lower().split() for part in parts for each in field_instructions(package.xml(part))]
    return any(each[:1] == ["page"] and not set(each) & set(_OTHER_FIGURES) for each in words)


def contents_faults(package: Package) -> Iterator[Finding]:
    """What would make lines of the contents lose their page numbers, or print titles otherwise than they are typed."""
    book, sections = StyleBook.of(package), section_pages(package)
    if len(sections) < _CONTENTS or needs_of(package) is SHEET:
        return
    for name in (name for name in _LISTING if name.lower() in book.ids):
        number = book.ids[name.lower()]
        width = sections[_CONTENTS - 1].text_width - _indent(book, number)
        beyond = [at for at in _right_tabs(book, number) if at > width + _ROUNDING]
        if beyond:
            at = _millimetres(beyond[0])
            yield finding("T038", Place(file=package.what), style=name, at=at, width=_millimetres(width))
        if book.is_on(number, "w:caps") or book.is_on(number, "w:smallCaps"):
            yield finding("T039", Place(file=package.what), style=name)


def cut_pictures(package: Package) -> Iterator[Finding]:
    """A finding where the style of pictures has lines of a fixed height, which cut pictures off."""
    book = StyleBook.of(package)
    number = book.ids.get("illustration")
    if number is not None and book.attribute(number, ("w:pPr", "w:spacing"), "w:lineRule") == "exact":
        yield finding("T005", Place(file=package.what), style=book.name(number))


def narrow_text(package: Package) -> Iterator[Finding]:
    """A warning where the text is narrower than titles and tables are made for."""
    place = Place(file=package.what, words=main_part(package.parts))
    sections = section_pages(package)
    for section in sections if needs_of(package) is SHEET else sections[_CONTENTS - 1 :]:
        if 0 < (found := section.text_width) < TEXT_WIDTH - _ROUNDING:
            width, least = _millimetres(found), _millimetres(TEXT_WIDTH)
            yield finding("T068", place, Severity.WARNING, section=section.number, width=width, least=least)


def _right_tabs(book: StyleBook, number: str) -> list[int]:
    """Where the right tabs of a style stand, those of the styles below it counted and those cleared left out."""
    stops: dict[int, str] = {}
    for style in reversed(list(book.chain(number))):
        for stop in style.iterfind(f"{tag('w:pPr')}/{tag('w:tabs')}/{tag('w:tab')}"):
            stops[_position(stop)] = stop.get(tag("w:val")) or ""
    return sorted(at for at, kind in stops.items() if kind in ("right", "end"))


def _indent(book: StyleBook, number: str) -> int:
    indents = (book.attribute(number, ("w:pPr", "w:ind"), key) for key in ("w:right", "w:end"))
    return next((int(value) for value in indents if value.isdecimal()), 0)


def _position(stop: Element) -> int:
    value = stop.get(tag("w:pos")) or "0"
    return int(value) if value.removeprefix("-").isdecimal() else 0


def _millimetres(twips: int) -> int:
    return round(twips / _PER_MILLIMETRE)
