"""Reports that can't both have the place they claim: told before anything is built, with both files named."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.layout import STATUS, EditionPlace, folded
from pipeline.archive.record import read_record
from pipeline.archive.refusals import refusals
from pipeline.findings import Finding, Place, finding
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of


@dataclass(frozen=True, slots=True)
class Claim:
    """A place that an input file asks for; `source` is the file as the person gave it, a draft claims no symbol."""

    source: str
    place: EditionPlace
    symbol: Symbol | None = None


def clashes(claims: Iterable[Claim], beside: Iterable[Claim] = ()) -> tuple[Finding, ...]:
    """Why some of these claims can't be met, each finding at the input file that is refused; the others may go on.

    `beside` are claims that were met before and are not asked about: who comes after them is refused.

    F011 two inputs for one edition, F012 two symbols for one folder, F013 a folder that holds another symbol, F014 a
    folder whose name differs in case or accents alone, F015 a symbol of which no file name can be made.
    """
    given = list(claims)
    nameless = [claim for claim in given if claim.symbol is not None and not base_of(claim.symbol).key]
    named = [claim for claim in given if claim not in nameless]
    found = [finding("F015", Place(file=claim.source), symbol=str(claim.symbol)) for claim in nameless]
    return (*found, *_among_themselves([*named, *beside]), *_with_the_archive(named))


def _among_themselves(claims: list[Claim]) -> Iterator[Finding]:
    editions: defaultdict[str, list[Claim]] = defaultdict(list)
    folders: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        editions[claim.place.claim].append(claim)
        # a symbol is one whatever its year, so its key is compared without the folder of the year
        folders[folded(claim.place.folder.name if claim.symbol else str(claim.place.folder))].append(claim)
    for same in editions.values():
        if len({claim.symbol for claim in same}) == 1:
            yield from _told("F011", same)
    for shared in folders.values():
        if len({claim.symbol for claim in shared}) > 1:
            yield from _told("F012", shared)


def _told(code: str, rivals: list[Claim]) -> Iterator[Finding]:
    """One finding for each of the rivals, naming another."""
    for claim in rivals:
        other = next((rival for rival in rivals if rival.symbol != claim.symbol), None)
        other = other or next((rival for rival in rivals if rival is not claim), None)
        if other is not None:
            yield finding(
                code,
                Place(file=claim.source),
                folder=str(claim.place.folder),
                other=other.source,
                symbol=str(claim.symbol or ""),
                other_symbol=str(other.symbol or ""),
            )


def _with_the_archive(claims: list[Claim]) -> Iterator[Finding]:
    shelves = {shelf: _names(shelf) for shelf in {claim.place.folder.parent for claim in claims}}
    for claim in claims:
        folder = claim.place.folder
        there = shelves[folder.parent].get(folded(folder.name), folder.name)
        if there != folder.name and not folder.exists():
            yield finding("F014", Place(file=claim.source), folder=str(folder), other=str(folder.parent / there))
        elif claim.symbol is not None and (holder := symbol_in(folder)) and holder != claim.symbol:
            yield _held(claim, folder, holder)
        elif claim.symbol is not None:
            yield from _in_other_years(claim, claim.symbol)


def _in_other_years(claim: Claim, symbol: Symbol) -> Iterator[Finding]:
    """F013 where the folder of another year holds another symbol of the same key."""
    own = claim.place.folder
    for year in sorted(own.parent.parent.glob("[0-9][0-9][0-9][0-9]")):
        other = year / own.name
        if other != own and (holder := symbol_in(other)) and holder != symbol:
            yield _held(claim, other, holder)


def _held(claim: Claim, folder: Path, holder: Symbol) -> Finding:
    place, symbol = Place(file=claim.source), str(claim.symbol)
    return finding("F013", place, folder=str(folder), symbol=symbol, other_symbol=str(holder))


def symbol_in(folder: Path) -> Symbol | None:
    """The symbol of the report whose editions lie in a folder, as a record there has it; None where no record says."""
    for name in _names(folder).values():
        if name.endswith(".json") and not name.endswith(STATUS) and (path := folder / name).is_file():
            with refusals(path):
                record = read_record(path.read_bytes())
            if record and record.symbol:
                return Symbol(record.symbol)
    return None


def _names(folder: Path) -> dict[str, str]:
    """What lies in a folder: the names as they are, by what case-folding file systems make of them."""
    with refusals(folder), suppress(FileNotFoundError, NotADirectoryError):
        return {folded(name): name for name in sorted(os.listdir(folder))}  # noqa: PTH208 names alone are wanted
    return {}
