"""W7: one kind of apostrophes in a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.rules.subject import Remark, Subject

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


def mixed_apostrophes(subject: Subject) -> Iterator[Remark]:
    """W710: an apostrophe within a word that is of the kind which the report has fewer of; addresses do not count."""
    text = subject.printed.plain
    if "'" not in text or "’" not in text:
        return
    found = list(_APOSTROPHE.finditer(text))
    kinds = Counter(match[0] for match in found)
    if len(kinds) < 2:
        return
    usual = max(kinds, key=lambda kind: (kinds[kind], kind))
    for match in found:
        if match[0] != usual:
            word = re.search(r"[^\W_]*\Z", text[max(0, match.start() - 30) : match.start()])
            rest = re.match(r"[^\W_]*", text[match.end() : match.end() + 30])
            words = f"{word[0] if word else ''}{match[0]}{rest[0] if rest else ''}"
            yield subject.say("W710", match.start(), words=words, usual=usual)
