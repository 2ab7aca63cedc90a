"""What a run has of the inputs that were looked at: little of it in memory, the rest laid by until its turn comes."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from typing import Self

from pipeline.archive.clashes import Claim
from pipeline.archive.layout import EditionPlace
from pipeline.archive.pile import Pile, Ticket
from pipeline.desks.building.looking import Look
from pipeline.desks.register.holding import Carried
from pipeline.findings import Finding


@dataclass(frozen=True, slots=True)
class Seen:
    """What has to be in memory of an input that was looked at, since it is held against all others; the rest was laid by."""

    claim: Claim | None
    carried: Carried | None
    look: Ticket
    order: Ticket

    @classmethod
    def of(cls, look: Look, pile: Pile) -> Self:
        """What stays in memory of a look, its order and the rest of it being on the pile by then. Raises StorageError."""
        rest = pile.lay(pickle.dumps(replace(look, order=b""), pickle.HIGHEST_PROTOCOL))
        return cls(look.claim, look.carried, rest, pile.lay(look.order))


@dataclass(frozen=True, slots=True)
class Job:
    """A report that is to be made: where it goes, where its look and its order were laid by, what the register told of it."""

    place: EditionPlace
    order: Ticket
    seen: Ticket
    pile: Pile
    told: tuple[Finding, ...] = ()

    @property
    def look(self) -> Look:
        """What was seen of it, taken off the pile each time."""
        return taken(self.pile, self.seen, self.told)


def taken(pile: Pile, ticket: Ticket, told: tuple[Finding, ...] = ()) -> Look:
    """A look as it was laid by, without its order; what the register `told` comes before its findings. StorageError."""
    look: Look = pickle.loads(pile.take(ticket))  # noqa: S301 - laid by in this run
    return replace(look, findings=(*told, *look.findings))
