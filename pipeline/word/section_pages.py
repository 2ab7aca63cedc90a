"""The sections of a document: the kinds of page that each prints, and the header and footer that stand on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.word.package import Package, main_part
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import relations_of
from pipeline.word.style_book import is_on

KINDS = ("first", "default", "even")
_SETTINGS = "word/settings.xml"


@dataclass(frozen=True, slots=True)
class SectionPages:
    """One section, numbered from 1: its properties, and by kind of page the parts that stand around its text.

    `around` has only the kinds of page that are printed: a first page of its own, pages of even numbers if they differ.
    """

    number: int
    properties: Element
    around: Mapping[str, tuple[str, ...]]

    @property
    def begins(self) -> str:
        """How the section begins: `nextPage` unless it says otherwise."""
        kind = self.properties.find(tag("w:type"))
        return "nextPage" if kind is None else kind.get(tag("w:val")) or "nextPage"

    def measure(self, name: str, key: str) -> int:
        """A measure in twips, as `w:pgMar`, `w:left`; 0 if the section does not say it."""
        element = self.properties.find(tag(name))
        value = ((element.get(tag(key)) if element is not None else None) or "0").partition(".")[0]
        return int(value) if value.removeprefix("-").isdecimal() else 0

    @property
    def text_width(self) -> int:
        """The width left to the text, in twips."""
        sides = ("w:left", "w:right", "w:gutter")
        return self.measure("w:pgSz", "w:w") - sum(self.measure("w:pgMar", side) for side in sides)


def section_pages(package: Package) -> tuple[SectionPages, ...]:
    """The sections in their order; a header or footer that one does not name is that of the section before."""
    main = main_part(package.parts)
    targets = {item.id: item.part for item in relations_of(package.parts, main)}
    settings = package.xml(_SETTINGS) if _SETTINGS in package.parts else None
    has_even = settings is not None and is_on(settings.find(tag("w:evenAndOddHeaders")))
    named: dict[tuple[str, str], str] = {}
    found = []
    for number, properties in enumerate(package.xml(main).iter(tag("w:sectPr")), 1):
        named |= {(sort, kind): targets.get(relation, "") for sort, kind, relation in _references(properties)}
        has_first = is_on(properties.find(tag("w:titlePg")))
        kinds = [kind for kind in KINDS if kind == "default" or {"first": has_first, "even": has_even}[kind]]
        found.append(SectionPages(number, properties, {kind: _around(named, kind, package) for kind in kinds}))
    return tuple(found)


def _references(properties: Element) -> Iterator[tuple[str, str, str]]:
    for sort in ("header", "footer"):
        for item in properties.iterfind(tag(f"w:{sort}Reference")):
            yield sort, item.get(tag("w:type")) or "default", item.get(tag("r:id")) or ""


def _around(named: Mapping[tuple[str, str], str], kind: str, package: Package) -> tuple[str, ...]:
    parts = (named.get((sort, kind), "") for sort in ("header", "footer"))
    return tuple(part for part in parts if part in package.parts)
