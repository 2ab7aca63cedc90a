"""Which column of a list is what: the row of headings found, and each heading understood, refused or passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.office.registration import Registration
from pipeline.reading.registration.scrubbing import scrubbed
from pipeline.reading.registration.sheets import Sheet
from pipeline.reading.registration.wording import heading_words

NEVER, IDLE = "never", "idle"
WHO = ("name", "given", "surname", "organisation", "country", "delegation")
"""The columns of which a list must have one."""

_ROWS_SEARCHED = 40
_LONGEST_HEADING = 80
# words that name a person give way to words that say whose name it is: `Nombre de la institución`
_WEAK = frozenset({"name", "given", "surname"})


@dataclass(frozen=True)
class Columns:
    """The headings of a list: `fields` by column, `never` and `unknown` as they are written; `row` counts from 0."""

    row: int
    fields: dict[int, str]
    never: tuple[str, ...] = ()
    unknown: tuple[tuple[int, str], ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeadingReader:
    """Understands headings by the office's words."""

    words: Registration

    def find(self, sheet: Sheet) -> Columns | None:
        """The columns of a sheet by the row, among the first, that says most; None if none is a row of headings."""
        best: Columns | None = None
        for number, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
            found = self._columns(number, row)
            if found and (best is None or _weight(found) > _weight(best)):
                best = found
        return best

    def _columns(self, number: int, row: Sequence[str]) -> Columns | None:
        filled = [(at, cell) for at, cell in enumerate(row) if cell]
        said = {at: self.field_of(cell) for at, cell in filled if len(cell) <= _LONGEST_HEADING}
        fields: dict[int, str] = {}
        for at, field in said.items():
            if field not in ("", NEVER, IDLE) and (field not in fields.values()):
                fields[at] = field
        understood = len([field for field in said.values() if field])
        enough = understood * 2 >= len(filled) and (understood > 1 or len(filled) < 2)
        if not enough or not set(fields.values()) & set(WHO):
            return None
        taken = set(fields)
        return Columns(
            number,
            self._settled(fields),
            tuple(cell for at, cell in filled if said.get(at) == NEVER),
            tuple((at, cell) for at, cell in filled if at not in taken and said.get(at, "") not in (NEVER, IDLE)),
            tuple(row),
        )

    @staticmethod
    def _settled(fields: dict[int, str]) -> dict[int, str]:
        """`Nombre` beside `Apellido` holds given names; `Nom` beside no `Prénom`, and `Nombres` alone, the whole name."""
        there = set(fields.values())
        settled = {}
        for at, field in fields.items():
            if (field == "name" and "surname" in there and "given" not in there) or (
                field == "given" and "surname" not in there and "name" not in there
            ):
                field = "given" if field == "name" else "name"
            elif field == "surname" and not there & {"name", "given"}:
                field = "name"
            settled[at] = field
        return settled

    def field_of(self, heading: str) -> str:
        """The field of a heading: `name`, `position`, …, `never` or `idle`; empty where it is not understood."""
        text = heading_words(scrubbed(heading)[0] or heading)  # the registrar's own address may stand in it
        if not text:
            return IDLE if heading.strip() in self.words.idle else ""
        if exact := self._phrases.get(text):
            return exact
        held = [(phrase, field) for phrase, field in self._phrases.items() if _holds(text, phrase)]
        if any(field == NEVER for _, field in held):
            return NEVER
        held = [(phrase, field) for phrase, field in held if field != IDLE]
        strong = [pair for pair in held if pair[1] not in _WEAK] or held
        return max(strong, key=lambda pair: (len(pair[0].split()), -text.find(pair[0])))[1] if strong else ""

    @cached_property
    def _phrases(self) -> dict[str, str]:
        """Every wording with its field; what is never taken goes before all."""
        kinds = [(NEVER, self.words.never), *self.words.columns.items(), (IDLE, self.words.idle)]
        found: dict[str, str] = {}
        for field, phrases in kinds:
            for phrase in phrases:
                if words := heading_words(phrase):
                    found.setdefault(words, field)
        return found


def _holds(text: str, phrase: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def _weight(columns: Columns) -> tuple[int, int]:
    return len(columns.fields) + len(columns.never), -columns.row
