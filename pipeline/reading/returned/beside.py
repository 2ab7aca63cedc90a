"""The printed and the edited document side by side: the front with the front, the chapters with the chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.reading.imports.document import SourceBlock
from pipeline.reading.returned.aligning import Pair, align
from pipeline.reading.returned.printed import body_start


def by_parts(
    base: Sequence[SourceBlock], theirs: Sequence[SourceBlock], one: Sequence[str], other: Sequence[str]
) -> list[Pair]:
    """The blocks side by side: the front with the front, the body with the body."""
    first, second = body_start(base), body_start(theirs)
    if not second:
        return align(one, other)
    return [
        *_in_place(align(one[:first], other[:second])),
        *((_later(left, first), _later(right, second)) for left, right in align(one[first:], other[second:])),
    ]


def _in_place(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The lines before the chapters: what stands in the place of another is that one, whatever it says."""
    gone: list[int] = []
    came: list[int] = []

    def leftover() -> Iterator[Pair]:
        for number in range(max(len(gone), len(came))):
            yield (gone[number] if number < len(gone) else None, came[number] if number < len(came) else None)
        gone.clear()
        came.clear()

    for left, right in pairs:
        if left is not None and right is not None:
            yield from leftover()
            yield left, right
        elif left is not None:
            gone.append(left)
        elif right is not None:
            came.append(right)
    yield from leftover()


def _later(number: int | None, start: int) -> int | None:
    return None if number is None else number + start
