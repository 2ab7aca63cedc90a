"""Words as they are counted and compared: letters and figures, whatever signs, blanks and looks stand about them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from pipeline.prose.characters import forbidden

_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"[^\S\n]+|\u00a0|\u202f")


def words_of(text: str) -> list[str]:
    """The words of a text in their order: runs of letters and figures, ligatures and raised figures as plain ones."""
    return _WORD.findall(unicodedata.normalize("NFKC", text))


def count_words(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(words_of(text))


def squeezed(text: str) -> str:
    """Letters and figures alone, in small letters and without marks: what does not change from file to file.

    >>> squeezed("| C O N T E N T S"), squeezed("Conclusões")
    ('contents', 'conclusoes')
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def cleaned(text: str) -> str:
    """The text without characters that no printed text may hold; each becomes a blank, as it may part two words."""
    for sign in {text[fault.offset] for fault in forbidden(text)}:
        # a soft hyphen and its kin stand within words
        text = text.replace(sign, "" if unicodedata.category(sign) == "Cf" else " ")
    return text


def unbound(text: str) -> str:
    """The text with plain blanks: those at which no line may end are set anew when it is printed."""
    return _BLANKS.sub(" ", text)
