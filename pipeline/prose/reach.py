"""How far a look reaches over the runs and the marks of notes of one cluster."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.model.passage import Inline, NoteMark, Run
from pipeline.prose.settle import Look, look


def looks_of(cluster: Sequence[Inline]) -> list[Look]:
    """The look of each run; the mark of a note has none of its own and takes the emphasis that goes on over it.

    That is emphasis on both sides of it, or emphasis on one side with a blank between, since emphasis can't end there.
    """
    looks: list[Look] = []
    before = Run("", 0)
    groups = [list(group) for _, group in groupby(cluster, lambda inline: isinstance(inline, NoteMark))]
    for number, group in enumerate(groups):
        following = groups[number + 1][0] if number + 1 < len(groups) else Run("", 0)
        if isinstance(group[0], NoteMark) and isinstance(following, Run):
            looks += [_carried(before, following)] * len(group)
            continue
        looks += [look(run) for run in group if isinstance(run, Run)]
        before = group[-1] if isinstance(group[-1], Run) else before
    return looks


def _carried(before: Run, following: Run) -> Look:
    open_before, open_after = before.text[-1:].isspace(), following.text[:1].isspace()
    bold, italic = (
        (first and second) or (first and open_before) or (second and open_after)
        for first, second in ((before.bold, following.bold), (before.italic, following.italic))
    )
    return bold, italic, "", ""


def reach(cluster: Sequence[Inline], looks: Sequence[Look], place: int) -> list[int]:
    """For each run, where the last neighbour of the same look ends; marks of notes do not part links and languages."""
    ends = [number + 1 for number in range(len(cluster))]
    following = len(cluster)
    for number in range(len(cluster) - 1, -1, -1):
        if place < 2 or isinstance(cluster[number], Run):
            if following < len(cluster) and looks[following][place] == looks[number][place]:
                ends[number] = ends[following]
            following = number
    return ends


def begins(looks: Sequence[Look], place: int) -> list[int]:
    """For each run, where behind it the next stretch of a look begins; the number of runs if nowhere."""
    found = [len(looks)] * len(looks)
    for number in range(len(looks) - 2, -1, -1):
        following = looks[number + 1][place]
        starts = following and following != looks[number][place]
        found[number] = number + 1 if starts else found[number + 1]
    return found
