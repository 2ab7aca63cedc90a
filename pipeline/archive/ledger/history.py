"""The log beside the ledger: who changed what, when, from what, to what; each line holds the hash of the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.archive.register.entries import Entry
from pipeline.model.commitment import NOTED, CommitmentId, Noted, read_id

LOG = "ledger.log.jsonl"

NUMBER = "number"
"""A number was given to words: `id`, `about`."""
REWORD = "reword"
"""The report has a commitment in other words by now: `id`, `field` (`about`), `from`, `to`."""
SAY = "say"
"""The report has a commitment in another language: `id`, `field` (`about.es`), `from`, `to`."""
TAKE = "take"
"""A sheet was taken back: `id`, `field`, `from`, `to`."""
FOUND = "found"
"""Somebody had changed `ledger.csv` by hand; the name is that of who ran the program then."""

FIELDS = ("about", *NOTED)

_WORDS = "about."


@dataclass(frozen=True)
class Difference:
    """One thing that is to be logged: a field of a commitment, or, with no field, its number that was given to words."""

    id: CommitmentId
    field: str
    before: str
    after: str

    @property
    def data(self) -> dict[str, str]:
        """What the log says of it."""
        if not self.field:
            return {"id": str(self.id), "about": self.after}
        return {"id": str(self.id), "field": self.field, "from": self.before, "to": self.after}


def said_in(named: CommitmentId, language: str, before: str, after: str) -> Difference:
    """The words of a commitment in a language, which are others than those by which it is known."""
    return Difference(named, f"{_WORDS}{language}", before, after)


def differences(before: Mapping[CommitmentId, Noted], after: Mapping[CommitmentId, Noted]) -> Iterator[Difference]:
    """All that changed from some rows to others, in the order of the ids; a row that is gone is no change, it comes back."""
    for each in sorted(after, key=lambda one: one.order):
        old = before.get(each)
        if old is None:
            old = Noted(after[each].about)
            yield Difference(each, "", "", old.about)
        for field in FIELDS:
            was, now = getattr(old, field), getattr(after[each], field)
            if was != now:
                yield Difference(each, field, was, now)


@dataclass(frozen=True)
class History:
    """The entries of the log, in order."""

    entries: tuple[Entry, ...] = ()

    @property
    def last(self) -> Entry | None:
        """The last entry."""
        return self.entries[-1] if self.entries else None

    @property
    def sequence(self) -> int:
        """The number of the last entry, 0 before the first: it names a state of the ledger."""
        return len(self.entries)

    def state(self, sequence: int | None = None) -> dict[CommitmentId, Noted]:
        """What the ledger held after so many entries; after all of them, if no number is given."""
        rows: dict[CommitmentId, Noted] = {}
        for entry in self.entries[:sequence]:
            _apply(entry, rows)
        return rows

    @cached_property
    def words(self) -> Mapping[CommitmentId, Mapping[str, str]]:
        """The words of commitments by language, where a report had them in others than those by which they are known."""
        found: dict[CommitmentId, dict[str, str]] = {}
        for entry in self.entries:
            field, named = str(entry.data.get("field", "")), _id_of(entry)
            if field.startswith(_WORDS) and named is not None:
                found.setdefault(named, {})[field.removeprefix(_WORDS)] = str(entry.data.get("to", ""))
        return found

    def changed_by(self, named: CommitmentId, field: str) -> str:
        """Who changed a field of a commitment last, and when; empty if nobody did."""
        for entry in reversed(self.entries):
            if _id_of(entry) == named and entry.data.get("field") == field:
                return f"{entry.who}, {entry.when[:16].replace('T', ' ')}"
        return ""

    @cached_property
    def counts(self) -> Mapping[CommitmentId, int]:
        """How often each commitment was changed: a higher figure is a later state of it."""
        return Counter(named for entry in self.entries if (named := _id_of(entry)) is not None)


def _id_of(entry: Entry) -> CommitmentId | None:
    return read_id(str(entry.data.get("id", "")))


def _apply(entry: Entry, rows: dict[CommitmentId, Noted]) -> None:
    named = _id_of(entry)
    if named is None:
        return
    if entry.what == NUMBER or "field" not in entry.data:
        rows[named] = Noted(str(entry.data.get("about", "")))
    elif named in rows and entry.data["field"] in FIELDS:
        rows[named] = replace(rows[named], **{str(entry.data["field"]): str(entry.data.get("to", ""))})
