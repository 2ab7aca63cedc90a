"""What Word prints well and a PDF for everyone can't hold: rules without tags, drawings without words, hidden text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.findings import Finding, Place, finding
from pipeline.word.fitness import holders
from pipeline.word.package import Package
from pipeline.word.parsing import Element, tag
from pipeline.word.relations import frame_parts
from pipeline.word.style_book import StyleBook, is_on

TAG_NAMES = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "Index", "NonStruct", "Private", "H"),
        *("H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody"),
        *("TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP"),
        *("Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    )
)
"""The tags of PDF after which no style may be called: LibreOffice gives the tag another meaning, which PDF/UA forbids."""

_VAL = tag("w:val")
_USES = (tag("w:pStyle"), tag("w:rStyle"), tag("w:tblStyle"))
_BORDERS = ("w:pBdr", "w:bdr")


def hazards(package: Package, needed: Iterable[str] = ()) -> Iterator[Finding]:
    """A finding for each thing that would make the PDF fail its own check, or leave words out of it.

    `needed` names the styles that count even if the document itself does not use them.
    """
    book = StyleBook.of(package)
    roots = {part: package.xml(part) for part in frame_parts(package)}
    used = used_styles(book, roots.values(), needed)
    yield from _named_like_tags(book, used, package.what)
    yield from _ruled_styles(book, used, package.what)
    yield from _hidden_styles(book, used, package.what)
    for part, root in roots.items():
        for code, elements in _found(root).items():
            for paragraph in holders(root, part, elements):
                yield paragraph.told(code, package.what)
    yield from _sections(roots, package.what)


def used_styles(book: StyleBook, roots: Iterable[Element], needed: Iterable[str]) -> tuple[str, ...]:
    """The ids of the styles that a document uses, of those that are needed, and of all that these are based on."""
    named = {item.get(_VAL) or "" for root in roots for item in root.iter(*_USES)}
    named |= {book.usual, *(book.ids.get(name.lower(), "") for name in needed)}
    found = {style.get(tag("w:styleId")) or "" for number in named for style in book.chain(number)}
    return tuple(number for number in book.by_id if number in found)


def _named_like_tags(book: StyleBook, used: Iterable[str], what: str) -> Iterator[Finding]:
    for number in used:
        name = book.name(number)
        kind = book.by_id[number].get(tag("w:type"))
        if kind in ("paragraph", "character") and name in TAG_NAMES:
            yield finding("T023", Place(file=what), style=name)


def _ruled_styles(book: StyleBook, used: Iterable[str], what: str) -> Iterator[Finding]:
    for number in used:
        style = book.by_id[number]
        borders = [style.find(f"{tag(home)}/{tag(name)}") for home, name in (("w:pPr", "w:pBdr"), ("w:rPr", "w:bdr"))]
        if any(_is_drawn(border) for border in borders):
            yield finding("T024", Place(file=what), style=book.name(number))


def _hidden_styles(book: StyleBook, used: Iterable[str], what: str) -> Iterator[Finding]:
    for number in used:
        if is_on(book.by_id[number].find(f"{tag('w:rPr')}/{tag('w:vanish')}")):
            yield finding("T003", Place(file=what), style=book.name(number))


def _found(root: Element) -> dict[str, list[Element]]:
    """What stands in single paragraphs, by code."""
    borders = [item for name in _BORDERS for item in root.iter(tag(name)) if _is_drawn(item)]
    hidden = [item for item in root.iter(tag("w:vanish")) if is_on(item) and _has_words(item)]
    drawn = [item for item in root.iter(tag("w:pict")) if not _is_older_copy(item)]
    boxes = [item for item in root.iter(tag("w:txbxContent")) if not _is_older_copy(item) and not _is_described(item)]
    return {"T025": borders, "T022": hidden, "T026": drawn, "T027": boxes}


def _sections(roots: dict[str, Element], what: str) -> Iterator[Finding]:
    main, root = next(iter(roots.items()))
    for number, section in enumerate(root.iter(tag("w:sectPr")), 1):
        place = Place(file=what, words=main)
        if (borders := section.find(tag("w:pgBorders"))) is not None and _is_drawn(borders):
            yield finding("T028", place, section=number)
        if section.find(tag("w:lnNumType")) is not None:
            yield finding("T029", place, section=number)


def _is_drawn(borders: Element | None) -> bool:
    """Whether a border is a line; one that is named and says `none` is not."""
    if borders is None:
        return False
    sides = [borders] if borders.get(_VAL) else list(borders)
    return any((side.get(_VAL) or "nil") not in ("nil", "none") for side in sides)


def _has_words(hidden: Element) -> bool:
    run = next(hidden.iterancestors(tag("w:r")), None)
    return run is not None and any((text.text or "").strip() for text in run.iter(tag("w:t")))


def _is_older_copy(element: Element) -> bool:
    return next(element.iterancestors(tag("mc:Fallback")), None) is not None


def _is_described(box: Element) -> bool:
    drawing = next(box.iterancestors(tag("w:drawing")), None)
    found = () if drawing is None else drawing.iter(tag("wp:docPr"))
    return any((item.get("descr") or item.get("title") or "").strip() for item in found)


__all__ = ["TAG_NAMES", "hazards", "used_styles"]
