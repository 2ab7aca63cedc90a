"""What a document has of styles, lists and fonts, and the same document without those that it doesn't use.

LibreOffice parses every style at each load: a document with ten styles loads in half the time of one with Word's 164.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.findings import Finding, Place, finding
from pipeline.word.fonts import theme_font
from pipeline.word.parsing import Element, parse_xml, tag, write_xml
from pipeline.word.relations import without_part

STYLES, NUMBERING, FONTS = "word/styles.xml", "word/numbering.xml", "word/fontTable.xml"
EFFECTS = "word/stylesWithEffects.xml"
"""A second copy of all styles that Word 2010 wrote and no other reads."""

_USES = (tag("w:pStyle"), tag("w:rStyle"), tag("w:tblStyle"))
_LEADS = (tag("w:basedOn"), tag("w:next"), tag("w:link"))
_FONT_KEYS = tuple(map(tag, ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")))
_THEME_KEYS = tuple(map(tag, ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")))
_VAL = tag("w:val")


def style_ids(styles: Element) -> dict[str, str]:
    """The ids of the styles by their names in small letters: Word writes `heading 1` and shows `Heading 1`.

    Of two with one name the first counts.
    """
    found: dict[str, str] = {}
    for style in styles.iterfind(tag("w:style")):
        if (name := style.find(tag("w:name"))) is not None:
            found.setdefault((name.get(_VAL) or "").lower(), style.get(tag("w:styleId")) or "")
    return found


def missing_styles(styles: bytes, wanted: Iterable[str], what: str = STYLES) -> tuple[Finding, ...]:
    """A finding for each style name that is wanted and not there; Word and LibreOffice would fall back in silence."""
    there = style_ids(parse_xml(styles))
    return tuple(finding("T014", Place(file=what), style=name) for name in wanted if name.lower() not in there)


def prune(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without the styles, lists and fonts that nothing uses, and without Word's list of latent styles.

    A style that is used keeps those it is based on, is followed by and is linked with, and its list; defaults stay.
    """
    pruned = without_part(parts, EFFECTS)
    roots = {name: parse_xml(parts[name]) for name in sorted(pruned) if _is_word(name)}
    styles, numbering = roots.pop(STYLES, None), roots.pop(NUMBERING, None)
    fonts = roots.pop(FONTS, None)
    texts = list(roots.values())
    if styles is not None:
        _prune_styles(styles, numbering, texts)
        pruned[STYLES] = write_xml(styles)
    if numbering is not None:
        _prune_lists(numbering, [*texts, *([] if styles is None else [styles])])
        pruned[NUMBERING] = write_xml(numbering)
    if fonts is not None:
        theme = next((parse_xml(parts[name]) for name in sorted(parts) if name.startswith("word/theme/")), None)
        left = [root for root in (*texts, styles, numbering) if root is not None]
        used = {font.lower() for font in _fonts(left, theme)}
        _drop(item for item in fonts.findall(tag("w:font")) if (item.get(tag("w:name")) or "").lower() not in used)
        pruned[FONTS] = write_xml(fonts)
    return pruned


def _is_word(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1


def _drop(elements: Iterable[Element]) -> None:
    for element in list(elements):
        home = element.getparent()
        if home is not None:
            home.remove(element)


def _prune_styles(styles: Element, numbering: Element | None, texts: list[Element]) -> None:
    by_id = {style.get(tag("w:styleId")) or "": style for style in styles.iterfind(tag("w:style"))}
    wanted = [name for root in texts for name in _values(root, _USES)]
    wanted += [name for name, style in by_id.items() if style.get(tag("w:default")) in ("1", "true", "on")]
    lists = {number for root in texts for number in _values(root, (tag("w:numId"),))}
    kept: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in kept or name not in by_id:
            continue
        kept.add(name)
        wanted += _values(by_id[name], _LEADS)
        lists |= set(_values(by_id[name], (tag("w:numId"),)))
        if numbering is not None:
            wanted += _styles_of_lists(numbering, lists)
    _drop(style for name, style in by_id.items() if name not in kept)
    _drop(styles.findall(tag("w:latentStyles")))


def _styles_of_lists(numbering: Element, lists: set[str]) -> list[str]:
    """The styles that the levels of these lists are tied to."""
    abstracts = _abstracts(numbering, lists)
    ties = (tag("w:pStyle"), tag("w:rStyle"), tag("w:styleLink"), tag("w:numStyleLink"))
    found = [item for item in numbering.iterfind(tag("w:abstractNum")) if item.get(tag("w:abstractNumId")) in abstracts]
    return [name for item in found for name in _values(item, ties)]


def _abstracts(numbering: Element, lists: set[str]) -> set[str]:
    return {
        item.get(_VAL) or ""
        for number in numbering.iterfind(tag("w:num"))
        if number.get(tag("w:numId")) in lists
        for item in number.iterfind(tag("w:abstractNumId"))
    }


def _prune_lists(numbering: Element, users: list[Element]) -> None:
    used = {number for root in users for number in _values(root, (tag("w:numId"),))}
    abstracts = _abstracts(numbering, used)
    _drop(item for item in numbering.findall(tag("w:num")) if item.get(tag("w:numId")) not in used)
    _drop(item for item in numbering.findall(tag("w:abstractNum")) if item.get(tag("w:abstractNumId")) not in abstracts)


def _values(root: Element, tags: tuple[str, ...]) -> list[str]:
    return [item.get(_VAL) or "" for item in root.iter(*tags)]


def _fonts(roots: Iterable[Element], theme: Element | None) -> Iterator[str]:
    for root in roots:
        for item in root.iter(tag("w:rFonts")):
            yield from (font for key in _FONT_KEYS if (font := item.get(key)))
            yield from (font for key in _THEME_KEYS if (font := theme_font(theme, item.get(key) or "")))
        yield from (font for item in root.iter(tag("w:sym")) if (font := item.get(tag("w:font"))))
