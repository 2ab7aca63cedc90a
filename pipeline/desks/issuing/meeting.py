"""Whether an edition is of the meeting of those that stand under its symbol already: the claim may have been altered since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.archive.register.claimed import Claimed, Held
from pipeline.archive.register.editions import IssuedEdition
from pipeline.desks.correcting.issued_side import report_of
from pipeline.desks.issuing.candidates import Candidate
from pipeline.desks.register.holding import held_of
from pipeline.errors import RapporteurError
from pipeline.findings import Finding, Place, finding
from pipeline.model.choices import Settings


def other_meeting(
    candidate: Candidate, claimed: Claimed | None, editions: Sequence[IssuedEdition], settings: Settings
) -> Iterator[Finding]:
    """R053 for the first edition that stands under its symbol and is of another meeting.

    Titles are held together by the claim, which names the meeting in several languages. In another document than the
    candidate's the days may be others, or the title: a revision corrects them. Of an edition that can't be read any more
    `audit` tells.
    """
    own = held_of(candidate.report)
    known = replace(own, titles=(*own.titles, *(claimed.held.titles if claimed else ())))
    for each in (one for one in editions if not one.is_withdrawn):
        try:
            there = held_of(report_of(each, settings))
        except RapporteurError:
            continue
        is_alike = known.is_same(there) or (each.symbol != candidate.symbol and _is_near(known, there))
        if not is_alike:
            values = {"title": there.titles[0], "days": there.when, "issued": each.symbol.printed}
            yield finding("R053", Place(file=candidate.source), None, symbol=str(candidate.symbol), **values)
            return


def _is_near(one: Held, other: Held) -> bool:
    """Whether title or days are the same."""
    return one.is_same(replace(other, first="", last="")) or one.is_same(replace(other, titles=one.titles))
