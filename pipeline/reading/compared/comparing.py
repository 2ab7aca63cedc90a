"""The comparison: two documents of one language, whatever they were read from, and everything that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.comparison import Change, Comparison, Document, Line, Piece, Saying, Verb
from pipeline.reading.compared.lining_up import line_up, moved
from pipeline.reading.compared.of_facts import fact_changes
from pipeline.reading.compared.pieces import pieces_of
from pipeline.reading.compared.sayings import as_on_pages
from pipeline.reading.returned.aligning import Pair

Pairs = Sequence[Pair]


def compare(before: Document, after: Document, *, off_pages: bool = False) -> Comparison:
    """What changed from one document to the other; compared the other way round, the same is told the other way round.

    With `off_pages` one of the two was read off its pages: a fact that no page shows is then no difference.
    """
    if off_pages:
        before, after = (replace(side, sayings=as_on_pages(side.sayings)) for side in (before, after))
    pairs = _same_kinds(before.sayings, after.sayings)
    one, other = ([saying.words for saying in side.sayings] for side in (before, after))
    lines = tuple(_lines(before.sayings, after.sayings, pairs, moved(one, other, pairs)))
    if off_pages:
        lines = tuple(replace(line, change=None) if _is_blank(line.change) else line for line in lines)
    facts = tuple(fact_changes(before, after, pairs, off_pages=off_pages))
    return Comparison(before.sayings, after.sayings, lines, facts)


def _is_blank(change: Change | None) -> bool:
    """Whether nothing but blanks is different: where a line of a page ends, nobody can tell whether one stood."""
    if change is None or change.verb is not Verb.CHANGED or change.before is None or change.after is None:
        return False
    return "".join(change.before.look.split()) == "".join(change.after.look.split())


def _same_kinds(before: Sequence[Saying], after: Sequence[Saying]) -> list[Pair]:
    """The sayings of both side by side; what became of another kind was taken out and put in."""
    pairs: list[Pair] = []
    for left, right in line_up([each.words for each in before], [each.words for each in after]):
        if left is not None and right is not None and before[left].kind is not after[right].kind:
            pairs += [(left, None), (None, right)]
        else:
            pairs.append((left, right))
    return _gone_first(pairs)


def _gone_first(pairs: Sequence[Pair]) -> list[Pair]:
    """Between any two pairs, first what is gone, then what is new."""
    made: list[Pair] = []
    new: list[Pair] = []
    for left, right in pairs:
        if left is not None and right is not None:
            made += new
            new = []
            made.append((left, right))
        elif left is None:
            new.append((left, right))
        else:
            made.append((left, right))
    return made + new


def _lines(
    before: Sequence[Saying], after: Sequence[Saying], pairs: Pairs, elsewhere: dict[int, int]
) -> Iterator[Line]:
    elsewhere = {right: left for right, left in elsewhere.items() if before[left].kind is after[right].kind}
    changes = {right: moved_change(before[left], after[right]) for right, left in elsewhere.items()}
    homes = {left: right for right, left in elsewhere.items()}
    for left, right in pairs:
        if left is not None and right is not None:
            yield Line(left, right, changed(before[left], after[right]))
        elif left is not None and left in homes:
            yield Line(left, None, changes[homes[left]], is_left=True)
        elif left is not None:
            gone = before[left]
            yield Line(left, None, Change(Verb.REMOVED, gone, None, (Piece("-", gone.words),) if gone.words else ()))
        elif right is not None and right in changes:
            yield Line(None, right, changes[right])
        elif right is not None:
            new = after[right]
            yield Line(None, right, Change(Verb.ADDED, None, new, (Piece("+", new.words),) if new.words else ()))


def changed(before: Saying, after: Saying) -> Change | None:
    """What changed of one saying; None if nothing did."""
    if before.words != after.words:
        return Change(Verb.CHANGED, before, after, pieces_of(before.words, after.words))
    if before.look != after.look:
        return Change(Verb.CHANGED, before, after, pieces_of(before.look, after.look))
    return None


def moved_change(before: Saying, after: Saying) -> Change:
    """What stands elsewhere now, with the words that changed on the way."""
    same = Change(Verb.MOVED, before, after, (Piece("=", after.words),))
    return replace(changed(before, after) or same, verb=Verb.MOVED)
