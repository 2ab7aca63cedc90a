"""Checking: what there is to say of input files; nothing is made and nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.clashes import clashes
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.judge import Judgement, judge_input
from pipeline.desks.places import claim_of, place_of
from pipeline.errors import ExitCode, RapporteurError
from pipeline.findings import Finding
from pipeline.model.choices import Settings
from pipeline.office.office import Office


@dataclass(frozen=True)
class Checked:
    """One input file, its findings, and the seconds that it took; `exit_code` is that of a run over it alone."""

    input: Path
    findings: tuple[Finding, ...]
    seconds: float
    symbol: str = ""
    language: str = ""
    exit_code: ExitCode = ExitCode.DONE


@dataclass(frozen=True)
class Desk:
    """What checking takes beside the inputs; `clock` counts seconds, with `debug` a fault of the program is raised."""

    office: Office
    settings: Settings
    clock: Callable[[], float]
    strict: bool = False
    debug: bool = False

    def judge(self, file: Path) -> tuple[Judgement | RapporteurError, float]:
        """The judgement of one file, or why there is none, and the seconds that it took."""
        begun = self.clock()
        guard = unguarded if self.debug else guarded
        judgement = guard(judge_input, file, self.office, self.settings, strict=self.strict)
        return judgement, self.clock() - begun


def check(files: Sequence[Path], desk: Desk) -> Iterator[Checked]:
    """The findings of each input file; a draft's errors are told and do not fail it.

    All are read before the first is told of, since two of them may claim one place.
    """
    judged = [desk.judge(file) for file in files]
    refused = _refused([judgement for judgement, _ in judged if isinstance(judgement, Judgement)], desk.settings)
    for file, (judgement, seconds) in zip(files, judged, strict=True):
        if isinstance(judgement, RapporteurError):
            yield Checked(file, judgement.findings, seconds, exit_code=judgement.exit_code)
        else:
            yield _checked(judgement, tuple(found for found in refused if found.place.file == str(file)), seconds)


def _refused(judged: Sequence[Judgement], settings: Settings) -> tuple[Finding, ...]:
    claims = (claim_of(judgement, place_of(judgement, settings)) for judgement in judged)
    return clashes(claim for claim in claims if claim)


def _checked(judgement: Judgement, refused: tuple[Finding, ...], seconds: float) -> Checked:
    report = judgement.report
    stopped = refused or (judgement.in_the_way and not report.is_draft)
    code = ExitCode.INPUT if stopped else ExitCode.DONE
    return Checked(judgement.file, (*refused, *judgement.findings), seconds, report.symbol or "", report.language, code)
