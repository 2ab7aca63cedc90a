"""What becomes of an input file: built, unchanged, changed by hand or failed, and what there is to tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from pipeline.desks.attachments import names_beside
from pipeline.desks.judge import Judgement
from pipeline.errors import ExitCode, RapporteurError
from pipeline.findings import Finding, Place, finding
from pipeline.machine import quoted


class Status(StrEnum):
    """What became of a report."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    CHANGED_BY_HAND = "changed-by-hand"
    OLDER = "older"


@dataclass(frozen=True)
class Outcome:
    """What became of one input file; `exit_code` is its own, should it stand alone.

    `judged` is what there is to say of the input, `told` what the building itself has to say, `beside` the names of the
    files that the input names beside itself.
    """

    input: Path
    status: Status
    symbol: str = ""
    language: str = ""
    files: dict[str, Path] = field(default_factory=dict)
    pages: int = 0
    contents: tuple[tuple[str, str], ...] = ()
    judged: tuple[Finding, ...] = ()
    told: tuple[Finding, ...] = ()
    exit_code: ExitCode = ExitCode.DONE
    beside: frozenset[str] = frozenset()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that there is to tell."""
        return (*self.judged, *self.told)


def outcome(judgement: Judgement, status: Status, files: dict[str, Path], *told: Finding) -> Outcome:
    """The outcome of an input that was judged; for a draft it says how much stands in the way of the final report."""
    report = judgement.report
    everything = (*told, *_what_is_missing(judgement))
    return Outcome(
        judgement.file,
        status,
        report.symbol or "",
        report.language,
        files,
        judged=judgement.findings,
        told=everything,
        beside=names_beside(report, judgement.passages),
    )


def failed(file: Path, error: RapporteurError, judgement: Judgement | None = None) -> Outcome:
    """The outcome of an input of which nothing was made; a finding without a file gets the input's name."""
    placed = tuple(
        found if found.place.file else found.at(replace(found.place, file=str(file))) for found in error.findings
    )
    report = judgement.report if judgement else None
    others = tuple(found for found in judgement.findings if found not in placed) if judgement else ()
    return Outcome(
        file,
        Status.FAILED,
        report.symbol or "" if report else "",
        report.language.value if report else "",
        judged=others,
        told=placed,
        exit_code=error.exit_code,
        beside=names_beside(judgement.report, judgement.passages) if judgement else frozenset(),
    )


def changed_by_hand(judgement: Judgement, path: Path) -> Outcome:
    """The outcome of an input whose edition a person changed, with the command that takes the changes in."""
    told = finding(
        "W902", Place(file=str(path)), input=quoted(str(judgement.file)), path=str(path), quoted=quoted(str(path))
    )
    return outcome(judgement, Status.CHANGED_BY_HAND, {}, told)


def _what_is_missing(judgement: Judgement) -> tuple[Finding, ...]:
    count = len(judgement.in_the_way)
    if not judgement.report.is_draft or not count:
        return ()
    return (finding("W901", Place(file=str(judgement.file)), input=quoted(str(judgement.file)), number=count),)
