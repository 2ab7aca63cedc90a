"""Taking in: a document that a person has confirmed comes into the archive with its reading copy and its record."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from pipeline.archive.depositing import (
    deposit_folder,
    is_as_left,
    original_name,
    put_deposit,
    reading_name,
    record_name,
)
from pipeline.archive.deposits import ORIGINAL, READING, Deposit, deposit_at
from pipeline.archive.record import write_record
from pipeline.desks.depositing.gathering import Paper
from pipeline.desks.depositing.known import WORDS, Known
from pipeline.desks.depositing.leaves import Leaves, leaves_of, with_recognised
from pipeline.desks.depositing.tools import Tools
from pipeline.errors import InputError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.model.choices import Settings
from pipeline.model.described import Described
from pipeline.office.office import Office
from pipeline.office.tags import tag_of
from pipeline.pdf.reading_copy import reading_copy
from pipeline.programs.child import run_limited
from pipeline.reading.deposits.looking import sketch_of_pdf
from pipeline.reading.deposits.proposing import refused, tidied, told_of

_NO_YEAR = 1980


class Status(StrEnum):
    """What became of a document."""

    DEPOSITED = "deposited"
    AMENDED = "amended"
    UNCHANGED = "unchanged"
    LEFT = "left"
    UNDECIDED = "undecided"
    FAILED = "failed"


@dataclass(frozen=True)
class Taken:
    """What became of one document; `deposit` is it as it lies in the archive, None where it does not."""

    name: str
    status: Status
    deposit: Deposit | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Desk:
    """What taking in works with; with `amends` a record that is another now takes the place of the old one."""

    settings: Settings
    office: Office
    tools: Tools
    known: Known
    amends: bool = False

    def take(self, paper: Paper, said: Described) -> Taken:
        """What became of a document that is confirmed to be what is said of it. InputError D007 to D009; StorageError."""
        described, place = tidied(said), Place(paper.name)
        if faults := tuple(refused(described, place)):
            raise InputError(*faults)
        there = self.known.with_bytes(paper.digest)
        known = self.known.came_already if there else self.known.same_bytes
        if twins := tuple(known(paper.digest, paper.name)):
            return Taken(paper.name, Status.LEFT, None, twins)
        same = next((each for each in there if each.described == described), None)
        if same is not None and not (self.amends and (_lacks(same) or len(there) > 1)):
            return self._standing(paper, same)
        if there and not self.amends:
            told = finding("D027", place, Severity.WARNING, name=paper.name, other=there[0].key)
            return Taken(paper.name, Status.UNCHANGED, there[0], (told,))
        return self._put(paper, described, there)

    def _put(self, paper: Paper, described: Described, there: tuple[Deposit, ...]) -> Taken:
        """A document that comes into the archive, in the place of the deposits of it that are `there`."""
        folder = deposit_folder(self.settings.office, described, paper.digest)
        files, leaves, sketch = self._made(paper, described, folder.name)
        put_deposit(files, folder, there)
        itself = (paper.name, folder.name, *(each.key for each in there))
        told = (*leaves.findings, *self._told(paper, described, sketch, itself))
        deposit = deposit_at(folder)
        if deposit is not None:
            self.known.put(deposit)
        self.known.add(paper.name, paper.digest, sketch)
        return Taken(paper.name, Status.AMENDED if there else Status.DEPOSITED, deposit, told)

    def _standing(self, paper: Paper, there: Deposit) -> Taken:
        """A document that lies in the archive already, as it is described; damage to it is told."""
        self.known.here.setdefault(paper.digest, paper.name)
        if is_as_left(there):
            return Taken(paper.name, Status.UNCHANGED, there)
        raise InputError(finding("D035", Place(paper.name), folder=str(there.folder)))

    def _made(self, paper: Paper, described: Described, key: str) -> tuple[dict[str, bytes], Leaves, tuple[str, ...]]:
        """The files of a deposit by name, its record last."""
        languages = [described.language] if described.language else []
        leaves = leaves_of(paper.data, paper.kind, paper.name, self.tools)
        leaves = with_recognised(leaves, paper.name, languages, self.tools)
        files, digests = {original_name(key, paper.name, paper.kind): paper.data}, {ORIGINAL: paper.digest}
        sketch: tuple[str, ...] = ()
        if leaves.pdf:
            year = described.years[0] if described.years else _NO_YEAR
            pdf = reading_copy(
                leaves.pdf, described.title, tag_of(described.language, self.office), year, leaves.claims
            )
            sketch = run_limited(sketch_of_pdf, pdf, cpu_seconds=60)
            files[reading_name(key)], digests[READING] = pdf, hashlib.sha256(pdf).hexdigest()
        names = dict(zip(digests, files, strict=True))
        fields = _record(paper, described, leaves, sketch)
        return {**files, record_name(key): write_record({**fields, "files": digests, "names": names})}, leaves, sketch

    def _told(
        self, paper: Paper, described: Described, sketch: tuple[str, ...], itself: Sequence[str]
    ) -> list[Finding]:
        """What is unusual, and allowed since a person has confirmed it."""
        unusual = told_of(described, Place(paper.name))
        words = self.known.same_words(sketch, paper.name, itself)
        return [*unusual, *words, *self.known.same_symbol(described, paper.digest, paper.name)]


def _lacks(deposit: Deposit) -> bool:
    """Whether its reading copy is not what it might be: there is none, or its words were not recognised."""
    made = deposit.record.fields.get("reading")
    return isinstance(made, dict) and bool(made.get("lacks"))


def _record(paper: Paper, described: Described, leaves: Leaves, sketch: tuple[str, ...]) -> dict[str, object]:
    """What the record says: no time, no path, nothing of this machine but the versions of what made the pages."""
    return {
        "deposit": 1,
        "made_from": paper.digest,
        "symbols": list(described.symbols),
        "title": described.title,
        "date": described.date,
        "years": list(described.years) if described.years else None,
        "language": described.language,
        "type": described.type,
        "access": described.access,
        "name": PurePosixPath(paper.name).name,
        "kind": paper.kind,
        "size": len(paper.data),
        "pages": leaves.pages,
        "reading": {"by": list(leaves.by), "lacks": leaves.lacks, "scanned": leaves.scanned},
        WORDS: list(sketch),
    }
