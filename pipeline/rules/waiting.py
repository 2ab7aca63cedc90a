"""E7: nothing of a translation is still to be written when it is printed as final."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.office.words import Words
from pipeline.rules.subject import Remark, Subject, remark


def is_waiting(text: str, words: Words) -> bool:
    """Whether a text still has the gap in which its translation will stand."""
    return words.waiting in " ".join(text.replace("\\", "").split())


def waiting_for_translation(subject: Subject) -> Iterator[Remark]:
    """E703: a text, prose or line, in which the translation is still to be written."""
    gap = subject.words.waiting
    for field in subject.all_words:
        if is_waiting(field.text, subject.words):
            yield remark("E703", field.path, max(0, field.text.find(gap[1:]) - 1), words=gap)
