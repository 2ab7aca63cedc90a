"""What somebody's work has left behind in a template, and what is heavier in it than it has to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.findings import Finding, Place, Severity, finding
from pipeline.word.fitness import holders
from pipeline.word.hazards import used_styles
from pipeline.word.package import Package
from pipeline.word.parsing import Element, tag, write_xml
from pipeline.word.relations import frame_parts, relations_of
from pipeline.word.style_book import StyleBook

HEAVY = 100_000
"""Bytes from which a picture is told: a logo in line art or in 300 dots to the inch has less."""

WIDE = 0.1
"""Character spacing, in parts of the size of the letters, from which a PDF's words fall apart into letters."""

_SETTINGS = "word/settings.xml"
_PROTECTED = ("w:documentProtection", "w:writeProtection")
_USUAL_SIZE = 24


def leftovers(package: Package) -> Iterator[Finding]:
    """Comments, protection, languages of single words, tables without a header row: told, and in nobody's way."""
    for part in frame_parts(package):
        root = package.xml(part)
        for paragraph in holders(root, part, list(root.iter(tag("w:commentReference")))):
            yield _milder(paragraph.told("T057", package.what))
        for table in _headless(root):
            for paragraph in holders(root, part, [next(table.iter(tag("w:r")), table)]):
                yield _milder(paragraph.told("T059", package.what))
        for paragraph in holders(root, part, _languages(root)):
            yield _milder(paragraph.told("T058", package.what), Severity.SUGGESTION)
    settings = package.xml(_SETTINGS) if _SETTINGS in package.parts else None
    if settings is not None and any(settings.find(tag(name)) is not None for name in _PROTECTED):
        yield finding("T066", Place(file=package.what, words=_SETTINGS), Severity.WARNING)


def wide_letters(package: Package, needed: Iterable[str]) -> Iterator[Finding]:
    """The styles in use whose letters stand so far apart that what is printed can't be searched or read aloud."""
    book = StyleBook.of(package)
    for number in used_styles(book, _roots(package), needed):
        spacing = book.by_id[number].find(f"{tag('w:rPr')}/{tag('w:spacing')}")
        size = book.says(number, "w:rPr", "w:sz")
        points = _half(size, _USUAL_SIZE)
        if spacing is not None and _half(spacing, 0) / 10 >= WIDE * points:
            yield finding("T067", Place(file=package.what), Severity.WARNING, style=book.name(number))


def unused_styles(package: Package, needed: Iterable[str]) -> Iterator[Finding]:
    """One finding for all styles that nothing uses, with what they weigh: each build reads them and leaves them out."""
    book = StyleBook.of(package)
    used = set(used_styles(book, _roots(package), needed))
    for number in tuple(used):
        used |= {item.get(tag("w:val")) or "" for item in book.by_id[number].iter(tag("w:next"), tag("w:link"))}
    unused = [number for number, style in book.by_id.items() if number not in used and not _is_default(style)]
    if unused:
        size = sum(len(write_xml(book.by_id[number])) for number in unused)
        names = [book.name(number) for number in unused]
        told = ", ".join(names[:6]) + (", …" if len(names) > 6 else "")
        place = Place(file=package.what, words="word/styles.xml")
        yield finding("T073", place, Severity.SUGGESTION, number=len(unused), kilobytes=-(-size // 1024), names=told)


def heavy_parts(package: Package) -> Iterator[Finding]:
    """The parts that make each document heavy: large pictures, and whatever nothing in the document points at."""
    reached = {"", *_reached(package)}
    for name, data in sorted(package.parts.items()):
        if name.startswith("word/") and "/_rels/" not in name:
            place = Place(file=package.what, words=name)
            kilobytes = -(-len(data) // 1024)
            if name not in reached or name.startswith("word/fonts/"):
                yield finding("T074", place, Severity.SUGGESTION, part=name, kilobytes=kilobytes)
            elif name.startswith("word/media/") and len(data) > HEAVY:
                yield finding("T075", place, Severity.SUGGESTION, part=name, kilobytes=kilobytes)


def _reached(package: Package) -> set[str]:
    """Every part that one gets to from the package itself."""
    found: set[str] = set()
    waiting = [""]
    while waiting:
        parts = {item.part for item in relations_of(package.parts, waiting.pop()) if not item.external}
        waiting += sorted(parts - found)
        found |= parts
    return found


def _roots(package: Package) -> list[Element]:
    return [package.xml(part) for part in frame_parts(package)]


def _headless(root: Element) -> Iterator[Element]:
    """Tables of more than one row whose first is not marked as their header."""
    for table in root.iter(tag("w:tbl")):
        rows = table.findall(tag("w:tr"))
        if len(rows) > 1 and rows[0].find(f"{tag('w:trPr')}/{tag('w:tblHeader')}") is None:
            yield table


def _languages(root: Element) -> list[Element]:
    return [item for item in root.iter(tag("w:lang")) if next(item.iterancestors(tag("w:p")), None) is not None]


def _is_default(style: Element) -> bool:
    return style.get(tag("w:default")) in ("1", "true", "on")


def _half(element: Element | None, usual: int) -> float:
    value = "" if element is None else element.get(tag("w:val")) or ""
    return (int(value) if value.removeprefix("-").isdecimal() else usual) / 2


def _milder(found: Finding, severity: Severity = Severity.WARNING) -> Finding:
    return replace(found, severity=severity)
