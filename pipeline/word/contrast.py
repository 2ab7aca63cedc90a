"""How well the colours of a document's words stand out from white paper (WCAG 2.1, success criterion 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.findings import Finding, Place, Severity, finding
from pipeline.word.hazards import used_styles
from pipeline.word.package import Package
from pipeline.word.parsing import tag
from pipeline.word.relations import frame_parts
from pipeline.word.style_book import StyleBook

LEAST = 4.5
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


def pale_styles(package: Package, needed: Iterable[str]) -> Iterator[Finding]:
    """A warning for each style in use whose words are too pale on white to be read by everyone."""
    book = StyleBook.of(package)
    for number in used_styles(book, [package.xml(part) for part in frame_parts(package)], needed):
        colour = book.by_id[number].find(f"{tag('w:rPr')}/{tag('w:color')}")
        value = "" if colour is None else colour.get(tag("w:val")) or ""
        if _COLOUR.fullmatch(value) and (ratio := contrast(value)) < LEAST:
            told = {"colour": value.upper(), "ratio": f"{ratio:.1f}", "least": str(LEAST)}
            yield finding("T069", Place(file=package.what), Severity.WARNING, style=book.name(number), **told)


def contrast(colour: str) -> float:
    """The contrast of a colour (`0F4A66`) on white, from 1 to 21."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
