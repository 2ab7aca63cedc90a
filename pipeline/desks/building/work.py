"""What a build gives to workers, a piece at a time: an input to look at, a report to make."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.kept import Kept
from pipeline.desks.building.looking import Look, look_at
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.origin import Origin
from pipeline.desks.shelving import Made, recorded
from pipeline.desks.workshop import Order, Workshop, make
from pipeline.errors import ConversionError, RapporteurError
from pipeline.findings import Place, finding


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """An input to be judged."""

    file: Path
    strict: bool = False


@dataclass(frozen=True, slots=True)
class ToMake:
    """A report to be made: the number of its look in this run, its title, its packed order.

    `annexes` are the bytes of its annexes, for a worker that can't read them beside the input, or why there are none.
    """

    number: int
    title: str
    order: bytes
    annexes: Mapping[str, bytes] | RapporteurError | None = None


Task = ToLookAt | ToMake
Done = Look | Made | RapporteurError


def work(workshop: Workshop, task: Task) -> Done:
    """What comes of a piece of work: one bad report never stops the others."""
    guard = unguarded if workshop.debug else guarded
    if isinstance(task, ToLookAt):
        return guard(look_at, workshop, task.file, strict=task.strict)
    return guard(_made, workshop, task)


def _made(workshop: Workshop, task: ToMake) -> Made:
    if isinstance(task.annexes, RapporteurError):
        raise task.annexes
    order: Order = pickle.loads(task.order)  # noqa: S301 - packed by this run
    origin = Origin(order.ingredients or {})
    if kept := Kept(workshop.settings.state).take(origin.key):
        return Made(kept.files, kept.canonical, kept.record.pages, kept.record.contents, kept.findings)
    edition = make(workshop, order if task.annexes is None else replace(order, annexes=task.annexes))
    if isinstance(edition, RapporteurError):
        raise edition
    return recorded(order, origin, edition)


def lost(task: Task) -> RapporteurError:
    """What came of a piece of work over which worker after worker died."""
    if isinstance(task, ToLookAt):
        return RapporteurError(finding("L092", Place(str(task.file)), name=str(task.file)))
    return ConversionError(finding("L090", title=task.title))
