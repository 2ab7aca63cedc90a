"""The order of the pages: one part after the other, and some behind a page of the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.pdf.bundle.numbering import Run, labels_of
from pipeline.pdf.bundle.part import Part, PlacedPart


@dataclass(frozen=True, eq=False)
class Body:
    """The pages of a part, by how many they are and how they are numbered among themselves."""

    part: Part
    count: int
    runs: Sequence[Run]
    is_tagged: bool = True

    @property
    def labels(self) -> list[str]:
        """The label of each page."""
        return labels_of(self.runs, self.count)

    def placed(self, first: int) -> PlacedPart:
        """Where it stands if its first page is this one of the bundle."""
        labels = self.labels
        return PlacedPart(self.part.title, first, self.count, labels[0], labels[-1], self.is_tagged)


Leaf = tuple[int, int]
"""A page of the bundle: the number of its body, from 0, and which of its pages it is."""


def in_order(bodies: Sequence[Body]) -> list[Leaf]:
    """Every page of the bundle, in its order."""
    behind: defaultdict[int, list[int]] = defaultdict(list)
    for number, body in enumerate(bodies):
        at = body.part.behind
        if number and at is not None and at < bodies[0].count:
            behind[at].append(number)
    inserted = {number for numbers in behind.values() for number in numbers}
    order: list[Leaf] = []
    for number, body in enumerate(bodies):
        for page in range(body.count) if number not in inserted else ():
            order.append((number, page))
            order += (
                (other, one) for other in (behind[page] if number == 0 else ()) for one in range(bodies[other].count)
            )
    return order


def runs_in(bodies: Sequence[Body], order: Sequence[Leaf]) -> Iterator[Run]:
    """The numbering of the whole bundle: a new run wherever the next page is not the next of its own run."""
    last: tuple[int, int, int] | None = None
    kept = [_run_of_each_page(body) for body in bodies]
    for index, (number, page) in enumerate(order):
        which = kept[number][page]
        if last != (number, which, page - 1):
            run = bodies[number].runs[which]
            yield Run(index, run.style, run.prefix, run.start + page - run.first)
        last = (number, which, page)


def _run_of_each_page(body: Body) -> list[int]:
    ends = [run.first for run in body.runs[1:]] + [body.count]
    return [which for which, (run, end) in enumerate(zip(body.runs, ends, strict=True)) for _ in range(run.first, end)]


def places_in(bodies: Sequence[Body], order: Sequence[Leaf]) -> tuple[PlacedPart, ...]:
    """Where each part stands."""
    firsts = {number: index for index, (number, page) in reversed(list(enumerate(order))) if page == 0}
    return tuple(body.placed(firsts[number]) for number, body in enumerate(bodies))
