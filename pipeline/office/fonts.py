"""The office's fonts: which characters they can print, and how wide words are in them.

A document names Cambria and Calibri; in print their twins Caladea and Carlito stand in for them, of equal widths, and
DejaVu Serif for what these lack. What none has comes out as an empty box that text extraction reads back as if it were
there, so only the character maps can tell. Kerning is left out: the house's documents don't ask for it, and the engines
kern only where they are asked.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

from pipeline.errors import MachineError
from pipeline.findings import Place, finding

FAMILIES: Mapping[str, str] = {"Cambria": "Caladea", "Calibri": "Carlito"}
"""The family that a document names, and the family that prints it."""

_FALLBACK = "DejaVuSerif"
_UNPRINTED = frozenset("\t\n\r")


@dataclass(frozen=True)
class Face:
    """One font file: the advance of each of its characters, in units of `units` to the em."""

    path: Path

    @cached_property
    def units(self) -> int:
        """Units to the em."""
        return self._tables[0]

    @cached_property
    def advances(self) -> Mapping[int, int]:
        """The advance width of every character in the face, by code point."""
        return self._tables[1]

    @cached_property
    def _tables(self) -> tuple[int, dict[int, int]]:
        from fontTools.ttLib import TTFont, TTLibError

        try:
            # From bytes, since fontTools leaves a file open that it can't read.
            with TTFont(BytesIO(self.path.read_bytes()), lazy=True) as font:
                # The table `head` itself warns of the odd dates in these files; units per em are its bytes 18 and 19.
                units: int = struct.unpack_from(">H", font.reader["head"], 18)[0]
                metrics = font["hmtx"].metrics
                characters = font.getBestCmap().items()
                return units, {code: metrics[glyph][0] for code, glyph in characters}
        except (OSError, TTLibError) as error:
            raise MachineError(finding("M101", Place(str(self.path)), font=self.path.name)) from error


@dataclass(frozen=True)
class Fonts:
    """The fonts of a folder; each is read when first asked for, and once."""

    folder: Path

    @property
    def stamp(self) -> bytes:
        """The font of running stamps: the upright sans face. MachineError M101 where its file is missing."""
        path = self.folder / f"{FAMILIES['Calibri']}-Regular.ttf"
        try:
            return path.read_bytes()
        except OSError as error:
            raise MachineError(finding("M101", Place(str(path)), font=path.name)) from error

    @cached_property
    def _faces(self) -> dict[str, Face]:
        return {}

    def _face(self, name: str) -> Face:
        if name not in self._faces:
            self._faces[name] = Face(self.folder / f"{name}.ttf")
        return self._faces[name]

    def missing(self, text: str, family: str) -> tuple[str, ...]:
        """The characters of a text that neither the family (`Cambria`, `Calibri`) nor the fallback has, each once.

        MachineError M101 where a font file is missing or broken.
        """
        rest = self._lacking(dict.fromkeys(text), f"{FAMILIES[family]}-Regular")
        return tuple(self._lacking(rest, _FALLBACK)) if rest else ()

    def lacking(self, text: str, family: str) -> tuple[str, ...]:
        """The characters of a text that a face of the family lacks, each once, whether or not the fallback has them.

        The italic faces of Caladea have fewer letters than the upright ones (`ș` and `ļ` are not in them).
        """
        faces = [f"{FAMILIES[family]}-{style}" for style in ("Regular", "Italic")]
        lacked = {character for face in faces for character in self._lacking(text, face)}
        return tuple(character for character in dict.fromkeys(text) if character in lacked)

    def _lacking(self, characters: Iterable[str], face: str) -> list[str]:
        known = self._face(face).advances
        return [character for character in characters if ord(character) not in known and character not in _UNPRINTED]

    def width(
        self,
        text: str,
        family: str,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        tracking: float = 0.0,
    ) -> float:
        """How wide a text is on one line, in points; `size` and `tracking` (added after every character) are in points.

        A character that no font has counts as one em.
        """
        face = self._face(f"{FAMILIES[family]}-{_style(bold, italic)}")
        return sum(self._advance(ord(character), face, bold) * size + tracking for character in text)

    def _advance(self, code: int, face: Face, bold: bool) -> float:
        """The width of a character in ems, from the face or from the fallback."""
        if code in face.advances:
            return face.advances[code] / face.units
        other = self._face(f"{_FALLBACK}-Bold" if bold else _FALLBACK)
        return other.advances.get(code, other.units) / other.units


def _style(bold: bool, italic: bool) -> str:
    return {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}[bold, italic]
