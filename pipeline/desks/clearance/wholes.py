"""What was changed in a body's copy, told of the whole report: each place with the number that it has there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.desks.clearance.shares import PARTS, Excerpt
from pipeline.model.report import Report
from pipeline.reading.returned.patch import (
    Conflict,
    Edit,
    FieldEdit,
    ItemAdded,
    ItemMoved,
    ItemRemoved,
    Patch,
    Proposal,
    ProseEdit,
)
from pipeline.reading.returned.printed import Role
from pipeline.reading.returned.theirs import Refused

_PLACE = re.compile(rf"(?P<part>{'|'.join(PARTS)})(?:\[(?P<number>\d+)\](?P<field>.*))?")


def whole_patch(patch: Patch, excerpt: Excerpt, report: Report) -> Patch:
    """The patch of the whole report that one of an excerpt of it is; words in no part of a copy are refused."""
    whole = _Whole(excerpt.rows, report)
    proposals = [whole.proposal(each) for each in patch.proposals if whole.holds(each)]
    lost = [Refused(Role.OFFICE, each.before, each.after) for each in patch.proposals if not whole.holds(each)]
    conflicts = [whole.conflict(each) for each in patch.conflicts]
    return Patch(proposals, conflicts, [*patch.refused, *lost], patch.homeless)


@dataclass(frozen=True)
class _Whole:
    """The numbers of an excerpt's items in the whole report."""

    rows: Mapping[str, Sequence[int]]
    report: Report

    def holds(self, proposal: Proposal) -> bool:
        """Whether a proposal has a place in the report."""
        edit = proposal.edit
        paths = list(edit.values) if isinstance(edit, FieldEdit) else [edit.path]
        return all(path == "sections" or _PLACE.fullmatch(path) for path in paths)

    def path(self, path: str) -> str:
        """A field path of the excerpt as one of the report."""
        match = _PLACE.fullmatch(path)
        if match is None or match["number"] is None:
            return path
        rows, number = self.rows[match["part"]], int(match["number"])
        return f"{match['part']}[{rows[number]}]{match['field']}" if number < len(rows) else match["part"]

    def proposal(self, proposal: Proposal) -> Proposal:
        """A proposal as one to the report."""
        return replace(proposal, path=self.path(proposal.path), edit=self._edit(proposal.edit))

    def conflict(self, conflict: Conflict) -> Conflict:
        """A conflict with its place in the report."""
        return replace(conflict, path=self.path(conflict.path))

    def _edit(self, edit: Edit) -> Edit:
        if isinstance(edit, FieldEdit):
            return FieldEdit({self.path(path): value for path, value in edit.values.items()})
        if isinstance(edit, ProseEdit):
            return replace(edit, path=self.path(edit.path))
        if isinstance(edit, ItemAdded):
            return replace(edit, after=self._behind(edit.path, edit.after))
        row = self.rows[edit.path][edit.index]
        if isinstance(edit, ItemMoved):
            return replace(edit, index=row, after=self._behind(edit.path, edit.after))
        return ItemRemoved(edit.path, row)

    def _behind(self, part: str, after: int | str) -> int | str:
        """Behind what a new item stands: at the beginning of an excerpt, behind what is before that in the report."""
        if isinstance(after, str):
            return after
        rows = self.rows.get(part, ())
        if 0 <= after < len(rows):
            return rows[after]
        return rows[0] - 1 if rows else len(getattr(self.report, part)) - 1
