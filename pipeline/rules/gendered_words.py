"""W10: words for roles that name one gender, as suggestions: the office has not ruled on them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.findings import Severity
from pipeline.rules.spelling import is_name
from pipeline.rules.subject import Remark, Subject


def gendered_words(subject: Subject) -> Iterator[Remark]:
    """W1001: a word such as `chairman`, with another that names all; names and quotations keep theirs."""
    gendered = {word.lower(): other for word, other in subject.lexicon.gendered.items()}
    if not gendered:
        return
    for match in subject.printed.find(subject.lexicon.phrases(*gendered)):
        other = gendered.get(" ".join(match[0].lower().replace("’", "'").split()))
        if other and not (is_name(subject, match.start()) and " " in match[0]):
            yield subject.say("W1001", match.start(), Severity.SUGGESTION, words=match[0], other=other)
