"""One participant as a list gives it."""

from __future__ import annotations

from dataclasses import dataclass

Fields = dict[str, str]
"""Fields of a participant by their names in the input."""

FIELDS = (
    "name",
    "title",
    "position",
    "organisation",
    "country",
    "delegation",
    "status",
    "role",
    "attendance",
    "pronoun",
    "sort",
)
"""The fields that a list can give, in the order in which they are written."""


@dataclass(frozen=True)
class Listed:
    """One participant of a list: the fields but for the `id`, the surname for that, the row (from 1)."""

    fields: Fields
    surname: str = ""
    row: int = 0
