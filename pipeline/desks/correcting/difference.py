"""One thing that is otherwise in the corrected input than in the issued edition, and what becomes of it in a correction."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.chapters import Correction
from pipeline.model.comparison import Verb


class Fate(StrEnum):
    """What becomes of a difference."""

    CORRECTED = "corrected"
    NOT_PRINTED = "not-printed"
    NEEDS_REVISION = "needs-revision"
    CORRECTED_BEFORE = "corrected-before"


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference: where it is, what was there, what is there now.

    `place` is as a correction prints it, empty for what no page shows; `path` the field of the later input (of the earlier
    one for what is gone); `item` the intervention, section or annex that it is in. Only what can be said by quoting words
    has a `correction`. `by` is the symbol of the issued document that says it already.
    """

    verb: Verb
    path: str
    place: str = ""
    was: str = ""
    now: str = ""
    fate: Fate = Fate.CORRECTED
    correction: Correction | None = None
    by: str = ""

    @property
    def item(self) -> str:
        """The item of a list in which it is: `interventions[3]`; empty where it is in none."""
        name, bracket, rest = self.path.partition("[")
        return f"{name}[{rest.partition(']')[0]}]" if bracket else ""
