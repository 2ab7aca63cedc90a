"""What becomes of an input file: built, unchanged, changed by hand or failed, and what there is to tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipeline.errors import ExitCode, RapporteurError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.machine import quoted
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import printed_with

if TYPE_CHECKING:
    from pipeline.model.stages import AnnexFile


class Status(StrEnum):
    """What became of a report."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    CHANGED_BY_HAND = "changed-by-hand"
    OLDER = "older"


# Of the warnings of reports that were told it is kept how many they were.
_WARNING = finding("W901", severity=Severity.WARNING, input="", number=0)


class Judged(Protocol):
    """What has to be known of an input that was judged to tell what became of it: its judgement, or a look at it."""

    @property
    def file(self) -> Path:
        """The input file."""

    @property
    def symbol(self) -> str:
        """The symbol that it gives, empty if it gives none."""

    @property
    def revision(self) -> int:
        """The revision that it gives beside its symbol, 0 if it gives none."""

    @property
    def language(self) -> str:
        """The language of the edition."""

    @property
    def is_draft(self) -> bool:
        """Whether it is no final report yet."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that there is to say of it."""

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """The findings that forbid a final report."""

    @property
    def beside(self) -> frozenset[str]:
        """The names of the files that it names beside itself."""

    @property
    def annexes(self) -> Mapping[str, AnnexFile]:
        """Those of them that are its annexes, by name, each with the place of the field that names it."""


@dataclass(frozen=True)
class Outcome:
    """What became of one input file; `exit_code` is its own, should it stand alone.

    `judged` is what there is to say of the input, `told` what the building itself has to say, `beside` the names of the
    files that the input names beside itself. `template` and `carries` are what it would be made from today that others share:
    the name of its template, and whether its PDF carries its input.
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
    template: str = ""
    carries: bool = False
    revision: int = 0

    @property
    def printed(self) -> str:
        """The symbol as printed, with its revision: `SP/RV-TSTI-IR-24/Rev. 1`; empty without one."""
        return printed_with(Symbol(self.symbol), self.revision).printed if self.revision else self.symbol

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that there is to tell."""
        return (*self.judged, *self.told)

    @property
    def in_brief(self) -> Outcome:
        """What is kept of it once it is told: thousands of them are in memory at the end of a run."""
        warnings = sum(1 for found in self.judged if found.severity is Severity.WARNING)
        told = self.told if self.exit_code else ()
        return replace(self, files={}, contents=(), beside=frozenset(), judged=(_WARNING,) * warnings, told=told)


def outcome(judgement: Judged, status: Status, files: dict[str, Path], *told: Finding) -> Outcome:
    """The outcome of an input that was judged; for a draft it says how much stands in the way of the final report."""
    everything = (*_where_named(told, judgement.annexes), *_what_is_missing(judgement))
    return Outcome(
        judgement.file,
        status,
        judgement.symbol,
        judgement.language,
        files,
        judged=judgement.findings,
        told=everything,
        beside=judgement.beside,
        revision=judgement.revision,
    )


def failed(file: Path, error: RapporteurError, judgement: Judged | None = None) -> Outcome:
    """The outcome of an input of which nothing was made; a finding without a file gets the input's name."""
    named = _where_named(error.findings, judgement.annexes if judgement else {})
    placed = tuple(found if found.place.file else found.at(replace(found.place, file=str(file))) for found in named)
    others = tuple(found for found in judgement.findings if found not in placed) if judgement else ()
    return Outcome(
        file,
        Status.FAILED,
        judgement.symbol if judgement else "",
        judgement.language if judgement else "",
        judged=others,
        told=placed,
        exit_code=error.exit_code,
        beside=judgement.beside if judgement else frozenset(),
        revision=judgement.revision if judgement else 0,
    )


def changed_by_hand(judgement: Judged, path: Path) -> Outcome:
    """The outcome of an input whose edition a person changed, with the command that takes the changes in."""
    told = finding(
        "W902", Place(file=str(path)), input=quoted(str(judgement.file)), path=str(path), quoted=quoted(str(path))
    )
    return outcome(judgement, Status.CHANGED_BY_HAND, {}, told)


def _where_named(findings: Iterable[Finding], annexes: Mapping[str, AnnexFile]) -> tuple[Finding, ...]:
    """The findings, those about annexes at the fields of the input that name them; each says itself which file it means."""
    return tuple(
        found.at(replace(annexes[found.place.file].place, words=found.place.words))
        if found.place.file in annexes
        else found
        for found in findings
    )


def _what_is_missing(judgement: Judged) -> tuple[Finding, ...]:
    count = len(judgement.in_the_way)
    if not judgement.is_draft or not count:
        return ()
    return (finding("W901", Place(file=str(judgement.file)), input=quoted(str(judgement.file)), number=count),)
