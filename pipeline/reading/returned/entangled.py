"""Changes that only make sense together: what a person decides on is not half taken without him.

Somebody parts a paragraph that we have changed, or moves it: the one half is a conflict, the other would be taken as new
and its words be printed twice. Somebody joins two, of which we have changed one: the other would be taken out, though its
words stand in what waits. So what is new, or gone, goes with the conflict that has its words; and nothing goes of which
the document still has the words, at a place from which nothing is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.prose.plain import plain_text
from pipeline.reading.returned.aligning import alike
from pipeline.reading.returned.patch import Conflict, ItemMoved, Kind, Patch, Proposal
from pipeline.reading.returned.printed import passage_of
from pipeline.reading.returned.sides import Sides

_LABEL = re.compile(r"^\s*(?:–|\d+[.)]|[a-z]{1,4}\))\s")
_ONE = 0.6
"""The likeness from which new words are those of a passage that both sides changed."""


def disentangle(patch: Patch, theirs: Sequence[str], sides: Sides) -> None:
    """Takes out of the proposals what belongs to a conflict, and what would lose words that `theirs`, the document, has."""
    kept: list[Proposal] = []
    for proposal in patch.proposals:
        number = _conflict_of(proposal, patch.conflicts)
        if number is None:
            kept.append(proposal)
            continue
        if proposal.kind is Kind.CHANGED:
            patch.conflicts.append(Conflict(proposal.path, proposal.before, proposal.before, proposal.after))
        elif proposal.kind is Kind.ADDED:
            conflict = patch.conflicts[number]
            words = "\n".join(part for part in (conflict.theirs, proposal.after) if part)
            patch.conflicts[number] = replace(conflict, theirs=words)
    patch.proposals[:] = _keeping(kept, theirs, sides)


def _conflict_of(proposal: Proposal, conflicts: Sequence[Conflict]) -> int | None:
    """The number of the conflict that a proposal is half of."""
    if isinstance(proposal.edit, ItemMoved):
        return None
    for number, conflict in enumerate(conflicts):
        if _part(proposal.path) == _part(conflict.path) and _is_half(proposal, conflict):
            return number
    return None


def _is_half(proposal: Proposal, conflict: Conflict) -> bool:
    if proposal.kind is Kind.ADDED:
        return bool(conflict.base) and alike(proposal.after, conflict.base) >= _ONE
    if proposal.kind is Kind.CHANGED:  # joined with the end of another
        return not conflict.theirs and alike(proposal.after, conflict.base) >= _ONE > alike(
            proposal.before, conflict.base
        )
    gone = " ".join(proposal.before.split())
    theirs = " ".join(conflict.theirs.split())
    return bool(gone) and (gone in theirs or alike(gone, theirs) >= _ONE > alike(gone, conflict.base))


def _part(path: str) -> str:
    """The list or field that a path is in: halves of an item may be items of their own."""
    return path.partition("[")[0].partition(".")[0]


def _keeping(proposals: Sequence[Proposal], theirs: Sequence[str], sides: Sides) -> list[Proposal]:
    """The proposals without removals of what would then stand less often in the input than in the document.

    It went to a place from which nothing is taken: before the chapters, into a list of the office's.
    """
    removed = [each for each in proposals if each.kind is Kind.REMOVED]
    if not removed:
        return list(proposals)
    there = Counter(map(_letters, theirs))
    ours = Counter(words for passage in sides.our_passages.values() for words in _lines(plain_text(passage)))
    ours.update(words for each in proposals if each.kind is not Kind.REMOVED for words in _words(each.after))
    kept: list[Proposal] = []
    for proposal in proposals:
        gone = _words(proposal.before) if proposal.kind is Kind.REMOVED else []
        longest = max(gone, key=len, default="")
        if 0 < ours[longest] <= there[longest]:
            continue
        ours.subtract(gone)
        kept.append(proposal)
    return kept


def _words(prose: str) -> list[str]:
    return _lines(plain_text(passage_of(prose)))


def _lines(words: str) -> list[str]:
    """The letters of each line, without the marks of lists."""
    return [letters for line in words.split("\n") if (letters := _letters(_LABEL.sub("", line)))]


def _letters(words: str) -> str:
    """The letters and figures of some words, in small letters."""
    return re.sub(r"[\W_]", "", words).casefold()
