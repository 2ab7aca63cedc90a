"""W3: a report speaks of others; first persons stand in quotations and in statements as delivered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.rules.subject import Remark, Subject

# `os nós` are knots, `o eu` is a noun, `à nos` is not written.
_NOUN_BEFORE = re.compile(r"(?<!\w)(?:os|dos|aos|nos|seus|esses|estes|vários|muitos|o|um|do)\s+$", re.IGNORECASE)
_KNOTS = frozenset({"nós", "eu"})


def first_person(subject: Subject) -> Iterator[Remark]:
    """W301: a word that only one who speaks of himself says, outside quotation marks and names."""
    printed = subject.printed
    for match in printed.find(subject.lexicon.phrases(*subject.lexicon.first_person)):
        start, words = match.start(), match[0]
        if _is_other(
            words, printed.text[max(0, start - 200) : start], printed.text[match.end() : match.end() + 1]
        ) or any(begun <= start < end for begun, end, _ in subject.named):
            continue
        yield subject.say("W301", start, words=words.strip())


def _is_other(words: str, before: str, after: str) -> bool:
    """Whether it is an acronym (`US`), part of a name (`Our America`), an abbreviation (`Nos. 5`) or another word."""
    if words.isupper() and sum(map(str.isalpha, words)) > 1:
        return True
    line = before[before.rfind("\n") + 1 :]
    if words[0].isupper() and words != "I" and re.search(r"[\w,;)\]]\s*$", line) and not words.startswith("I "):
        return not words.startswith(("I'", "I’"))
    if words.lower() == "nos" and after.startswith("."):
        return True
    return words.lower() in _KNOTS and bool(_NOUN_BEFORE.search(line[-20:]))
