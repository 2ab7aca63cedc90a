"""No-break spaces, as each language of the office sets them.

Sources: Imprimerie nationale, *Lexique des règles typographiques* (French); RAE, *Ortografía de la lengua española*
(2010); ISO 80000-1, 7.1.4 (a number and its unit). Only what a reader would stumble over at a line's end is bound.
"""

from __future__ import annotations

import re
from functools import cache

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"

_UNITS = "%|‰|€|°C|km²?|m[²³]|cm|mm|kg|ha|kW|MW|GW|kWh|MWh|GWh|Mt"
_NUMBERED = (
    r"N°|Nº|n°|nº|n\.º|n\.°|No\.|no\.|[Nn]úm\.|[Aa]rts?\.|[Pp]p?\.|[Pp]ágs?\.|[Pp]árrs?\.|[Pp]aras?\.|[Pp]ar\.|"
    r"[Cc]hap\.|[Cc]ap\.|[Ff]ig\.|[Vv]ol\.|[Ss]ec\.|Rev\.|Corr\.|Add\.|§"
)
_TITLES = {
    "en": r"Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.|Amb\.|H\.E\.|St\.",
    "es": r"Sra?s?\.|Sres\.|Dra?\.|Lic\.|Ing\.|Prof\.|Profa\.|Emb\.|Excm[oa]\.|S\.E\.|D\.|Dña\.",
    "pt": r"Sra?s?\.|Dra?\.|Eng\.|Prof\.|Profa\.|Emb\.|Ex\.m[oa]|Exm[oa]\.|S\.Ex\.ª|D\.",
    "fr": r"MM?\.|Mmes?|Mlles?|Dr|Pr|Me|S\.E\.|S\.\ ?Exc\.",
}


def bind(text: str, language: str, sans: bool = False) -> str:
    """The text with a no-break space in place of the blanks at which no line may end; nothing else changes.

    `sans` is for Calibri, which has no U+00A0 of its own: there French alone is bound, with the narrow space
    U+202F. A language that is not the office's is left as it is, save what is common to all.
    """
    if sans:
        return _bound(text, _french(), NARROW_NO_BREAK) if language == "fr" else text
    text = _bound(text, _common(language), NO_BREAK)
    return _bound(text, _french(), NO_BREAK) if language == "fr" else text


def _bound(text: str, pattern: re.Pattern[str], space: str) -> str:
    return pattern.sub(lambda match: match[0][:-1] + space, text) if " " in text else text


@cache
def _french() -> re.Pattern[str]:
    """A blank before a high sign and within guillemets; a sign that begins something (`:-`, `?x`) is left alone."""
    return re.compile(r"(?<=[^ ]) (?=[;:!?»]+(?:[ \u00a0\u202f,.)\]]|$))|« (?=[^ ])|\d (?=[%‰€](?!\w))")


@cache
def _common(language: str) -> re.Pattern[str]:
    """Each alternative ends with the blank that is bound."""
    parts = [
        rf"\d (?=(?:{_UNITS})(?!\w))",
        rf"(?<!\w)(?:{_NUMBERED}) (?=\d)",
        r"(?<!\w)[A-ZÁÉÍÓÚÑÇ]\. (?=[A-ZÁÉÍÓÚÑÇ]\.)",
    ]
    if language in _TITLES:
        parts.append(rf"(?<!\w)(?:{_TITLES[language]}) (?=[^\W\d_a-zà-ÿ])")
    if language in ("es", "pt", "fr"):
        parts.append(r"(?<![\d.,])\d{1,3} (?=\d{3}(?!\d))")
    if language == "es":
        parts.append(r"(?<!\w)EE\. (?=UU\.)")
    return re.compile("|".join(parts))
