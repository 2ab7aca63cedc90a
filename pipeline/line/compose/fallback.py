"""Letters that the text's fonts lack are set in the fallback font by name, never left to the engine.

Left alone, LibreOffice draws the rest of a run first and the strange letters after it, so that a reader of the PDF finds
"la ciudad de en ruso Москва"; and it makes `ễ` of `ê` and a tilde, of which the second piece has no character of its own,
which PDF/A-3a and PDF/UA-1 forbid (ISO 19005-3, 6.2.11.7).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.office.fonts import FAMILIES, Fonts
from pipeline.word.parsing import W

FALLBACK = "DejaVu Serif"
TEXT_FAMILY = "Cambria"

_STYLED_OR_RUN = re.compile(
    r'<w:pStyle w:val="(?P<paragraph>[^"]*)"/>|'
    r"<w:r>(?P<look><w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?(?P<words>(?:<w:t\b[^>]*>[^<]*</w:t>|<w:br/>)+)</w:r>"
)
_TEXT = re.compile(r"(<w:br/>)|<w:t\b[^>]*>([^<]*)</w:t>")
_HEAD = re.compile(r"<w:rPr>(<w:rStyle\b[^>]*/>)?")


@dataclass(frozen=True, slots=True)
class Fallback:
    """What is set in the fallback font: the letters that each family lacks, and the family of each paragraph style."""

    letters: Mapping[str, re.Pattern[str]]
    families: Mapping[str, str]

    @classmethod
    def of(cls, texts: Iterable[str], styles: etree._Element, fonts: Fonts) -> Fallback:
        """The fallback for some parts of a document."""
        strange = "".join(sorted({letter for text in texts if not text.isascii() for letter in text}))
        lacking = {family: [one for one in fonts.lacking(strange, family) if not one.isspace()] for family in FAMILIES}
        return cls({family: _clusters(letters) for family, letters in lacking.items() if letters}, _families(styles))

    def applied(self, xml: str) -> str:
        """The text of a part with these letters in runs of the fallback font."""
        if not self.letters:
            return xml
        family = TEXT_FAMILY

        def put(match: re.Match[str]) -> str:
            nonlocal family
            if match["paragraph"] is not None:
                family = self.families.get(match["paragraph"], TEXT_FAMILY)
                return match[0]
            pattern = self.letters.get(family)
            return _split(match, pattern) if pattern and pattern.search(match["words"]) else match[0]

        return _STYLED_OR_RUN.sub(put, xml)


def _clusters(letters: Iterable[str]) -> re.Pattern[str]:
    """Runs of strange letters; a mark goes with the letter that bears it, whichever of the two is strange."""
    marks = [letter for letter in letters if unicodedata.combining(letter)]
    strange = f"[{re.escape(''.join(letters))}][\u0300-\u036f]*"
    bearers = f"|[^<>&;][\u0300-\u036f]*(?=[{re.escape(''.join(marks))}])" if marks else ""
    return re.compile(f"((?:{strange}{bearers})+)")


def _families(styles: etree._Element) -> dict[str, str]:
    """The font family of each style, from itself or from what it is based on."""
    named = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
    return {key: _family(style, named) for key, style in named.items()}


def _family(style: etree._Element | None, named: Mapping[str, etree._Element]) -> str:
    while style is not None:
        fonts = style.find(f"{W}rPr/{W}rFonts")
        if fonts is not None and fonts.get(f"{W}ascii") in FAMILIES:
            return str(fonts.get(f"{W}ascii"))
        base = style.find(f"{W}basedOn")
        style = None if base is None else named.get(base.get(f"{W}val", ""))
    return TEXT_FAMILY


def _split(run: re.Match[str], pattern: re.Pattern[str]) -> str:
    plain = run["look"] or ""
    fonts = f'<w:rFonts w:ascii="{FALLBACK}" w:hAnsi="{FALLBACK}" w:eastAsia="{FALLBACK}" w:cs="{FALLBACK}"/>'
    other = _HEAD.sub(lambda head: f"<w:rPr>{head[1] or ''}{fonts}", plain or "<w:rPr></w:rPr>", count=1)
    return "".join(_runs(run["words"], plain, other, pattern))


def _runs(content: str, plain: str, other: str, pattern: re.Pattern[str]) -> Iterator[str]:
    for piece in _TEXT.finditer(content):
        if piece[1]:
            yield f"<w:r>{plain}<w:br/></w:r>"
            continue
        for number, words in enumerate(pattern.split(piece[2])):
            if words:
                yield f'<w:r>{other if number % 2 else plain}<w:t xml:space="preserve">{words}</w:t></w:r>'
