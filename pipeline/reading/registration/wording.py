"""Words of lists for comparing, and the case of what was typed in capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

_ROMAN = re.compile(r"(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})")
_VOWEL = re.compile(r"[AEIOUYÁÉÍÓÚÀÂÃÊÔÕÜÈËÏÎÛÙ]")

PARTICLES = frozenset(
    ["de", "del", "della", "di", "do", "dos", "da", "das", "du", "des", "la", "las", "los", "van", "von", "der", "den"]
)
"""Small words within surnames, whatever the language."""


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A text for comparing: small letters without accents, words parted by single blanks, no signs.

    >>> plain("Nombre(s) y  Apellidos:"), plain("N° / Correo-e")
    ('nombre s y apellidos', 'n correo e')
    """
    # the signs first: compatibility would make letters of them (`Nº`)
    text = re.sub(r"[ºª°]", " ", text)
    nfd = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign if sign.isalnum() else " " for sign in nfd if not unicodedata.combining(sign))
    return " ".join(kept.split())


def heading_words(text: str) -> str:
    """A heading for comparing: as `plain`, with the bracketed endings of `Nombre(s)` joined to their words.

    >>> heading_words("Nombre(s) y Apellido(s)"), heading_words("Participante/a")
    ('nombres y apellidos', 'participante')
    """
    joined = re.sub(r"(?<=\w)\((s|es)\)", r"\1", text)
    return plain(re.sub(r"(?<=\w)(?:\((?:a|as|o|os)\)|/(?:a|as|o|os)(?!\w))", "", joined))


def is_shouted(text: str) -> bool:
    """Whether a text is typed in capitals alone, or in small letters alone: its case says nothing.

    >>> is_shouted("JUAN PÉREZ"), is_shouted("Juan PÉREZ"), is_shouted("juan pérez")
    (True, False, True)
    """
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 1 and (text == text.upper() or text == text.lower())


def in_name_case(text: str, small: frozenset[str], *, first: bool = True) -> str:
    """A name with a capital to each word but the small ones; `first` gives the first word its capital anyway.

    >>> in_name_case("MARÍA DE LA O MCDONALD", frozenset({"de", "la"}))
    'María de la O McDonald'
    """
    words = text.split()
    cased = [word.lower() if word.lower() in small else _name_word(word, small) for word in words]
    if first and cased:
        cased[0] = _name_word(words[0], small)
    return " ".join(cased)


def _name_word(word: str, small: frozenset[str]) -> str:
    if len(word) > 1 and _ROMAN.fullmatch(word):
        return word
    parts = re.split(r"([-'’./])", word)
    shaped = "".join(_capital(part) for part in parts)
    # an apostrophe behind one letter begins a name (`O'Brien`, `D'Angelo`); behind more it is part of the word
    shaped = re.sub(r"(?<=\w\w)(['’])(\w)(?=\w*$)", lambda match: match[1] + match[2].lower(), shaped)
    return re.sub(r"\bMc(\w)", lambda match: "Mc" + match[1].upper(), shaped)


def _capital(part: str) -> str:
    return part[:1].upper() + part[1:].lower()


def in_title_case(text: str, small: frozenset[str], keeps: Callable[[str], bool]) -> str:
    """What was typed in capitals, with a capital to each word but the small ones; acronyms stay.

    `keeps` says of a word whether it is a known acronym; a word without a vowel, or of two letters, is one too.
    """
    words = text.split()
    cased = []
    for number, word in enumerate(words):
        bare = word.strip("()[],.;:/\"“”'")
        if number and bare.lower() in small:
            cased.append(word.lower())
        elif keeps(bare) or (bare.isupper() and (len(bare) < 3 or not _VOWEL.search(bare))):
            cased.append(word)
        else:
            cased.append(_after_signs(word, small))
    return " ".join(cased)


def _after_signs(word: str, small: frozenset[str]) -> str:
    match = re.search(r"\w", word)
    at = match.start() if match else 0
    return word[:at] + _name_word(word[at:], small)


def richer(texts: Iterable[str]) -> str:
    """Of texts that say the same, the one with most accents, then capitals and small letters: the one more carefully typed."""
    return max(texts, key=lambda text: (sum(not sign.isascii() for sign in text), not is_shouted(text)))
