"""List labels of any Word document, counted as Word counts them: `1)`, `b)`, `iv.`, a dash for every bullet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.word.flow_styles import number, value_of
from pipeline.word.parsing import Element, tag

BULLET = "–"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 4000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its kind of number, its pattern (`%1)`), the number it starts at."""

    kind: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass
class Lists:
    """The lists of a document, and how far each has counted."""

    root: Element | None
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _starts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for node in self.root.iter(tag("w:abstractNum")):
            self._levels[node.get(tag("w:abstractNumId"), "")] = _levels(node)
        for node in self.root.iter(tag("w:num")):
            key = node.get(tag("w:numId"), "")
            self._abstract[key] = value_of(node.find(tag("w:abstractNumId")))
            self._starts[key] = {
                number(override.get(tag("w:ilvl"))): number(value_of(start), 1)
                for override in node.iter(tag("w:lvlOverride"))
                if (start := override.find(tag("w:startOverride"))) is not None
            }

    def label(self, list_id: str, depth: int) -> tuple[str, bool]:
        """The label of the next item of a list at a depth, and whether the list counts anew with it."""
        abstract = self._abstract.get(list_id)
        levels = self._levels.get(abstract or "", {})
        if abstract is None:
            return "", False
        counts = self._counts.setdefault(abstract, {})
        anew = self._begin(list_id, counts)
        level = levels.get(depth, Level())
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return _label(levels, counts, depth), anew

    def _begin(self, list_id: str, counts: dict[int, int]) -> bool:
        """Whether a list counts anew: met for the first time, it starts where it says, or where no other has begun.

        LibreOffice gives the first item of a list a list of its own that says where to start, and the others one that
        goes on with it.
        """
        if list_id in self._begun:
            return False
        self._begun.add(list_id)
        starts = self._starts.get(list_id, {})
        anew = bool(starts) or not counts
        for depth, start in starts.items():
            counts[depth] = start - 1
        return anew


def _levels(node: Element) -> dict[int, Level]:
    return {
        number(level.get(tag("w:ilvl"))): Level(
            value_of(level.find(tag("w:numFmt")), "decimal"),
            value_of(level.find(tag("w:lvlText"))),
            number(value_of(level.find(tag("w:start"))), 1),
        )
        for level in node.iter(tag("w:lvl"))
    }


def _label(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth, Level())
    if level.kind == "bullet":
        return BULLET
    if level.kind == "none":
        return ""

    def figure(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        return _figure(levels.get(place, Level()).kind, counts.get(place, levels.get(place, Level()).start))

    return re.sub(r"%([1-9])", figure, level.pattern).strip()


def _figure(kind: str, value: int) -> str:
    """A number in the kind of figures of its level."""
    if kind in ("lowerLetter", "upperLetter") and 0 < value <= _MOST:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < value <= _MOST:
        numeral = ""
        for step, sign in _ROMAN:
            numeral += sign * (value // step)
            value %= step
        return numeral if kind == "lowerRoman" else numeral.upper()
    return f"{value:02d}" if kind == "decimalZero" else str(value)
