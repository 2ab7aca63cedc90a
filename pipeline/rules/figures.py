"""Figures as the four languages write them, as numbers that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_LEAST = 12
"""Numbers up to this one are written in words in one language and in figures in another."""

_ENGLISH = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_OTHERS = r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_ORDINAL = r"(?!(?:st|nd|rd|th|er|ère|e|ème|[.]?[ºª°])(?!\w))"
_SCALES = {
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    "es": {"mil millones": 9, "mil": 3, "millones": 6, "millón": 6, "billones": 12, "billón": 12},
    "pt": {
        "mil milhões": 9,
        "mil": 3,
        "milhões": 6,
        "milhão": 6,
        "bilhões": 9,
        "bilhão": 9,
        "trilhões": 12,
        "trilhão": 12,
    },
    "fr": {
        "mille milliards": 12,
        "mille": 3,
        "millions": 6,
        "million": 6,
        "milliards": 9,
        "milliard": 9,
        "billions": 12,
    },
}


def figures(text: str, language: str) -> Iterator[tuple[int, str, Decimal]]:
    """Place, words and value of each figure above twelve, ordinals left out: `1.234,5`, `2 mil millones`.

    A decimal comma in the other languages is the decimal point of English.
    """
    scales = _SCALES[language]
    words = "|".join(sorted(scales, key=len, reverse=True))
    number = _ENGLISH if language == "en" else _OTHERS
    pattern = rf"(?<![\w.,/°º-])(?P<number>{number})(?![\d]){_ORDINAL}(?:\s+(?P<scale>{words})(?!\w))?"
    for match in re.finditer(pattern, text):
        value = _value(match["number"], language)
        if match["scale"]:
            value *= Decimal(10) ** scales[match["scale"]]
        if value > _LEAST or value % 1:
            yield match.start(), match[0], value.normalize()


def _value(number: str, language: str) -> Decimal:
    if language == "en":
        return Decimal(number.replace(",", ""))
    return Decimal(re.sub(r"[.\u00a0\u202f ]", "", number).replace(",", "."))
