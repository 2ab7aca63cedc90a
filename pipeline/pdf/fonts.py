"""The fonts that a PDF draws with: whether it carries them, and their order in the file.

LibreOffice 7.4.7 writes the fonts in the order of their addresses in memory, which is chance: ten runs over one
document with five fonts laid them in the file in seven orders, under equal names. qpdf packs objects in the order of
their old numbers, so chance would come through into every byte that follows.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf, Stream

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_CARRIED = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True, order=True)
class Font:
    """One font as the PDF names it, without the mark of a subset: `Carlito-Bold`."""

    name: str
    is_embedded: bool

    @property
    def family(self) -> str:
        """The name without its style: `Carlito`."""
        return self.name.partition("-")[0].partition(",")[0]


def fonts_of(pdf: Pdf) -> tuple[Font, ...]:
    """Every font of every page and of the forms drawn on it, each once, in order of name."""
    found: dict[tuple[int, int], Font] = {}
    seen: set[tuple[int, int]] = set()
    waiting = [page.get("/Resources") for page in pdf.pages]
    while waiting:
        resources = waiting.pop()
        if resources is None or (resources.objgen != (0, 0) and resources.objgen in seen):
            continue
        seen.add(resources.objgen)
        for font in resources.get("/Font", Dictionary()).values():
            found.setdefault(font.objgen, _font(font))
        for drawn in resources.get("/XObject", Dictionary()).values():
            waiting.append(drawn.get("/Resources"))
    return tuple(sorted(set(found.values())))


def _font(font: Object) -> Font:
    inner = font.get("/DescendantFonts", Array([font]))[0]
    descriptor = inner.get("/FontDescriptor", Dictionary())
    # a font drawn by the page itself (Type3) has no file and needs none
    is_embedded = str(font.Subtype) == "/Type3" or any(name in descriptor for name in _CARRIED)
    name = str(font.get("/BaseFont", "/Type3")).removeprefix("/")
    return Font(_SUBSET.sub("", name), is_embedded)


def order_fonts(pdf: Pdf) -> None:
    """Gives the fonts, and all that belongs to them, new objects in the order of their names on the pages."""
    renewed: dict[tuple[int, int], Object] = {}
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts = page.get("/Resources", Dictionary()).get("/Font", Dictionary())
        if fonts.objgen in seen and fonts.is_indirect:
            continue
        seen.add(fonts.objgen)
        for name in sorted(fonts.keys(), key=lambda name: (len(name), name)):
            fonts[name] = _renewed(pdf, fonts[name], renewed)


def _renewed(pdf: Pdf, old: Object, renewed: dict[tuple[int, int], Object]) -> Object:
    """A copy of an object and of all objects below it, each indirect one copied once."""
    if old.is_indirect and old.objgen in renewed:
        return renewed[old.objgen]
    new = copy.copy(old)
    if old.is_indirect:
        new = renewed[old.objgen] = new if isinstance(new, Stream) else pdf.make_indirect(new)
    for key in range(len(new)) if isinstance(new, Array) else sorted(new.keys()):
        if isinstance(new[key], Dictionary | Array | Stream):
            new[key] = _renewed(pdf, new[key], renewed)
    return new
