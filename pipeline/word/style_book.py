"""The styles of a document as Word works them out: what a style does not say, the style that it is based on says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.word.package import Package
from pipeline.word.parsing import Element, tag

STYLES = "word/styles.xml"
NO_LEVEL = 9
"""The outline level of body text; headings have those from 0 to 8."""

_VAL = tag("w:val")
_ON = ("1", "true", "on")


@dataclass(frozen=True)
class StyleBook:
    """The styles of one document by their ids, with what all of them inherit."""

    root: Element | None

    @classmethod
    def of(cls, package: Package) -> StyleBook:
        """The styles of a document, none if it has no part of them."""
        return cls(package.xml(STYLES) if STYLES in package.parts else None)

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The styles by their ids."""
        found = () if self.root is None else self.root.iterfind(tag("w:style"))
        return {style.get(tag("w:styleId")) or "": style for style in found}

    @cached_property
    def ids(self) -> dict[str, str]:
        """The ids by the names in small letters, of two with one name the first."""
        found: dict[str, str] = {}
        for number in self.by_id:
            found.setdefault(self.name(number).lower(), number)
        return found

    @cached_property
    def usual(self) -> str:
        """The id of the style of paragraphs that name none."""
        kinds = (tag("w:default"), tag("w:type"))
        wanted = [number for number, style in self.by_id.items() if _is_usual(*(style.get(kind) for kind in kinds))]
        return wanted[0] if wanted else ""

    def name(self, number: str) -> str:
        """The name of a style as it is written in the file, empty if there is none of this id."""
        style = self.by_id.get(number)
        name = None if style is None else style.find(tag("w:name"))
        return "" if name is None else name.get(_VAL) or ""

    def chain(self, number: str) -> Iterator[Element]:
        """A style, the one that it is based on, and so on."""
        seen: set[str] = set()
        while number in self.by_id and number not in seen:
            seen.add(number)
            style = self.by_id[number]
            yield style
            base = style.find(tag("w:basedOn"))
            number = "" if base is None else base.get(_VAL) or ""

    def says(self, number: str, *path: str) -> Element | None:
        """What a style says of a property (`w:pPr`, `w:outlineLvl`), by itself, by inheritance or by default."""
        steps = "/".join(map(tag, path))
        for style in self.chain(number):
            if (found := style.find(steps)) is not None:
                return found
        if self.root is None or path[0] not in ("w:pPr", "w:rPr"):
            return None
        return self.root.find(f"{tag('w:docDefaults')}/{tag(f'{path[0]}Default')}/{steps}")

    def attribute(self, number: str, path: tuple[str, ...], key: str) -> str:
        """The value of one attribute of a property: a style may change one and leave the others to what it is based on."""
        steps = "/".join(map(tag, path))
        homes = [*self.chain(number)]
        defaults = None if self.root is None else self.root.find(f"{tag('w:docDefaults')}/{tag(f'{path[0]}Default')}")
        found = [home.find(steps) for home in (*homes, *([] if defaults is None else [defaults]))]
        return next((value for item in found if item is not None and (value := item.get(tag(key)))), "")

    def level(self, number: str) -> int:
        """The outline level of a style: 0 for a chapter, 9 for body text."""
        return number_of(self.says(number, "w:pPr", "w:outlineLvl"), NO_LEVEL)

    def is_on(self, number: str, name: str) -> bool:
        """Whether a style has a property of words that is on or off (`w:caps`, `w:vanish`)."""
        return is_on(self.says(number, "w:rPr", name))


def number_of(element: Element | None, default: int) -> int:
    """The whole number that an element holds."""
    value = "" if element is None else element.get(_VAL) or ""
    return int(value) if value.removeprefix("-").isdecimal() else default


def is_on(element: Element | None) -> bool:
    """Whether a property is on: it is there, and does not say that it is off."""
    return element is not None and (element.get(_VAL) or "1") in _ON


def style_of(paragraph: Element) -> str:
    """The id of the style that a paragraph names, empty if it names none."""
    style = paragraph.find(f"{tag('w:pPr')}/{tag('w:pStyle')}")
    return "" if style is None else style.get(_VAL) or ""


def _is_usual(default: str | None, kind: str | None) -> bool:
    return default in _ON and kind == "paragraph"
