# ruff: noqa: T201 - the figures that it prints are what it is for
"""Where the milliseconds of a report go: the stages of one warm report, and of many one after the other.

All stages are run in this process, one after the other, with nothing beside them: their sum is what one worker takes, and is
more than a pool of several takes a report.
"""

from __future__ import annotations

import shutil
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.desks.judge import judge_input
from pipeline.desks.origin import origin_of
from pipeline.desks.places import place_of
from pipeline.desks.shelving import put_away, recorded
from pipeline.desks.start import early_engine
from pipeline.desks.workshop import Order, Workshop, imposition_of
from pipeline.line import finish as finishing
from pipeline.line.carrying import carried
from pipeline.line.compose.manuscript import compose
from pipeline.line.typeset import typeset
from pipeline.settings import read_settings
from tests.support.varied import EXAMPLE

WARMING = 2
Stages = Counter[str]


def stages_of_one(office: Path) -> None:
    """The milliseconds of each stage of the example, ten times in a row."""
    office.mkdir()
    source = Path(shutil.copy(EXAMPLE, office))
    (office / "rapporteur.toml").touch()  # else the working directory would be the office
    _tell("stages of one warm report, ms", _stages(office, [source] * (WARMING + 10)))


def stages_of_many(office: Path, sources: Sequence[Path]) -> None:
    """The milliseconds of each stage of many reports, each of them once."""
    _tell(f"stages of {len(sources)} reports, ms each", _stages(office, sources))


def _tell(what: str, runs: Sequence[Stages]) -> None:
    means = {stage: statistics.mean(run[stage] for run in runs) * 1000 for stage in runs[0]}
    print(f"{what}: {', '.join(f'{stage} {mean:.1f}' for stage, mean in means.items())}; ", end="")
    print(f"all {sum(means.values()):.1f}", flush=True)


def _stages(office: Path, sources: Sequence[Path]) -> list[Stages]:
    """The seconds of each stage of each report but the first, on which what is not loaded yet is loaded."""
    settings = read_settings(office)
    with early_engine(sources, settings, force=True) as engine:
        workshop = Workshop.of(settings, engine)
        return [_one(source, workshop) for source in sources][WARMING:]


def _one(source: Path, workshop: Workshop) -> Stages:
    settings, office, imposition = workshop.settings, workshop.office, imposition_of(workshop.settings)
    spent: Stages = Counter()
    with _timed(spent, "read and judge"):
        judgement = judge_input(source, office, settings)
    with _timed(spent, "canonical and key"):
        checked, template = judgement.approved(), workshop.template_of(judgement.report)
        origin = origin_of(checked, office, template, imposition, workshop.engine, carries=True)
    with _timed(spent, "compose"):
        manuscript = compose(checked, office, imposition, template)
    with _timed(spent, "typeset"), _apart(spent, "typeset", "engine", type(workshop.engine), "convert"):
        printed = typeset(manuscript, imposition, workshop.engine)
    with _timed(spent, "finish"), _apart(spent, "finish", "check", finishing, "_faults"):
        carries = carried(checked, office, template, origin.ingredients)
        edition = finishing.finish(checked, printed, workshop.engine, carries)
    with _timed(spent, "record and publish"):
        place = place_of(judgement, settings)
        assert place is not None
        made = recorded(Order(checked, template), origin, edition)
        put_away(judgement, place, made, settings, discard_changes=True)
    return spent


@contextmanager
def _timed(spent: Stages, stage: str) -> Iterator[None]:
    begun = time.perf_counter()
    yield
    spent[stage] += time.perf_counter() - begun


@contextmanager
def _apart(spent: Stages, stage: str, part: str, where: Any, name: str) -> Iterator[None]:
    """Counts what a function takes as a part of its own, and no longer to the stage that calls it."""
    function: Callable[..., Any] = getattr(where, name)

    def counted(*given: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return function(*given, **named)
        finally:
            took = time.perf_counter() - begun
            spent[part] += took
            spent[stage] -= took

    setattr(where, name, counted)
    try:
        yield
    finally:
        setattr(where, name, function)
