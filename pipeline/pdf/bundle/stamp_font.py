"""The font of running stamps: the letters that are wanted, of a TrueType font, embedded as PDF/A and PDF/UA want it."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from pipeline.errors import OutputError
from pipeline.findings import finding

_SYMBOLIC = 4

_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_MOST_IN_BLOCK = 100


@dataclass(frozen=True)
class SetFont:
    """A font in the bundle, with the numbers and widths (in thousandths of its size) of its letters."""

    font: Object
    numbers: Mapping[str, int]
    widths: Mapping[str, float]

    def shown(self, text: str) -> str:
        """The text as it is written into a stream."""
        return "".join(f"{self.numbers[letter]:04X}" for letter in text)

    def width(self, text: str, size: float) -> float:
        """How long the text is, in points."""
        return sum(self.widths[letter] for letter in text) * size / 1000


def embed(out: Pdf, font: bytes, letters: Iterable[str]) -> SetFont:
    """The font with these letters. Raises OutputError (O056) if it has not all of them, or is no TrueType font."""
    from fontTools.ttLib import TTFont, TTLibError

    # the date in a font's head is of no use here, and fontTools tells of odd ones each time it reads them
    logging.getLogger("fontTools.ttLib.tables._h_e_a_d").setLevel(logging.ERROR)
    wanted = sorted(set(letters))
    try:
        face = TTFont(io.BytesIO(font), recalcTimestamp=False)
        known = face.getBestCmap() if "glyf" in face else {}
    except TTLibError:
        known = {}
    lacking = "".join(letter for letter in wanted if ord(letter) not in known)
    if lacking:
        raise OutputError(finding("O056", letters=lacking))
    program = _subset(face, wanted)
    small = TTFont(io.BytesIO(program))
    numbers = {letter: small.getGlyphID(known[ord(letter)]) for letter in wanted}
    scale = 1000 / small["head"].unitsPerEm
    widths = {letter: round(small["hmtx"][known[ord(letter)]][0] * scale, 2) for letter in wanted}
    return SetFont(_written(out, program, small, numbers, widths), numbers, widths)


def _subset(face: Any, letters: list[str]) -> bytes:
    from fontTools.subset import Options, Subsetter

    options = Options(layout_features=[], glyph_names=True, notdef_outline=True, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(letters))
    subsetter.subset(face)
    out = io.BytesIO()
    face.save(out)
    return out.getvalue()


def _written(out: Pdf, program: bytes, face: Any, numbers: Mapping[str, int], widths: Mapping[str, float]) -> Object:
    name = _name(program, face)
    by_number = {numbers[letter]: width for letter, width in widths.items()}
    flat: list[Any] = []
    for number, width in sorted(by_number.items()):
        flat += (number, Array([width]))
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        FontDescriptor=out.make_indirect(_descriptor(out, program, face, name)),
        W=Array(flat),
    )
    return out.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([out.make_indirect(inner)]),
            ToUnicode=out.make_indirect(Stream(out, _unicode_map(numbers))),
        )
    )


def _name(program: bytes, face: Any) -> Name:
    """The font's own name after the six letters of a subset, which are made from its content."""
    mark = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
    said = face["name"].getDebugName(6) if "name" in face else None
    plain = "".join(sign for sign in str(said or "Font") if sign.isascii() and (sign.isalnum() or sign == "-"))
    return Name(f"/{mark}+{plain or 'Font'}")


def _descriptor(out: Pdf, program: bytes, face: Any, name: Name) -> Dictionary:
    head, across = face["head"], face["hhea"]
    scale = 1000 / head.unitsPerEm
    stream = Stream(out, program)
    stream.Length1 = len(program)
    box = [round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=round(across.ascent * scale),
        Descent=round(across.descent * scale),
        CapHeight=round(across.ascent * scale),
        StemV=80,
        FontFile2=out.make_indirect(stream),
    )


def _unicode_map(numbers: Mapping[str, int]) -> bytes:
    lines = [f"<{number:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for letter, number in numbers.items()]
    blocks = ""
    for start in range(0, len(lines), _MOST_IN_BLOCK):
        chunk = lines[start : start + _MOST_IN_BLOCK]
        blocks += f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar\n"
    return _TO_UNICODE.format(blocks=blocks).encode()
