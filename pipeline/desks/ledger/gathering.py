"""Gathering: what the final reports under `inputs/` lay on whom by when, each edition by itself."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.archive.register.editions import IssuedEdition, issued_editions
from pipeline.archive.register.register import Register
from pipeline.desks.inputs import inputs_of
from pipeline.desks.ledger.binding import Binder
from pipeline.desks.opening import bytes_of
from pipeline.errors import RapporteurError, UsageError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.commitment import Item, ItemKind
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of, document_of, printed_with
from pipeline.office.office import Office
from pipeline.prose.plain import plain_text
from pipeline.prose.read import read_passage
from pipeline.reading.report import Reading, read_report

FOLDER = "inputs"
"""The folder of the inputs, in that of the office; the ledger lies in it."""


@dataclass(frozen=True)
class Agreed:
    """What one language edition of a report has in its conclusions and recommendations.

    `digest` is the SHA-256 of the file's bytes; `symbol` as printed, `base` without revision; `attending` the keys of the
    bodies that took part.
    """

    file: Path
    digest: str
    symbol: Symbol
    base: Symbol
    revision: int
    language: Language
    original: Language | None
    title: str
    days: tuple[date, ...]
    items: tuple[Item, ...]
    attending: frozenset[str]

    def item(self, kind: ItemKind, index: int) -> Item | None:
        """The item at a place; None if there are not so many."""
        return next((each for each in self.items if (each.kind, each.index) == (kind, index)), None)

    def count(self, kind: ItemKind) -> int:
        """How many items a chapter has."""
        return sum(each.kind is kind for each in self.items)


@dataclass(frozen=True)
class Gathered:
    """The editions that count, and what there is to tell.

    `failed` is how many inputs could not be taken; `withdrawn` the symbols under which editions were taken back.
    """

    editions: tuple[Agreed, ...]
    findings: tuple[Finding, ...] = ()
    failed: int = 0
    withdrawn: frozenset[Symbol] = frozenset()


def gather(settings: Settings, office: Office) -> Gathered:
    """What every final report under `inputs/` has; drafts and corrections have no commitments.

    UsageError U020 where there are no inputs. An input that can't be read is told and left out, and so are two files
    that claim one edition (K009), a report without symbol (W970), and an edition that was withdrawn (W971).
    """
    folder = settings.office / FOLDER
    if not folder.is_dir():
        raise UsageError(finding("U020", Place(str(folder)), name=str(folder)))
    found = inputs_of([folder], settings)
    told: list[Finding] = list(found.passed_over)
    editions, failed = _read(found.files, office, told)
    withdrawn = _withdrawn(settings)
    standing = [each for each in editions if _name(each) not in withdrawn]
    gone = [each for each in editions if _name(each) in withdrawn]
    told += (_taken_back(each, withdrawn[_name(each)]) for each in gone)
    single = list(_single(standing, told))
    failed += len(standing) - len(single)
    return Gathered(tuple(single), tuple(told), failed, frozenset(each.base for each in gone))


def _read(files: Iterable[Path], office: Office, told: list[Finding]) -> tuple[list[Agreed], int]:
    """What the inputs have, and how many of them could not be read."""
    editions, failed = [], 0
    for file in files:
        try:
            edition = _edition(file, office, told)
        except RapporteurError as error:
            told += error.findings
            failed += 1
        else:
            editions += [edition] if edition else []
    return editions, failed


def _edition(file: Path, office: Office, told: list[Finding]) -> Agreed | None:
    """What an input has; None for a draft, a correction, a report without symbol."""
    data = bytes_of(file)
    reading = read_report(data, str(file))
    report = reading.report
    if report.is_draft:
        return None
    if report.symbol is None:
        told.append(finding("W970", Place(str(file)), name=str(file)))
        return None
    last = document_of(Symbol(report.symbol), report.revision).rpartition(" ")[2]
    if last.startswith(("Corr.", "Add.")):
        return None
    return _agreed(file, hashlib.sha256(data).hexdigest(), int(last.rpartition(".")[2] or 0), reading, office)


def _agreed(file: Path, digest: str, revision: int, reading: Reading, office: Office) -> Agreed:
    report, binder = reading.report, Binder(reading.report, office)
    symbol = Symbol(report.symbol or "")
    return Agreed(
        file,
        digest,
        printed_with(symbol, report.revision),
        base_of(symbol),
        revision,
        report.language,
        report.original,
        report.meeting.title,
        report.meeting.days,
        tuple(_items(reading, binder)),
        binder.attending,
    )


def _items(reading: Reading, binder: Binder) -> Iterator[Item]:
    for kind in ItemKind:
        for index, item in enumerate(getattr(reading.report, kind.value)):
            lines = plain_text(read_passage(item.text).passage).split("\n")
            yield Item(
                kind,
                index,
                "\n".join(lines),
                lines[0],
                reading.places.place(f"{kind.value}[{index}]"),
                tuple(binder.bound(name) for name in item.responsible),
                item.topic or "",
                item.due or "",
                item.every or "",
            )


def _withdrawn(settings: Settings) -> Mapping[tuple[Symbol, str], IssuedEdition]:
    """The editions that were issued and taken back; none where the office has no register."""
    register = Register(settings.register)
    if not register.exists:
        return {}
    with register.reading() as connection:
        editions = issued_editions(connection)
    return {(each.symbol, each.language): each for each in editions if each.is_withdrawn}


def _name(edition: Agreed) -> tuple[Symbol, str]:
    return edition.symbol, edition.language.value


def _taken_back(edition: Agreed, issued: IssuedEdition) -> Finding:
    values = {"symbol": str(edition.symbol), "language": edition.language.value, "reason": issued.reason}
    return finding("W971", Place(str(edition.file)), Severity.WARNING, **values)


def _single(editions: Sequence[Agreed], told: list[Finding]) -> Iterator[Agreed]:
    """The editions that one file alone claims; those that two do are told."""
    claims = Counter(map(_claim, editions))
    for each in editions:
        if claims[_claim(each)] == 1:
            yield each
        else:
            others = ", ".join(f"`{one.file}`" for one in _rivals(each, editions))
            values = {"symbol": str(each.symbol), "language": each.language.value, "other": others}
            told.append(finding("K009", Place(str(each.file)), Severity.ERROR, **values))


def _claim(edition: Agreed) -> tuple[Symbol, int, Language]:
    return edition.base, edition.revision, edition.language


def _rivals(edition: Agreed, editions: Iterable[Agreed]) -> Iterator[Agreed]:
    return (each for each in editions if each is not edition and _claim(each) == _claim(edition))
