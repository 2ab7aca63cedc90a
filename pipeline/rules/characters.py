"""E0: every character can be printed with the office's fonts; what they lack would come out as an empty box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.rules.passages import Words
from pipeline.rules.subject import Remark, Subject, remark

_TEXT_FAMILY = "Cambria"
# Names of files, words that order a list, and what only the ledger reads are not printed.
_UNPRINTED = re.compile(
    r"(\.(file|logo|sort|attendance|pronoun|id|participant|due|every|topic|speaker\[\d+\]|responsible\[\d+\])"
    r"|^(type|template|subjects\[\d+\]|related\[\d+\]\..*))$"
)


def printable_characters(subject: Subject) -> Iterator[Remark]:
    """E090: at its first place in a field, a character that neither the text font nor its fallback has."""
    for words in subject.all_words:
        if not words.text.isascii() and not _UNPRINTED.search(words.path):
            yield from _in_field(words, subject)


def _in_field(words: Words, subject: Subject) -> Iterator[Remark]:
    for character in subject.office.fonts.missing(words.text, _TEXT_FAMILY):
        yield remark(
            "E090",
            words.path,
            words.text.index(character),
            character=character,
            point=f"U+{ord(character):04X}",
            name=unicodedata.name(character, "a character without name"),
        )
