"""A template without what writing it left behind: comments, marks of editing sessions, spelling marks, stored data.

Comments never leave the house, and LibreOffice fails on some of them. A save by LibreOffice 7.4 leaves properties out of
order and a second drawing of each shape, of which a change of the first knows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from pipeline.word.essentials import declared, with_essentials
from pipeline.word.package import Package
from pipeline.word.parsing import NAMESPACES, Element, tag, write_xml
from pipeline.word.relations import frame_parts, relations_of, without_part

_LEFT_BEHIND = tuple(
    map(
        tag,
        (
            *("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef", "w:proofErr"),
            *("w:lastRenderedPageBreak", "w:rsids", "w:trackRevisions"),
        ),
    )
)
_COMMENTS = frozenset({"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"})
_SESSIONS = (f"{{{NAMESPACES['w']}}}rsid", f"{{{NAMESPACES['w14']}}}paraId", f"{{{NAMESPACES['w14']}}}textId")
_OTHERS = ("word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footnotes.xml", "word/endnotes.xml")
_LOOKS = (
    *("ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
    *("dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color"),
    *("spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText"),
    *("vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
)
"""The order of the properties of a run (ISO/IEC 29500-1, 17.3.2.28)."""

_PLACES = {tag(f"w:{name}"): place for place, name in enumerate(_LOOKS)}

_OWN_BOOKMARKS = 900_000
"""What is added to the numbers of a template's bookmarks, so that those of a report's text never meet them."""


def tidied(package: Package) -> Package:
    """The document without what its writing left behind, with all parts that a text may need."""
    parts = dict(package.parts)
    frame = frame_parts(package)
    lists = _lists(package)
    for name in (*frame, *_OTHERS):
        if name in parts:
            root = package.xml(name)
            before = write_xml(root)
            _without_lost_lists(root, lists)
            _tidy(root, around=name in frame[1:])
            after = write_xml(root)
            parts[name] = declared(parts[name] if before == after else after)
    for name in sorted(_foreign_parts(package, frame)):
        parts = without_part(parts, name)
    return with_essentials(Package(parts, package.what, package.error))


def _lists(package: Package) -> frozenset[str]:
    """The numbers of all lists that are defined; 0 stands for none."""
    numbering = package.xml("word/numbering.xml") if "word/numbering.xml" in package.parts else None
    found = () if numbering is None else numbering.iterfind(tag("w:num"))
    return frozenset({"0", *(item.get(tag("w:numId")) or "" for item in found)})


def _without_lost_lists(root: Element, lists: frozenset[str]) -> None:
    for place in list(root.iter(tag("w:numPr"))):
        number = place.find(tag("w:numId"))
        if number is not None and number.get(tag("w:val")) not in lists:
            _remove(place)


def _foreign_parts(package: Package, frame: Iterable[str]) -> set[str]:
    """The parts of comments and of stored data, with their own relations."""
    gone = {item.part for part in frame for item in relations_of(package.parts, part) if item.kind in _COMMENTS}
    gone |= {name for name in package.parts if name.startswith(("word/comments", "customXml/"))}
    return gone & package.parts.keys()


def _tidy(root: Element, *, around: bool) -> None:
    _drop_left_behind(root)
    for element in root.iter("{*}*"):
        for key in [key for key in map(str, element.attrib) if key.startswith(_SESSIONS)]:
            del element.attrib[key]
    _one_drawing_each(root)
    _one_language(root)
    _number_bookmarks(root)
    for properties in root.iter(tag("w:pPr")):
        _in_order(properties)
    for look in root.iter(tag("w:rPr")):
        look[:] = sorted(look, key=lambda item: _PLACES.get(str(item.tag), len(_PLACES)))
    if around:
        _free_of_controls(root)


def _drop_left_behind(root: Element) -> None:
    for element in list(root.iter(*_LEFT_BEHIND)):
        home = element.getparent()
        _remove(element)
        if home is not None and home.tag == tag("w:r") and all(kid.tag == tag("w:rPr") for kid in home):
            _remove(home)
    for look in list(root.iter(tag("w:rPr"))):
        if not len(look):
            _remove(look)


def _one_drawing_each(root: Element) -> None:
    """Empties the second drawing of a shape, for programs of before 2010, and names its ornaments and its colours."""
    for older in root.iter(tag("mc:Fallback")):
        for kid in list(older):
            older.remove(kid)
    for colour in root.iter(tag("a:srgbClr")):
        colour.set("val", (colour.get("val") or "").upper())
    for mark in root.iter("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"):
        described = next((item for item in mark.iterancestors(tag("wp:docPr"))), None)
        if described is not None and mark.get("val") in ("1", "true"):
            described.set("descr", "decoration")


def _one_language(root: Element) -> None:
    """Takes out the languages of single words and styles: a frame is in the language of its report throughout.

    The document's own one is written as `parts.set_language` looks for it, its three tags in the order of the standard.
    """
    kept = _default_language(root) if root.tag == tag("w:styles") else None
    for language in list(root.iter(tag("w:lang"))):
        if language is not kept:
            look = language.getparent()
            _remove(language)
            if look is not None and look.tag == tag("w:rPr") and not len(look):
                _remove(look)
    if kept is not None:
        values = {name: kept.get(tag(name)) or other for name, other in _LANGUAGES}
        kept.attrib.clear()
        for name, value in values.items():
            kept.set(tag(name), value)


def _default_language(styles: Element) -> Element:
    """The element that holds the language of the document, made where the styles have none."""
    home = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"):
        child = home.find(tag(name))
        if child is None:
            child = home.makeelement(tag(name))
            home.insert(len(home) if name == "w:lang" else 0, child)
        home = child
    return home


_LANGUAGES = (("w:val", "en-GB"), ("w:eastAsia", "en-GB"), ("w:bidi", "ar-SA"))


def _number_bookmarks(root: Element) -> None:
    gone = {mark.get(tag("w:id")) for mark in root.iter(tag("w:bookmarkStart")) if mark.get(tag("w:name")) == "_GoBack"}
    for mark in list(root.iter(tag("w:bookmarkStart"), tag("w:bookmarkEnd"))):
        number = mark.get(tag("w:id")) or ""
        if number in gone:
            _remove(mark)
        elif number.isdecimal() and int(number) < _OWN_BOOKMARKS:
            mark.set(tag("w:id"), str(_OWN_BOOKMARKS + int(number)))


def _in_order(properties: Element) -> None:
    """Puts the style first and the section last, where the standard has them (ISO/IEC 29500-1, 17.3.1.26)."""
    style = properties.find(tag("w:pStyle"))
    if style is not None and properties.index(style):
        properties.insert(0, style)
    section = properties.find(tag("w:sectPr"))
    following = () if section is None else {kid.tag for kid in section.itersiblings()}
    if section is not None and following and following != {tag("w:pPrChange")}:
        properties.append(section)


def _free_of_controls(root: Element) -> None:
    """Puts what a content control of the contents holds in its place: LibreOffice spreads it over headers."""
    for control in list(root.iter(tag("w:sdt"))):
        held, home = control.find(tag("w:sdtContent")), control.getparent()
        if home is not None and held is not None and control.find(f".//{tag('w:docPartObj')}") is not None:
            at = home.index(control)
            home.remove(control)
            home[at:at] = [deepcopy(kid) for kid in held]


def _remove(element: Element) -> None:
    home = element.getparent()
    if home is not None:
        home.remove(element)
