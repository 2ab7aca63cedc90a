"""What the register knows of issued editions: what lies in `issued/` by its hashes, who issued it, and what corrects what."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pipeline.archive.register.claimed import register_key
from pipeline.archive.register.manifestations import Manifestation, manifestations
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import corrected_by, document_of

if TYPE_CHECKING:  # whoever builds in an office without a register needs no database
    import sqlite3

    from pipeline.archive.register.entries import Entry

ISSUE, WITHDRAW = "issue", "withdraw"

_COLUMNS = (
    "printed, language, state, input, made_from, files, attached, folder, access, embargo, accepted, "
    "reason, who, at, sequence"
)
_ISSUED = f"INSERT INTO editions (symbol, document, {_COLUMNS}) VALUES (?{', ?' * 16})"  # noqa: S608 ours alone
_WITHDRAWN = """UPDATE editions SET state = 'withdrawn', reason = ?, who = ?, at = ?, sequence = ?
    WHERE symbol = ? AND document = ? AND language = ? AND state = 'issued'"""


class EditionState(StrEnum):
    """How an edition that left the house stands; a withdrawn one never comes back."""

    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class IssuedEdition:
    """An edition that was issued, by what the log says of it.

    `symbol` is as printed, with its suffix; `document` that suffix in one spelling (empty, `Rev.1`, `Corr.1`); `input` the
    hash of its canonical input, `made_from` the key of its build, `files` the hashes of its files by kind (the record too),
    `attached` those of what its input names beside itself, by name; `folder` lies below `issued/`; `embargo` is an ISO time
    or empty; `accepted` are the keys of unconfirmed words of the office that were accepted for it. `who`, `when` and
    `sequence` are those of the change that made it what it is, `reason` why it was withdrawn; `again` are the manifestations
    that came beside the first.
    """

    symbol: Symbol
    language: str
    state: EditionState
    input: str
    files: Mapping[str, str]
    folder: str
    access: str = "public"
    embargo: str = ""
    accepted: tuple[str, ...] = ()
    made_from: str = ""
    attached: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    who: str = ""
    when: str = ""
    sequence: int = 0
    again: tuple[Manifestation, ...] = ()

    @property
    def document(self) -> str:
        """Which of the documents under the base symbol it is: empty for the report itself, `Rev.1`, `Rev.1 Corr.1`."""
        return document_of(self.symbol)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self.state is EditionState.WITHDRAWN

    @property
    def stem(self) -> str:
        """What the names of its files begin with: `KEY.en`."""
        return f"{self.folder.rpartition('/')[2]}.{self.language}"

    @property
    def latest(self) -> Manifestation:
        """The manifestation that stands for it now: the first, or the last that came beside it."""
        return self.again[-1] if self.again else Manifestation(1, self.made_from, self.files)

    @property
    def data(self) -> dict[str, Any]:
        """What the log says of its issuing."""
        return {
            "symbol": self.symbol.printed,
            "language": self.language,
            "input": self.input,
            "made_from": self.made_from,
            "files": dict(self.files),
            "attached": dict(self.attached),
            "folder": self.folder,
            "access": self.access,
            "embargo": self.embargo,
            "accepted": list(self.accepted),
        }


def apply_issue(connection: sqlite3.Connection, entry: Entry) -> None:
    """Takes an issued edition into the tables; sqlite3.IntegrityError if there is one, or its symbol is not claimed."""
    data, symbol = entry.data, Symbol(entry.data["symbol"])
    inner = (_json(data["files"]), _json(data["attached"]), data["folder"], data["access"], data["embargo"])
    connection.execute(
        _ISSUED,
        (
            *(register_key(symbol), document_of(symbol), symbol.printed, data["language"], EditionState.ISSUED.value),
            *(data["input"], data["made_from"], *inner, _json(data["accepted"]), ""),
            *(entry.who, entry.when, entry.sequence),
        ),
    )


def apply_withdraw(connection: sqlite3.Connection, entry: Entry) -> None:
    """Marks an edition as withdrawn; sqlite3.IntegrityError if none stands issued."""
    symbol = Symbol(entry.data["symbol"])
    key = (register_key(symbol), document_of(symbol), entry.data["language"])
    values = (entry.data["reason"], entry.who, entry.when, entry.sequence, *key)
    if connection.execute(_WITHDRAWN, values).rowcount != 1:
        from sqlite3 import IntegrityError

        raise IntegrityError(f"{' '.join(key)} is not issued")


def issued_editions(connection: sqlite3.Connection, symbol: Symbol | None = None) -> tuple[IssuedEdition, ...]:
    """Every edition of every document under the base symbol of `symbol`, withdrawn ones too; without it, all there are."""
    condition, values = ("WHERE symbol = ?", (register_key(symbol),)) if symbol else ("", ())
    statement = f"SELECT {_COLUMNS} FROM editions {condition} ORDER BY symbol, document, language"  # noqa: S608 ours alone
    found = [_read(*row) for row in connection.execute(statement, values).fetchall()]
    again = manifestations(connection, symbol)
    if not again:
        return tuple(found)
    keys = [(register_key(each.symbol), each.document, each.language) for each in found]
    return tuple(replace(each, again=again.get(key, ())) for each, key in zip(found, keys, strict=True))


def by_base(editions: Iterable[IssuedEdition]) -> dict[str, list[IssuedEdition]]:
    """Editions by the base symbol under which they stand, as the register compares symbols; their order is kept."""
    found: dict[str, list[IssuedEdition]] = {}
    for each in editions:
        found.setdefault(register_key(each.symbol), []).append(each)
    return found


def corrections_of(editions: Iterable[IssuedEdition], symbol: Symbol) -> tuple[IssuedEdition, ...]:
    """Those of some editions that correct the document of a symbol, in whatever language, as they were issued."""
    document, key = document_of(symbol), register_key(symbol)
    found = [each for each in editions if document in corrected_by(each.document) and register_key(each.symbol) == key]
    return tuple(sorted(found, key=lambda each: each.sequence))


def corrected_in(editions: Iterable[IssuedEdition], correction: IssuedEdition) -> tuple[IssuedEdition, ...]:
    """Those of some editions, of the correction's language, that it corrects, the nearest first."""
    key = register_key(correction.symbol)
    alike = {
        each.document: each
        for each in editions
        if each.language == correction.language and register_key(each.symbol) == key
    }
    return tuple(alike[document] for document in corrected_by(correction.document) if document in alike)


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _read(printed: str, language: str, state: str, input_: str, made_from: str, *rest: Any) -> IssuedEdition:
    files, attached, folder, access, embargo, accepted, reason, who, when, sequence = rest
    return IssuedEdition(
        *(Symbol(printed), language, EditionState(state), input_, json.loads(files), folder, access, embargo),
        *(tuple(json.loads(accepted)), made_from, json.loads(attached), reason, who, when, sequence),
    )
