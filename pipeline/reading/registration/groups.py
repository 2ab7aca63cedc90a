"""Headings between the rows of a list: `ARGENTINA`, `Observadores`, `SICA`; they hold for the rows below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.reading.registration.bodies import BodyReader
from pipeline.reading.registration.columns import Columns
from pipeline.reading.registration.listed import Listed
from pipeline.reading.registration.values import ValueReader


@dataclass(frozen=True, slots=True)
class Group:
    """What a heading says of the rows below it; `is_used` once there was one."""

    country: str = ""
    organisation: str = ""
    status: str = ""
    row: int = 0
    is_used: bool = False

    def under(self, heading: Group) -> Group:
        """The group that goes on when a heading is met: a status holds for the countries and bodies below it."""
        return heading if heading.status else replace(heading, status=self.status)

    def used(self) -> Group:
        """The group once a row has stood under it."""
        return replace(self, is_used=True)

    def completed(self, fields: dict[str, str]) -> dict[str, str]:
        """The fields of a row, with what its heading says where the row says nothing."""
        more = {"country": self.country, "organisation": self.organisation, "status": self.status}
        if fields.get("country") or fields.get("organisation"):
            # who names a body of one's own under the heading of a country comes for the country all the same
            more.pop("organisation")
        return {**fields, **{name: value for name, value in more.items() if value and not fields.get(name)}}

    def left_alone(self) -> Iterator[Listed]:
        """The country or organisation itself, where nobody stood under its name."""
        body = {"organisation": self.organisation, "country": self.country, "status": self.status}
        if not self.is_used and (self.country or self.organisation):
            yield Listed({name: value for name, value in body.items() if value}, row=self.row)


@dataclass(frozen=True)
class GroupReader:
    """Tells headings from rows."""

    bodies: BodyReader
    values: ValueReader

    def read(self, cells: Sequence[str], columns: Columns, number: int) -> Group | None:
        """The group that a row opens: it has one cell, or the same in all, which names a status, a country or a body."""
        said = {cell for cell in cells if cell}
        if len(said) != 1:
            return None
        (words,) = said
        if status := self.values.status(words):
            return Group(status=status, row=number)
        return None if self._is_row(cells, columns) else self._body(words, number)

    @staticmethod
    def _is_row(cells: Sequence[str], columns: Columns) -> bool:
        """Whether a body alone is a row of the list: each row is one, or it stands in its own column and not the first."""
        if not {"name", "given", "surname"} & set(columns.fields.values()):
            return True
        alone = [at for at, cell in enumerate(cells) if cell]
        return len(alone) == 1 and alone[0] > 0 and columns.fields.get(alone[0]) in ("country", "organisation")

    def _body(self, words: str, number: int) -> Group | None:
        if self.bodies.state(words):
            return Group(country=self.bodies.country(words), row=number)
        if self.bodies.body(words):
            return Group(organisation=self.bodies.organisation(words), row=number)
        return None
