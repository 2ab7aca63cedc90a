"""E0: every character can be printed with the office's fonts; what they lack would come out as an empty box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.rules.passages import Words
from pipeline.rules.subject import Remark, Subject, remark

_TEXT_FAMILY = "Cambria"
# Strokes through a letter and marks round a symbol (Unicode 16, 7.9). No font of the office sets them on a letter: print
# tears the two apart, and what is copied from the PDF is another text.
_OVERLAYS = re.compile("[\u0334-\u0338\u20d0-\u20ff]")
# Names of files, words that order a list, and what only the ledger reads are not printed.
_UNPRINTED = re.compile(
    r"(\.(file|logo|sort|attendance|pronoun|id|participant|due|every|topic|speaker\[\d+\]|responsible\[\d+\])"
    r"|^(type|template|subjects\[\d+\]|related\[\d+\]\..*))$"
)


def printable_characters(subject: Subject) -> Iterator[Remark]:
    """E090, E095: at its first place in a field, a character that the office's fonts lack, or can't lay over another."""
    for words in subject.all_words:
        if not words.text.isascii() and not _UNPRINTED.search(words.path):
            yield from _in_field(words, subject)


def _in_field(words: Words, subject: Subject) -> Iterator[Remark]:
    overlays = dict.fromkeys(_OVERLAYS.findall(words.text))
    for character in overlays:
        yield _told("E095", words, character)
    for character in subject.office.fonts.missing(words.text, _TEXT_FAMILY):
        if character not in overlays:
            yield _told("E090", words, character)


def _told(code: str, words: Words, character: str) -> Remark:
    name = unicodedata.name(character, "a character without name")
    place = words.text.index(character)
    return remark(code, words.path, place, character=character, point=f"U+{ord(character):04X}", name=name)
