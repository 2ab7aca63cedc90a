"""The fonts that a document would be printed with, and where it asks for one that is not there.

A font counts where something is printed in it: in a style that is used and in what it inherits, in words, in the marks of
lists. Slots for other scripts, and styles that nothing uses, ask for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.findings import Finding, Place, finding
from pipeline.word.parsing import Element, parse_xml, tag
from pipeline.word.tags import paragraphs

STYLES, NUMBERING, STORIES = "word/styles.xml", "word/numbering.xml", ("word/header", "word/footer")
MOST_TOLD = 20
_SLOTS = (("w:asciiTheme", "w:ascii"), ("w:hAnsiTheme", "w:hAnsi"))
_VAL = tag("w:val")


def missing_fonts(
    parts: Mapping[str, bytes], known: Iterable[str], what: str, needed: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """A finding for each font that would be printed and is not among the known ones, with its styles or its paragraph.

    `needed` names the styles that count even if the document itself does not use them.
    """
    names = sorted(set(known))
    there = {name.lower() for name in names}
    asked = _Asked.of(parts)
    found = []
    for font, styles in sorted(asked.by_styles(needed).items()):
        if font.lower() not in there:
            found.append(finding("T015", Place(file=what), font=font, style=", ".join(styles), known=", ".join(names)))
    for part, number, font in asked.by_words():
        if font.lower() not in there and len(found) < MOST_TOLD:
            paragraph = paragraphs(asked.stories[part], part)[number - 1]
            found.append(paragraph.told("T019", what, font=font, known=", ".join(names)))
    return tuple(found)


def list_fonts(level: Element) -> frozenset[str]:
    """The fonts that a level of a list sets its marks in, by their own names."""
    return frozenset(
        value
        for look in level.iterfind(f"{tag('w:rPr')}/{tag('w:rFonts')}")
        for _, key in _SLOTS
        if (value := look.get(tag(key)))
    )


def theme_font(theme: Element | None, name: str) -> str:
    """The font that a theme gives for `minorHAnsi` and the like, empty if it gives none."""
    if theme is None or not name:
        return ""
    branch = "a:majorFont" if name.startswith("major") else "a:minorFont"
    script = {"Bidi": "a:cs", "EastAsia": "a:ea"}.get(name[5:], "a:latin")
    found = theme.find(f".//{tag(branch)}/{tag(script)}")
    return "" if found is None else found.get("typeface") or ""


@dataclass(frozen=True)
class _Asked:
    styles: Mapping[str, Element]
    defaults: Element | None
    numbering: Element | None
    theme: Element | None
    stories: Mapping[str, Element]

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> _Asked:
        styles = parse_xml(parts[STYLES]) if STYLES in parts else None
        named = (
            {}
            if styles is None
            else {item.get(tag("w:styleId")) or "": item for item in styles.iterfind(tag("w:style"))}
        )
        defaults = None if styles is None else styles.find(f"{tag('w:docDefaults')}/{tag('w:rPrDefault')}")
        theme = next((parse_xml(parts[name]) for name in sorted(parts) if name.startswith("word/theme/")), None)
        numbering = parse_xml(parts[NUMBERING]) if NUMBERING in parts else None
        texts = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
        stories = {name: parse_xml(parts[name]) for name in sorted(parts) if name in texts or name.startswith(STORIES)}
        return cls(named, defaults, numbering, theme, stories)

    def by_styles(self, needed: Iterable[str]) -> dict[str, list[str]]:
        """The fonts of the styles that are used, each with the names of its styles."""
        wanted = {name.lower() for name in needed}
        uses = (tag("w:pStyle"), tag("w:rStyle"), tag("w:tblStyle"))
        used = {item.get(_VAL) for root in self.stories.values() for item in root.iter(*uses)}
        found: dict[str, list[str]] = {}
        for number, style in self.styles.items():
            name = _name(style)
            usual = style.get(tag("w:default")) in ("1", "true", "on") and style.get(tag("w:type")) == "paragraph"
            if number in used or name.lower() in wanted or usual:
                for font in sorted({*self._printed(style), *self._marks(style)}):
                    found.setdefault(font, []).append(name)
        return found

    def by_words(self) -> Iterator[tuple[str, int, str]]:
        """The fonts that words ask for by themselves: part, number of the paragraph, font."""
        for part, root in self.stories.items():
            for number, paragraph in enumerate(root.iter(tag("w:p")), 1):
                for font in sorted({*self._of_runs(paragraph), *self._marks(paragraph)}):
                    yield part, number, font

    def _of_runs(self, paragraph: Element) -> Iterator[str]:
        for run in paragraph.iter(tag("w:r")):
            if any(kid.tag != tag("w:rPr") for kid in run):
                look = run.find(f"{tag('w:rPr')}/{tag('w:rFonts')}")
                yield from (font for slot in _SLOTS if (font := self._slot(look, slot)))
                yield from (sign.get(tag("w:font")) or "Symbol" for sign in run.iterfind(tag("w:sym")))

    def _printed(self, style: Element) -> Iterator[str]:
        """The fonts that a style prints in, by itself or by what it inherits."""
        chain = self._chain(style)
        looks = [item.find(f"{tag('w:rPr')}/{tag('w:rFonts')}") for item in chain]
        if style.get(tag("w:type")) == "paragraph" and self.defaults is not None:
            looks.append(self.defaults.find(f"{tag('w:rPr')}/{tag('w:rFonts')}"))
        for slot in _SLOTS:
            yield from [font for look in looks if (font := self._slot(look, slot))][:1]

    def _chain(self, style: Element) -> list[Element]:
        """A style, what it is based on, and so on."""
        chain: list[Element] = []
        above: Element | None = style
        while above is not None and above not in chain:
            chain.append(above)
            base = above.find(tag("w:basedOn"))
            above = None if base is None else self.styles.get(base.get(_VAL) or "")
        return chain

    def _marks(self, holder: Element) -> Iterator[str]:
        """The fonts of the list that a style or a paragraph stands in."""
        place = holder.find(f"{tag('w:pPr')}/{tag('w:numPr')}")
        if place is None or self.numbering is None:
            return
        number, depth = place.find(tag("w:numId")), place.find(tag("w:ilvl"))
        for level in _levels(self.numbering, "" if number is None else number.get(_VAL) or ""):
            if level.get(tag("w:ilvl")) == ("0" if depth is None else depth.get(_VAL)):
                yield from list_fonts(level)

    def _slot(self, look: Element | None, slot: tuple[str, str]) -> str:
        """What one slot asks for: a theme's font comes before one that is named."""
        if look is None:
            return ""
        themed, named = slot
        return theme_font(self.theme, look.get(tag(themed)) or "") or look.get(tag(named)) or ""


def _name(style: Element) -> str:
    name = style.find(tag("w:name"))
    return "" if name is None else name.get(_VAL) or ""


def _levels(numbering: Element, number: str) -> Iterator[Element]:
    """The levels of a list as they are defined for all lists of its kind."""
    lists = [item for item in numbering.iterfind(tag("w:num")) if item.get(tag("w:numId")) == number]
    abstracts = {item.get(_VAL) for one in lists for item in one.iterfind(tag("w:abstractNumId"))}
    for abstract in numbering.iterfind(tag("w:abstractNum")):
        if abstract.get(tag("w:abstractNumId")) in abstracts:
            yield from abstract.iterfind(tag("w:lvl"))
