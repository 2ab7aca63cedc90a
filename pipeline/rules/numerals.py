"""Numbers in words, in the four languages: `veinticinco`, `dos mil trescientos millones`, `quatre-vingt-douze`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

_TEENS = {
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "es": "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
    "pt": "dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove",
    "fr": "dix onze douze treize quatorze quinze seize",
}
_UNITS = {
    "en": "one two three four five six seven eight nine",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve",
    "pt": "um dois três quatro cinco seis sete oito nove",
    "fr": "un deux trois quatre cinq six sept huit neuf",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "fr": "vingt trente quarante cinquante soixante septante huitante nonante",
}
_MORE = {
    "en": {},
    "es": {"un": 1, "una": 1, "cien": 100, "ciento": 100}
    | {
        word: 20 + at
        for at, word in enumerate(("veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco"), 1)
    }
    | {word: 26 + at for at, word in enumerate(("veintiséis", "veintisiete", "veintiocho", "veintinueve"))}
    | {"veintiún": 21, "veintiuna": 21, "quinientos": 500, "quinientas": 500, "setecientos": 700, "setecientas": 700}
    | {"novecientos": 900, "novecientas": 900}
    | {
        f"{stem}cient{end}s": value * 100
        for stem, value in (("dos", 2), ("tres", 3), ("cuatro", 4), ("seis", 6), ("ocho", 8))
        for end in "oa"
    },
    "pt": {
        "uma": 1,
        "duas": 2,
        "quatorze": 14,
        "dezasseis": 16,
        "dezassete": 17,
        "dezanove": 19,
        "cem": 100,
        "cento": 100,
    }
    | {
        f"{stem}{end}s": value * 100
        for stem, value in (("duzent", 2), ("trezent", 3), ("quatrocent", 4), ("quinhent", 5), ("seiscent", 6))
        for end in "oa"
    }
    | {f"{stem}cent{end}s": value * 100 for stem, value in (("sete", 7), ("oito", 8), ("nove", 9)) for end in "oa"},
    "fr": {"une": 1, "vingts": 20},
}
_HUNDRED = {"en": ("hundred",), "es": (), "pt": (), "fr": ("cent", "cents")}
SCALES = {
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    "es": {"mil": 3, "millón": 6, "millones": 6, "millardo": 9, "millardos": 9, "billón": 12, "billones": 12},
    "pt": {"mil": 3, "milhão": 6, "milhões": 6, "bilhão": 9, "bilhões": 9, "trilhão": 12, "trilhões": 12},
    "fr": {"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "billion": 12, "billions": 12},
}
"""The words that multiply, by how many noughts they have; a billion is not the same in all languages."""

_ALONE = frozenset({"mil", "mille"})
"""Scales that are a number without another before them."""

_JOIN = {"en": "and", "es": "y", "pt": "e", "fr": "et"}
_HALF = {
    "en": (
        r"half[^\S\n]+a[^\S\n]+",
        r"[^\S\n]+and[^\S\n]+a[^\S\n]+half(?=[^\S\n]+(?:thousand|million|billion|trillion)\b)",
    ),
    "es": (r"medio[^\S\n]+", r"[^\S\n]+y[^\S\n]+medio(?!\w)"),
    "pt": (r"meio[^\S\n]+", r"[^\S\n]+e[^\S\n]+meio(?!\w)"),
    "fr": (r"(?:un[^\S\n]+)?demi-", r"[^\S\n]+et[^\S\n]+demi(?!\w)"),
}
# `por ciento` is no hundred; the nineties are no ninety.
_NOT_AFTER = re.compile(
    r"(?:\b(?:por|pour|per)|\b(?:años|anos|années|décadas?|décennies?)(?:\s+(?:de\s+)?(?:los|las|dos|des|os))?)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in words: its place in the text and its value."""

    start: int
    end: int
    value: Decimal


def numerals(text: str, language: str) -> Iterator[Numeral]:
    """Every number that is written in words alone, in order; ordinals and vague ones (`millions of`) left out."""
    for match in _pattern(language).finditer(text):
        if _NOT_AFTER.search(text[max(0, match.start() - 24) : match.start()]):
            continue
        value = _half(match[0], language) or value_of(_WORD.findall(match[0].lower()), language)
        if value is not None:
            yield Numeral(match.start(), match.end(), value)


_WORD = re.compile(r"[^\W\d_]+")


def value_of(words: Sequence[str], language: str) -> Decimal | None:
    """The value of the words of a number in small letters; None for a scale without a number (`millions`)."""
    known, scales, hundreds = _values(language), SCALES[language], _HUNDRED[language]
    if words and (words[0] in scales and words[0] not in _ALONE):
        return None
    total = current = 0
    for word in words:
        if word in scales:
            power = 10 ** scales[word]
            low = total % power
            total, current = total - low + (low + current or 1) * power, 0
        elif word in hundreds:
            current = current - current % 100 + (current % 100 or 1) * 100 if current else 100
        elif word in known:
            current += _added(known[word], current, language)
    return Decimal(total + current)


def _added(value: int, current: int, language: str) -> int:
    """What a number adds to those before it: `quatre-vingts` are eighty."""
    return 76 if language == "fr" and value == 20 and current % 100 == 4 else value


def _half(words: str, language: str) -> Decimal | None:
    """`half a million`, `un millón y medio`, `one and a half million`; None where nothing is halved."""
    before, after = _HALF[language]
    found = _WORD.findall(words.lower())
    scale = next((SCALES[language][word] for word in reversed(found) if word in SCALES[language]), None)
    if scale is None:
        return None
    if re.match(before, words, re.IGNORECASE):
        return Decimal(5 * 10 ** (scale - 1))
    if re.search(after, words, re.IGNORECASE):
        kept = [word for word in found if word in _values(language) and word not in SCALES[language]]
        return ((value_of(kept, language) or Decimal(1)) + Decimal("0.5")) * Decimal(10**scale)
    return None


@cache
def _values(language: str) -> dict[str, int]:
    """The value of each word that is added."""
    values = {word: at for at, word in enumerate(_UNITS[language].split(), 1)}
    values |= {word: at for at, word in enumerate(_TEENS[language].split(), 10)}
    values |= {word: at * 10 for at, word in enumerate(_TENS[language].split(), 2)}
    return values | _MORE[language]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A run of number words, hyphens and the word for `and` between them; no ordinal goes on behind it."""
    scales, hundreds = [*SCALES[language]], [*_HUNDRED[language]]
    words = "|".join(sorted([*_values(language), *scales, *hundreds], key=len, reverse=True))
    multiplied = "|".join([*scales, *hundreds])
    one = rf"a(?=[^\S\n]+(?:{multiplied})\b)|" if language == "en" else ""
    before, after = _HALF[language]
    join = rf"(?:[^\S\n]+{_JOIN[language]}[^\S\n]+|-{_JOIN[language]}-|[^\S\n]+|-)"
    number = rf"(?:{one}(?:{words})(?!\w))(?:{join}(?:{words})(?!\w)|{after})*"
    return re.compile(rf"(?<![\w-])(?:{before}(?:{'|'.join(scales)})(?!\w)|{number})(?!-?\w)", re.IGNORECASE)
