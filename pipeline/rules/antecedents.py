"""What a pronoun may stand for besides a person: in languages where things have a gender, the thing told of before."""

from __future__ import annotations

import re

from pipeline.office.names import plain
from pipeline.rules.subject import Subject

_THINGS_HAVE_GENDER = frozenset({"es", "pt", "fr"})
_OPENING = re.compile(
    r"\s*(?:[^\W\d_]+(?:\s+[^\W\d_]+){0,3},\s+)?"
    r"(?:(?:le|la|les|ce|cet|cette|un|une|son|sa|el|los|las|este|esta|ese|esa|su|o|a|os|as|um|uma|seu|sua|no|na)\s+|l['’])"
    r"(?P<noun>[^\W\d_]+)",
    re.IGNORECASE,
)
"""An article and a noun, words with a comma before them or not: `Según el informe`, `En outre, le tableau`."""


def may_be_a_thing(start: int, subject: Subject) -> bool:
    """Whether the clause before a pronoun opens with a thing, which the pronoun may stand for."""
    if subject.report.language not in _THINGS_HAVE_GENDER:
        return False
    match = _OPENING.match(_clause_before(start, subject))
    return match is not None and plain(match["noun"]) not in subject.lexicon.offices


def _clause_before(start: int, subject: Subject) -> str:
    """The clause that ends before a place: up to a semicolon, or the sentence before where the place opens one."""
    printed = subject.printed
    begin = printed.sentence(start)[0]
    text = printed.voice[begin:start]
    if not text.strip(" ¿¡") and begin > printed.stretch(start).start:
        return printed.voice[printed.sentence(begin - 1)[0] : begin]
    return text.rstrip(" ;:,").rsplit(";", 1)[-1]
