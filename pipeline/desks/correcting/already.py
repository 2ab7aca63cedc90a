"""Inputs that say otherwise than what was issued of them, where all of that was corrected: nothing is to be made of them.

A corrected input stays in `inputs/` beside its corrigendum: whoever builds the folder again is not told to correct it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.desks.register.holding import Carried, Verdict, verdicts
from pipeline.errors import RapporteurError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.office.office import Office

if TYPE_CHECKING:
    from pipeline.desks.correcting.held import Corrected

_OTHERWISE = "R080"


def verdicts_corrected(
    carried: Iterable[Carried], office: Office, settings: Settings, *, strict: bool
) -> dict[Path, Verdict]:
    """What the register says of each report of a run; one whose changes were all corrected is as it was issued.

    That costs about a second for each input that differs from what was issued, and nothing for the others.
    """
    several = {each.file: each for each in carried}
    said = verdicts(several.values(), settings, strict=strict)
    for file, verdict in said.items():
        said[file] = corrected(several[file], verdict, office, settings)
    return said


def corrected(carried: Carried, verdict: Verdict, office: Office, settings: Settings) -> Verdict:
    """The verdict on an input of which nothing more is printed otherwise than it was issued; else the one that there is."""
    if [found.code for found in verdict.findings if found.severity is Severity.ERROR] != [_OTHERWISE]:
        return verdict
    from pipeline.desks.correcting.held import hold_against  # few runs need what comparing takes

    try:
        _, (one,) = hold_against(str(carried.document), (carried.file,), office, settings)
    except RapporteurError:
        return verdict
    # what a revision says of its own corrections is printed, and no difference
    is_told = one.differences and one.judgement.report.corrections == one.before.report.corrections
    if not is_told or one.printed or one.edition.symbol != carried.document or one.edition.is_withdrawn:
        return verdict
    others = tuple(found for found in verdict.findings if found.code != _OTHERWISE)
    return replace(verdict, findings=others, issued=one.edition, remarks=tuple(_remarks(one)))


def _remarks(one: Corrected) -> Iterator[Finding]:
    """W907 by which documents it was corrected, W908 what no page shows and stays as it was issued."""
    values = {"symbol": one.edition.symbol.printed, "language": one.edition.language}
    place = Place(str(one.file))
    if one.corrected_by:
        yield finding("W907", place, None, by=", ".join(f"`{each}`" for each in one.corrected_by), **values)
    if one.not_printed:
        yield finding("W908", place, None, fields=", ".join(f"`{each}`" for each in one.not_printed), **values)
