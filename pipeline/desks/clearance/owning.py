"""What is a body's own to change: its interventions, and its entries in the list of participants."""

from __future__ import annotations

import re

from pydantic import ValidationError

from pipeline.desks.clearance.copies import CopyMaker
from pipeline.desks.clearance.parties import Party
from pipeline.desks.clearance.shares import OWN
from pipeline.model.participant import Participant
from pipeline.reading.returned.patch import FieldEdit, ItemAdded, ItemRemoved, Proposal, ProseEdit

_ITEM = re.compile(r"(?P<part>\w+)\[(?P<number>\d+)\](?:\.(?P<field>\w+))?")
_BELONGING = frozenset({"organisation", "country", "delegation", "status"})
"""The fields by which a participant belongs to a body: another's are not for it to write."""


class Owner:
    """One body before the whole report as it is."""

    def __init__(self, maker: CopyMaker, party: Party) -> None:
        self._maker, self._party = maker, party
        share = maker.shares.get(party.key)
        self._items = {part: frozenset(share.items[part]) if share else frozenset() for part in OWN}

    def owns(self, proposal: Proposal) -> bool:
        """Whether a change is within the body's own words; what it says in common with others is its own as well."""
        edit = proposal.edit
        if isinstance(edit, ProseEdit):
            return self.owns_path(edit.path)
        if isinstance(edit, FieldEdit):
            return all(self._owns_field(path, value) for path, value in edit.values.items())
        if isinstance(edit, ItemRemoved):
            return self._owns_item(edit.path, edit.index) and not self._is_shared(edit.path, edit.index)
        return isinstance(edit, ItemAdded) and self._owns_new(edit)

    def owns_path(self, path: str) -> bool:
        """Whether a field is one of the body's own."""
        match = _ITEM.fullmatch(path)
        return (
            match is not None and self._owns_item(match["part"], int(match["number"])) and match["field"] != "heading"
        )

    def _owns_item(self, part: str, number: int) -> bool:
        return number in self._items.get(part, ())

    def _owns_field(self, path: str, value: str | None) -> bool:
        """A field of an own item; one that says whose a participant is only where that stays the body's."""
        match = _ITEM.fullmatch(path)
        if match is None or not self.owns_path(path):
            return False
        if match["part"] != "participants" or match["field"] not in _BELONGING:
            return True
        person = self._maker.report.participants[int(match["number"])]
        return self._belongs({**person.model_dump(exclude_none=True), match["field"]: value})

    def _is_shared(self, part: str, number: int) -> bool:
        """Whether others have a part in an item as well."""
        shares = self._maker.shares.values()
        return any(number in share.items[part] for share in shares if share.party.key != self._party.key)

    def _owns_new(self, edit: ItemAdded) -> bool:
        if not isinstance(edit.value, dict):
            return False
        if edit.path == "participants":
            return self._belongs(dict(edit.value))
        if edit.path != "interventions":
            return False
        speakers = edit.value.get("speaker", [])
        named = [speakers] if isinstance(speakers, str) else speakers if isinstance(speakers, list) else []
        own = {self._maker.report.participants[number].id for number in self._items["participants"]}
        return bool(named) and all(each in own for each in named)

    def _belongs(self, fields: dict[str, object]) -> bool:
        try:
            party = self._maker.parties.of_participant(Participant.model_validate(fields))
        except ValidationError:
            return False
        return party is not None and party.key == self._party.key
