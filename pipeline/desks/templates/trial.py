"""Reports composed with a template, and looked at as the line looks at them, before any engine sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.desks.templates.specimens import Specimen
from pipeline.errors import RapporteurError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.line.compose.manuscript import compose
from pipeline.model.stages import Imposition, Manuscript, TemplateFile
from pipeline.office.office import Office
from pipeline.word.auditing import audit_package
from pipeline.word.package import Package
from pipeline.word.parsing import Element, tag
from pipeline.word.style_book import NO_LEVEL, StyleBook, number_of, style_of

_EMPTY = "O107"


def tried(template: TemplateFile, reports: Iterable[Specimen], office: Office) -> Iterator[Finding]:
    """What comes to light when reports are composed: what stops them, what Word would call damaged, lost headings."""
    for specimen in reports:
        try:
            manuscript = compose(specimen.checked, office, Imposition(), template)
        except RapporteurError as error:
            yield from (_at_file(each, template.name) for each in error.findings)
            continue
        for each in audit_package(manuscript.parts, manuscript.may_be_empty):
            if each.code != _EMPTY:
                yield _at_file(each, template.name)
        yield from lost_headings(manuscript, template.name)


def empty_paragraphs(package: Package) -> Iterator[Finding]:
    """The empty paragraphs of a template, which its reports may not have, each where it stands in the template."""
    book = StyleBook.of(package)
    allowed = [book.ids.get(name, "") for name in ("normal", "conclusion", "correction")]
    for each in audit_package(package.parts, allowed):
        if each.code == _EMPTY:
            yield _at_file(each, package.what)


def lost_headings(manuscript: Manuscript, what: str) -> Iterator[Finding]:
    """The styles of headings that the outline of a PDF lacks (T034), or that skip a level in it (T006)."""
    package = Package(manuscript.parts, what)
    book = StyleBook.of(package)
    listed = {entry.bookmark for entry in manuscript.contents}
    above = 0
    for paragraph in package.xml("word/document.xml").iter(tag("w:p")):
        level = _level(paragraph, book)
        name = book.name(style_of(paragraph) or book.usual)
        if level == NO_LEVEL and _marks(paragraph) & listed:
            yield finding("T034", Place(file=what), style=name)
        if level < NO_LEVEL:
            if level > above:
                yield finding("T006", Place(file=what), style=name, level=level + 1, most=above + 1)
            above = level + 1


def wrong_levels(book: StyleBook, what: str) -> Iterator[Finding]:
    """The styles of headings whose level is another than the one that readers of the outline are used to (a warning)."""
    levels = {**{f"heading {number}": number for number in range(1, 5)}, "annex title": 1}
    for name, wanted in levels.items():
        number = book.ids.get(name)
        if number is not None and book.level(number) != wanted - 1:
            yield finding("T007", Place(file=what), Severity.WARNING, style=book.name(number), level=wanted)


def _level(paragraph: Element, book: StyleBook) -> int:
    own = paragraph.find(f"{tag('w:pPr')}/{tag('w:outlineLvl')}")
    return number_of(own, NO_LEVEL) if own is not None else book.level(style_of(paragraph) or book.usual)


def _marks(paragraph: Element) -> set[str]:
    return {mark.get(tag("w:name")) or "" for mark in paragraph.iter(tag("w:bookmarkStart"))}


def _at_file(found: Finding, file: str) -> Finding:
    return found if found.place.file else found.at(replace(found.place, file=file))
