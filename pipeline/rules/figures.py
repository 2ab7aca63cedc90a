"""Figures as the four languages write them, in digits and in words, as numbers that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.rules.numerals import SCALES, numerals
from pipeline.rules.printed import addresses

_LEAST = 12
"""Numbers up to this one are written in words in one language and in figures in another."""

_BLANKS = "\u00a0\u202f\u2009 "
_GROUPS = rf"\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+(?:[.,]\d+)?"
_DIGITS = r"\d+(?:[.,]\d+)*"
_ORDINAL = r"(?!(?:st|nd|rd|th|er|ère|e|ème|[.]?[ºª°])(?!\w))"
_PERCENT = re.compile(r"\s?%|\s+(?:per\s*cent|por\s+(?:ciento|cento)|pour\s+cent)(?!\w)", re.IGNORECASE)
# The hour is told in many ways, and the nineties are 1990s in English alone.
_TIME = re.compile(
    r"\d{1,2}\s?(?:[:h]\s?\d{2})(?!\d)|\d{1,2}(?:\.\d{2})?\s?(?:[ap]\.?\s?m\b|hrs?\b|h\b|horas\b|heures\b)"
)
_DECADE = re.compile(
    r"(?:década|décadas|décennies?|années|años|anos)\s+(?:de\s+)?(?:los\s+|dos\s+)?\d{2,4}|\d{4}s\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text: its place, its words as they are written, its value."""

    start: int
    end: int
    words: str
    value: Decimal


def figures(text: str, language: str) -> Iterator[Figure]:
    """Each figure above twelve, whole or not, and each percentage: `1.234,5`, `2 mil millones`, `a billion`, `5 %`.

    A decimal comma in the other languages is the decimal point of English. Ordinals, hours, decades and addresses are
    left out.
    """
    hidden = [*addresses(text), *(match.span() for pattern in (_TIME, _DECADE) for match in pattern.finditer(text))]
    for one in sorted([*_in_digits(text, language), *_in_words(text, language)], key=lambda one: one.start):
        counts = one.value > _LEAST or one.value % 1 or _PERCENT.match(text, one.end)
        if counts and not any(start <= one.start < end for start, end in hidden):
            yield one


def _in_digits(text: str, language: str) -> Iterator[Figure]:
    for match in _pattern(language).finditer(text):
        value = _value(match["number"], language)
        if value is None:
            continue
        if match["scale"]:
            value *= _power(match["scale"], language)
        yield Figure(match.start(), match.end(), match[0], value.normalize())


def _power(scale: str, language: str) -> Decimal:
    """What a figure is multiplied by: `mil millones` are nine noughts."""
    return Decimal(10) ** sum(SCALES[language][word] for word in scale.lower().split())


def _in_words(text: str, language: str) -> Iterator[Figure]:
    for one in numerals(text, language):
        if not re.search(r"\d\s+$", text[max(0, one.start - 4) : one.start]):  # a scale behind digits
            yield Figure(one.start, one.end, text[one.start : one.end], one.value.normalize())


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(SCALES[language], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,/°º])(?<![^\W\d_]-)(?P<number>{_GROUPS}|{_DIGITS})(?!\d){_ORDINAL}"
        rf"(?:[^\S\n]+(?P<scale>(?:{words})(?:[^\S\n]+(?:{words}))?)(?!\w))?"
    )


def _value(number: str, language: str) -> Decimal | None:
    """The number, by what its signs can only mean; where they can mean two things, by the language. None if nothing."""
    digits = re.sub(rf"[{_BLANKS}]", "", number)
    signs = re.findall(r"[.,]", digits)
    if len(set(signs)) == 2:
        decimal = signs[-1] if signs.count(signs[-1]) == 1 else ""
    elif len(signs) > 1:
        decimal = ""
    else:
        decimal = _decimal_sign(digits, signs, language, grouped=digits != number)
    if decimal and digits.count(decimal) > 1:
        return None
    whole = "".join(sign for sign in digits if sign.isdigit() or sign == decimal)
    return Decimal(whole.replace(",", ".")) if whole else None


def _decimal_sign(digits: str, signs: list[str], language: str, *, grouped: bool) -> str:
    """The sign before the decimals where there is one sign at most: three digits behind it may be thousands."""
    if not signs:
        return ""
    groups = "," if language == "en" else "."
    looks_grouped = re.fullmatch(r"\d{1,3}[.,]\d{3}", digits) is not None and not grouped
    return "" if looks_grouped and signs[0] == groups else signs[0]
