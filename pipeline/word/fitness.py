"""Whether a template can carry a report at all: room for text, words for its pictures, no open changes."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.findings import Finding, Place, finding
from pipeline.word.package import Package, main_part
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import frame_parts
from pipeline.word.tags import Paragraph, paragraphs

MOST_TOLD = 20
"""Faults told of one part and kind; who has more will find the rest in the same way."""

TWIPS_PER_MILLIMETRE = 1440 / 25.4

_CHANGES = tuple(
    map(
        tag,
        (
            *("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:sectPrChange"),
            *("w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:cellIns", "w:cellDel", "w:numberingChange"),
        ),
    )
)


def open_changes(package: Package) -> Iterator[Finding]:
    """A finding for each paragraph with a tracked change that nobody accepted or rejected."""
    for part in frame_parts(package):
        root = package.xml(part)
        for paragraph in holders(root, part, list(root.iter(*_CHANGES))):
            yield paragraph.told("T018", package.what)


def bare_pictures(package: Package) -> Iterator[Finding]:
    """A finding for each paragraph with a picture that has no alternative text, in the text, a header or a footer."""
    for part in frame_parts(package):
        root = package.xml(part)
        for paragraph in holders(root, part, list(_undescribed(root))):
            yield paragraph.told("T016", package.what)


def narrow_sections(package: Package, width: int, heights: tuple[int, ...]) -> Iterator[Finding]:
    """A finding for each section that leaves less for its text than `width` by its one of `heights`, in millimetres.

    Sections beyond the last of the heights are judged by that one.
    """
    main = main_part(package.parts)
    for number, section in enumerate(package.xml(main).iter(tag("w:sectPr")), 1):
        height = heights[min(number, len(heights)) - 1]
        found = _room(section)
        if found[0] < width or found[1] < height:
            yield finding(
                "T017",
                Place(file=package.what, words=main),
                section=number,
                width=max(0, found[0]),
                height=max(0, found[1]),
                least_width=width,
                least_height=height,
            )


def sections(package: Package) -> int:
    """How many sections the document has."""
    return sum(1 for _ in package.xml(main_part(package.parts)).iter(tag("w:sectPr")))


def _room(section: Element) -> tuple[int, int]:
    """What a section leaves for its text, width and height in whole millimetres; none where it does not say."""
    sheet, margins = section.find(tag("w:pgSz")), section.find(tag("w:pgMar"))
    if sheet is None or margins is None:
        return 0, 0
    width = _twips(sheet, "w:w") - sum(_twips(margins, side) for side in ("w:left", "w:right", "w:gutter"))
    height = _twips(sheet, "w:h") - sum(abs(_twips(margins, side)) for side in ("w:top", "w:bottom"))
    return int(width / TWIPS_PER_MILLIMETRE), int(height / TWIPS_PER_MILLIMETRE)


def _twips(element: Element, name: str) -> int:
    value = (element.get(tag(name)) or "0").partition(".")[0]
    return int(value) if value.removeprefix("-").isdecimal() else 0


def _undescribed(root: Element) -> Iterator[Element]:
    """Pictures and shapes without a description; a text box is its text, and of two drawings of one shape the newer counts."""
    for drawing in root.iter(tag("w:drawing"), tag("w:pict")):
        if next(drawing.iterancestors(tag("mc:Fallback")), None) is not None:
            continue
        if next(drawing.iter(tag("w:txbxContent")), None) is not None:
            continue
        if drawing.tag == tag("w:drawing"):
            said = [item.get("descr") or item.get("title") for item in drawing.iter(tag("wp:docPr"))]
        else:
            said = [item.getparent().get("alt") for item in drawing.iter(tag("v:imagedata"))]  # type: ignore[union-attr]
        if not all((words or "").strip() for words in said):
            yield drawing


def holders(root: Element, part: str, elements: list[Element]) -> list[Paragraph]:
    """The paragraphs in which the elements stand, each once; one beside all paragraphs (a table's) counts for the part."""
    if not elements:
        return []
    told = paragraphs(root, part)
    numbers = {paragraph: number for number, paragraph in enumerate(root.iter(tag("w:p")))}
    found: dict[int, Paragraph] = {}
    for element in elements:
        home = next(element.iterancestors(tag("w:p")), None)
        number = -1 if home is None else numbers[home]
        found.setdefault(number, Paragraph(part, 0, "") if home is None else told[number])
    return list(found.values())[:MOST_TOLD]
