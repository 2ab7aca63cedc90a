"""Rebuilding: what is out of date in the archive is built, and nothing else; what stands is not even read."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from pipeline.archive.clashes import Claim
from pipeline.archive.layout import EditionPlace, Kind, is_draft
from pipeline.desks.build import Wish, build
from pipeline.desks.opening import bytes_of
from pipeline.desks.outcome import Outcome
from pipeline.desks.rebuilding.standing import Standing
from pipeline.desks.workshop import Workshop
from pipeline.errors import RapporteurError
from pipeline.model.symbol import Symbol

# So many outcomes are noted at once: a run that is killed has to look into no more of them again.
NOTED = 100


def rebuild(files: Sequence[Path], workshop: Workshop, wish: Wish) -> Generator[Outcome, None, None]:
    """What becomes of each input: those that stand as they were left first, then what is built, as `build` tells it.

    Raises what `build` raises. Killed at any moment and run again, it builds what was not finished.
    """
    standing = Standing(workshop, strict=wish.strict)
    left: list[Path] = []
    taken: list[Claim] = []
    for file in files:
        known = None if wish.force else _as_left(file, standing)
        if known is None:
            left.append(file)
        else:
            taken.append(_claim_of(known))
            yield known
    if left:
        yield from _built(left, workshop, wish, standing, taken)


def stale(files: Sequence[Path], workshop: Workshop, *, strict: bool = False) -> list[Path]:
    """The inputs that have to be looked into, for a run that changes nothing."""
    standing = Standing(workshop, strict=strict)
    return [file for file in files if _as_left(file, standing) is None]


def _as_left(file: Path, standing: Standing) -> Outcome | None:
    try:
        return standing.outcome_of(file, bytes_of(file))
    except RapporteurError:
        return None  # whoever looks into it tells what is wrong


def _claim_of(known: Outcome) -> Claim:
    """The place that a report has which stands as it was left."""
    record = known.files[Kind.RECORD]
    place = EditionPlace(record.parent, record.name.removesuffix(".json"))
    return Claim(str(known.input), place, None if is_draft(place) else Symbol(known.symbol))


def _built(
    left: Sequence[Path], workshop: Workshop, wish: Wish, standing: Standing, taken: Sequence[Claim]
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
