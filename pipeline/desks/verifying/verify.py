"""Verifying: every file of the archive against its checksum, and what lies there that has none.

What vouches for what: the register for all of `issued/`, and for its own log; records, by their seals, for `outputs/`; the
records of deposits for those; its name for each canonical input. What people work on, `inputs/` and `clearance/`, has no
checksum and is not looked at. A report that is published while the archive is read is no damage: what seems wrong is
looked at a second time, and told only if it is wrong then too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.archive.deposits import DEPOSITS
from pipeline.archive.fixity.bags import bag_shelves, is_bag
from pipeline.archive.fixity.shelf import Entry, Fault, Holding, Kind, Shelf, Takes, check_shelf, entries, to_be_read
from pipeline.archive.inputs import ATTACHED, INPUTS
from pipeline.archive.layout import ISSUED
from pipeline.archive.register.register import Register
from pipeline.desks.verifying.recorded_shelf import recorded_shelf
from pipeline.desks.verifying.register_shelves import (
    Known,
    ask_register,
    attached_shelf,
    inputs_named,
    inputs_shelf,
    issued_shelf,
    own_entries,
    register_shelf,
)
from pipeline.errors import UsageError
from pipeline.findings import Finding, Place, finding
from pipeline.model.choices import Settings

Progress = Callable[[int, int], None]
"""Is told how many bytes were read, and of how many."""


@dataclass(frozen=True)
class Verified:
    """What was found in so many files and bytes; `remarks` is what there is to tell besides."""

    faults: tuple[Fault, ...]
    files: int
    size: int
    remarks: tuple[Finding, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not any(each.is_damage for each in self.faults)


@dataclass(frozen=True)
class Holdings:
    """The shelves of an archive, each with what lies in it, and what its register knows."""

    shelves: tuple[tuple[Shelf, Sequence[Entry]], ...]
    known: Known = field(default_factory=Known)


def verify(settings: Settings, paths: Sequence[Path], progress: Progress) -> Verified:
    """What is wrong in the archive, or on and below some paths of it; a path may be a bag too.

    UsageError U180 for a path that is neither. RegisterError if the register is busy, or a newer program's.
    """
    bags = [path for path in paths if is_bag(path)]
    inside = [path.resolve() for path in paths if path not in bags]
    _insist_on_archive([path for path in paths if path not in bags], settings)
    archive = _Archive(settings, bags, with_office=bool(inside) or not paths)
    found = look_twice(archive.holdings, _below(inside, bags), progress)
    known = [_resolved(each.path) for each in found.faults]
    nowhere = [path for path in inside if not path.exists() and not any(each.is_relative_to(path) for each in known)]
    if nowhere:
        raise UsageError(*(finding("U180", Place(str(path)), path=str(path)) for path in nowhere))
    return found


def look_twice(look: Callable[[], Holdings], takes: Takes, progress: Progress) -> Verified:
    """What is wrong at both of two looks; the second reads only what was wrong at the first."""
    held = look()
    wanted = [each for shelf, there in held.shelves for each in to_be_read(shelf, there, takes)]
    size = sum(each.size for each in wanted)
    first = _faults(held, takes, _Reading(progress, size))
    if first:
        suspects = {each.path for each in first}
        first = _faults(look(), lambda path: path in suspects, lambda size: None)
    return Verified(tuple(first), len(wanted), size, held.known.remarks)


class _Reading:
    """Adds up what was read, for whoever watches."""

    def __init__(self, progress: Progress, size: int) -> None:
        self._progress, self._size, self._done = progress, size, 0

    def __call__(self, read: int) -> None:
        self._done += read
        self._progress(self._done, self._size)


def _faults(held: Holdings, takes: Takes, watch: Callable[[int], None]) -> list[Fault]:
    found = {fault for shelf, there in held.shelves for fault in check_shelf(shelf, there, takes, watch)}
    missing = {each.expected: each.path for each in sorted(found) if each.kind is Kind.MISSING and each.expected}
    return sorted(_renamed(each, missing) for each in found)


def _renamed(fault: Fault, missing: Mapping[str, Path]) -> Fault:
    """What is extra, and has the bytes of a file that is missing, told as that one under another name (F316)."""
    if fault.kind is not Kind.EXTRA or fault.found not in missing:
        return fault
    return replace(fault, said=finding("F316", path=str(missing[fault.found])))


@dataclass(frozen=True)
class _Archive:
    settings: Settings
    bags: Sequence[Path]
    with_office: bool

    def holdings(self) -> Holdings:
        """The shelves as they are at this moment."""
        bags = [shelf for bag in self.bags for shelf in bag_shelves(bag)]
        if not self.with_office:
            return Holdings(tuple(bags))
        office = holdings_of(self.settings)
        return Holdings((*office.shelves, *bags), office.known)


def holdings_of(settings: Settings) -> Holdings:
    """All shelves of an office. RegisterError if the register is busy, or a newer program's."""
    register = Register(settings.register)
    known = ask_register(register)
    in_issued = list(entries(settings.office / ISSUED))
    in_outputs = list(entries(settings.out))
    in_deposits = list(entries(settings.office / DEPOSITS))
    in_register = list(entries(settings.register))
    outputs, of_outputs = recorded_shelf(settings.out, Holding.OUTPUTS, in_outputs)
    issued, of_issued = recorded_shelf(settings.office / ISSUED, Holding.ISSUED, in_issued)
    if known.editions is not None:
        issued, of_issued = issued_shelf(known.editions, settings), {}
    deposits, _ = recorded_shelf(settings.office / DEPOSITS, Holding.DEPOSITS, in_deposits)
    itself = register_shelf(register, known, is_missed=bool(in_issued))
    kept = [each for each in in_register if each.path.is_relative_to(settings.register / INPUTS)]
    inputs = inputs_shelf(settings.register, kept, inputs_named(known, (of_outputs, of_issued)))
    originals = [each for each in in_register if each.path.is_relative_to(settings.register / ATTACHED)]
    attached = attached_shelf(settings.register, originals, known)
    own = own_entries(register, in_register)
    shelves = ((issued, in_issued), (outputs, in_outputs), (deposits, in_deposits), (itself, own), (inputs, kept))
    return Holdings((*shelves, (attached, originals)), known)


def roots_of(settings: Settings) -> tuple[Path, ...]:
    """The folders that hold the archive."""
    return settings.office / ISSUED, settings.out, settings.office / DEPOSITS, settings.register


def _insist_on_archive(paths: Sequence[Path], settings: Settings) -> None:
    """U180 for paths where no file of the archive is or was; a folder that holds some of it may be meant as well."""
    roots = [root.resolve() for root in roots_of(settings)]
    strange = [path for path in paths if not any(_meets(path.resolve(), root) for root in roots)]
    if strange:
        raise UsageError(*(finding("U180", Place(str(path)), path=str(path)) for path in strange))


def _meets(path: Path, root: Path) -> bool:
    """Whether a path lies in a folder of the archive, or that in it."""
    return path.is_relative_to(root) or (root.is_relative_to(path) and root.exists())


def _below(inside: Sequence[Path], bags: Sequence[Path]) -> Takes:
    """Whether a path is one of these or below; every path, where none was given."""
    if not inside:
        return lambda path: True
    wanted = [*inside, *(bag.resolve() for bag in bags)]
    return lambda path: any(_resolved(path).is_relative_to(each) for each in wanted)


def _resolved(path: Path) -> Path:
    """The path with the links above it followed, and not itself."""
    return path.parent.resolve() / path.name
