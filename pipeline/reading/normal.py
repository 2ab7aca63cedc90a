"""From the model's text back to the raw value: the model composes to NFC, and puts words of one line on one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence


def composed_origins(raw: str) -> list[int] | None:
    """For each character of the text in NFC the index in the raw text where it begins; None if nothing changes."""
    if unicodedata.is_normalized("NFC", raw):
        return None
    return _composed(raw, range(len(raw)))


def line_origins(raw: str) -> list[int] | None:
    """The same for words on one line: blanks at both ends fall away, any others between words are one."""
    words = list(re.finditer(r"\S+", raw))
    at: list[int] = []
    for before, word in zip([None, *words], words, strict=False):
        at.extend([before.end()] if before else [])
        at.extend(range(word.start(), word.end()))
    line = " ".join(word[0] for word in words)
    if line == raw and unicodedata.is_normalized("NFC", raw):
        return None
    return _composed(line, at)


def _composed(text: str, at: Sequence[int]) -> list[int]:
    found: list[int] = []
    for start, end in _clusters(text):
        inside = at[start:end]
        composed = unicodedata.normalize("NFC", text[start:end])
        # What stayed as it was keeps its own place, what was composed has the place of its base.
        same = composed == text[start:end]
        found.extend(inside if same else [inside[0]] * len(composed))
    return found


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """The slices of a text that are composed each by itself: a base and all that joins it."""
    start = 0
    for index in range(1, len(text)):
        if not _joins(text, start, index):
            yield start, index
            start = index
    if text:
        yield start, len(text)


def _joins(text: str, start: int, index: int) -> bool:
    """Whether a character becomes one with the cluster before it: a combining mark, a letter of Korean."""
    character = text[index]
    if character < "\u0300":
        return False
    # Three Tibetan vowels are no marks themselves and are taken apart into marks.
    if unicodedata.combining(unicodedata.normalize("NFD", character)[0]):
        return True
    before = text[start:index]
    both = unicodedata.normalize("NFC", before + character)
    return both != unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", character)
