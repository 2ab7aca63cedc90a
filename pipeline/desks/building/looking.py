"""Looking at an input: it is judged, and what a run has to know of it is told; what it takes to make it is packed.

The looks of a whole archive are in memory at once, since two inputs may claim one place. So they are small, and what the
report says is in them only as bytes, which whoever runs the build lays by until the report's turn comes.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.archive.clashes import Claim
from pipeline.archive.layout import EditionPlace
from pipeline.desks.judge import Judgement, errors_among, judge_input
from pipeline.desks.origin import is_carried, origin_of
from pipeline.desks.places import claim_of, place_of
from pipeline.desks.register.holding import Carried, carried_in
from pipeline.desks.workshop import Order, Workshop, imposition_of
from pipeline.errors import InputError, RapporteurError
from pipeline.findings import Finding
from pipeline.model.stages import AnnexFile


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of an input that was judged; `order` is packed, or `hindrance` says why nothing can be made of it.

    `made_from` is the key that the report would be made from; `template` and `carries` are what of that it shares.
    """

    file: Path
    symbol: str
    language: str
    title: str
    is_draft: bool
    findings: tuple[Finding, ...]
    beside: frozenset[str]
    place: EditionPlace | None
    claim: Claim | None
    carried: Carried | None
    template: str
    carries: bool
    revision: int = 0
    made_from: str = ""
    order: bytes = b""
    annexes: Mapping[str, AnnexFile] = field(default_factory=dict)
    hindrance: RapporteurError | None = None

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """The findings that forbid a final report."""
        return errors_among(self.findings)


def look_at(workshop: Workshop, file: Path, *, strict: bool = False) -> Look:
    """What there is to know of an input before it is made. InputError with all that keeps it from being read."""
    judgement = judge_input(file, workshop.office, workshop.settings, strict=strict)
    place = place_of(judgement, workshop.settings)
    report = judgement.report
    look = Look(
        file,
        judgement.symbol,
        judgement.language,
        report.meeting.title,
        judgement.is_draft,
        judgement.findings,
        judgement.beside,
        place,
        claim_of(judgement, place),
        carried_in(judgement, workshop.settings),
        workshop.template_key(report),
        is_carried(judgement, workshop.settings),
        judgement.revision,
    )
    try:
        return _with_order(look, judgement, workshop)
    except RapporteurError as hindrance:
        return replace(look, hindrance=hindrance)


def _with_order(look: Look, judgement: Judgement, workshop: Workshop) -> Look:
    """The look with what it takes to make the report. Raises what stands in the way."""
    checked = judgement.approved()
    if look.place is None:
        raise InputError(*judgement.in_the_way)
    template, imposition = workshop.template_named(look.template), imposition_of(workshop.settings)
    origin = origin_of(checked, workshop.office, template, imposition, workshop.engine, look.carries)
    # the findings are in the look, and make no page
    order = Order(replace(checked, findings=()), template, look.file.parent, origin.ingredients)
    packed = pickle.dumps(order, pickle.HIGHEST_PROTOCOL)
    return replace(look, made_from=origin.key, order=packed, annexes=checked.attachments.annexes)
