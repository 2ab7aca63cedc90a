"""Checking: what there is to say of input files; nothing is made and nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.clashes import Claim, clashes
from pipeline.desks.correcting.already import verdicts_corrected
from pipeline.desks.guard import guarded, unguarded
from pipeline.desks.judge import Judgement, in_order, judge_input
from pipeline.desks.places import claim_of, place_of
from pipeline.desks.register.holding import Carried, Verdict, carried_in, is_refused
from pipeline.desks.siblings import Siblings
from pipeline.desks.start import FILES_FOR_A_READER, workers_for
from pipeline.errors import ExitCode, RapporteurError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.office.office import Office
from pipeline.pools.pool import Pool

_LANGUAGE = re.compile(r"\.(?:en|es|pt|fr)\.ya?ml$", re.IGNORECASE)


@dataclass(frozen=True)
class Checked:
    """One input file, its findings, and the seconds that it took; `exit_code` is that of a run over it alone.

    `beside` is how many of the warnings are about what it has otherwise than the other editions of the report.
    """

    input: Path
    findings: tuple[Finding, ...]
    seconds: float
    symbol: str = ""
    language: str = ""
    exit_code: ExitCode = ExitCode.DONE
    revision: int = 0
    beside: int = 0


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


@dataclass(frozen=True)
class _Told:
    """What was told of one file by itself and beside its siblings, what it claims and carries; it goes between processes."""

    checked: Checked
    claim: Claim | None = None
    carried: Carried | None = None


def check(files: Sequence[Path], desk: Desk, jobs: int | None = None) -> Iterator[Checked]:
    """The findings of each input file, in turn; a draft's errors are told and do not fail it.

    All are read before the first is told of, since two of them may claim one place; by `jobs` processes, or by as many
    as make sense. The editions of one report are read by one of them.
    """
    together = _siblings(files)
    workers = 1 if desk.debug else workers_for(len(files), jobs, FILES_FOR_A_READER)
    pool: Pool[Desk, tuple[Path, ...], list[_Told]] = Pool(lambda: nullcontext(desk), _told_together, _given_up)
    with pool:
        by_file = {told.checked.input: told for _, several in pool.run(together, workers) for told in several}
    refused = tuple(clashes(told.claim for file in files if (told := by_file[file]).claim))
    carried = [each for told in by_file.values() if (each := told.carried)]
    said = verdicts_corrected(carried, desk.office, desk.settings, strict=desk.strict)
    for file in files:
        checked, found = by_file[file].checked, tuple(each for each in refused if each.place.file == str(file))
        verdict = said.get(file, Verdict())
        held = (*verdict.findings, *verdict.remarks)
        code = ExitCode.REGISTER if is_refused(held) else ExitCode.INPUT if found else checked.exit_code
        yield replace(checked, findings=(*found, *held, *checked.findings), exit_code=code)


def _siblings(files: Sequence[Path]) -> list[tuple[Path, ...]]:
    """The files, those together that may be editions of one report."""
    together: dict[tuple[Path, str], list[Path]] = {}
    for file in files:
        together.setdefault((file.parent, _LANGUAGE.sub("", file.name)), []).append(file)
    return [tuple(each) for each in together.values()]


def _told_together(desk: Desk, files: tuple[Path, ...]) -> list[_Told]:
    judged = [(file, *desk.judge(file)) for file in files]
    sound = [judgement for _, judgement, _ in judged if isinstance(judgement, Judgement)]
    siblings = Siblings.of(sound, desk.office, desk.settings, strict=desk.strict)
    return [_told(file, judgement, seconds, siblings) for file, judgement, seconds in judged]


def _told(file: Path, judgement: Judgement | RapporteurError, seconds: float, siblings: Siblings) -> _Told:
    if isinstance(judgement, RapporteurError):
        return _Told(Checked(file, judgement.findings, seconds, exit_code=judgement.exit_code))
    others = siblings.findings(judgement)
    whole = replace(judgement, findings=in_order([*judgement.findings, *others]))
    report, beside = whole.report, sum(each.severity is Severity.WARNING for each in others)
    code = ExitCode.INPUT if whole.in_the_way and not report.is_draft else ExitCode.DONE
    checked = Checked(file, whole.findings, seconds, whole.symbol, report.language, code, whole.revision, beside)
    return _Told(checked, claim_of(whole, place_of(whole, siblings.settings)), carried_in(whole, siblings.settings))


def _given_up(files: tuple[Path, ...]) -> list[_Told]:
    """What came of files over which one process after the other died."""
    lost = ((file, finding("L092", Place(str(file)), name=str(file))) for file in files)
    return [_Told(Checked(file, (found,), 0.0, exit_code=ExitCode.BUG)) for file, found in lost]
