"""W9: two language editions of one report say the same: chapters, speakers, notes, names, dates and figures."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.counterparts import LISTS, Counterparts
from pipeline.rules.edition_facts import compare_facts, compare_lengths
from pipeline.rules.edition_passages import compare_passage
from pipeline.rules.edition_side import Side
from pipeline.rules.subject import Remark, Subject


def compare_editions(a: Subject, b: Subject) -> Iterator[Remark]:
    """What the first edition has otherwise than the second, at its places in the first; nothing is read but the two.

    Passages that are still to be translated, in either, are not compared.
    """
    if a.report.language == b.report.language:
        return
    here, there = Side(a), Side(b)
    parts = Counterparts(here, there)
    yield from compare_facts(here, there, parts)
    for name in LISTS:
        yield from compare_lengths(name, here, there)
    for path in a.passages:
        other = parts.path(path)
        if other and other in b.passages and not here.waits(path) and not there.waits(other):
            yield from compare_passage(path, other, here, there)
