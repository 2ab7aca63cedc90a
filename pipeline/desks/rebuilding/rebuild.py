"""Rebuilding: what is out of date in the archive is built, and nothing else; what stands is not even read."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from pathlib import Path

from pipeline.archive.clashes import Claim
from pipeline.desks.build import Wish, build
from pipeline.desks.opening import bytes_of
from pipeline.desks.outcome import Outcome, Status
from pipeline.desks.rebuilding.standing import Standing
from pipeline.desks.workshop import Workshop
from pipeline.errors import RapporteurError

# So many outcomes are noted at once: a run that is killed has to look into no more of them again.
NOTED = 100


def rebuild(
    files: Sequence[Path], workshop: Workshop, wish: Wish, *, is_brief: bool = False
) -> Generator[Outcome, None, None]:
    """What becomes of each input: those that stand as they were left first, then what is built, as `build` tells it.

    Of the first a brief run tells neither files nor contents. Raises what `build` raises. Killed at any moment and run
    again, it builds what was not finished.
    """
    left: list[Path] = []
    with Standing(workshop, strict=wish.strict) as standing:
        for file in files:
            known = None if wish.force else _as_left(file, standing, is_brief=is_brief)
            if known is None:
                left.append(file)
            else:
                yield known
        if left:
            looked_into = set(left)
            taken = standing.claims(file for file in files if file not in looked_into)
            yield from _built(left, workshop, wish, standing, taken)


def stale(files: Sequence[Path], workshop: Workshop, *, strict: bool = False) -> list[Path]:
    """The inputs that have to be looked into, for a run that changes nothing; and those of issued reports that are older."""
    with Standing(workshop, strict=strict) as standing:
        known = ((file, _as_left(file, standing, is_brief=True)) for file in files)
        return [file for file, left in known if left is None or left.status is Status.OLDER]


def _as_left(file: Path, standing: Standing, *, is_brief: bool) -> Outcome | None:
    try:
        return standing.outcome_of(file, bytes_of(file), is_brief=is_brief)
    except RapporteurError:
        return None  # whoever looks into it tells what is wrong


def _built(
    left: Sequence[Path], workshop: Workshop, wish: Wish, standing: Standing, taken: Iterable[Claim]
) -> Generator[Outcome, None, None]:
    fresh: list[Outcome] = []
    try:
        for outcome in build(left, workshop, wish, taken):
            fresh.append(outcome)
            if len(fresh) == NOTED:
                standing.remember(fresh)
                fresh = []
            yield outcome
    finally:
        standing.remember(fresh)
