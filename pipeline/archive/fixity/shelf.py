"""A shelf of the archive: the files that should lie in a folder, by hash, held against those that do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pipeline.archive.fixity.hashes import SHA256, Nature, Seen, nature_of, seen_all
from pipeline.archive.layout import ASIDE, STAGING
from pipeline.findings import Finding


class Holding(StrEnum):
    """The parts of the archive."""

    ISSUED = "issued"
    OUTPUTS = "outputs"
    DEPOSITS = "deposits"
    INPUTS = "inputs"
    REGISTER = "register"
    BAG = "bag"


class Kind(StrEnum):
    """What is wrong with a file.

    In `outputs/`, where people work, other bytes are `changed-by-hand`: no checksum tells a hand from a bad disk. A
    `leftover` is what a killed command left, which the next one clears away, and no damage.
    """

    CHANGED = "changed"
    CHANGED_BY_HAND = "changed-by-hand"
    MISSING = "missing"
    EXTRA = "extra"
    LINK = "link"
    NO_FILE = "no-file"
    UNREADABLE = "unreadable"
    LEFTOVER = "leftover"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A file that is not as it should be; `expected` and `found` are SHA-256, empty where there is none or nobody knows.

    `why` is the system's refusal, `said` what there is to tell of it instead of what its kind tells.
    """

    path: Path
    kind: Kind
    holding: Holding
    expected: str = ""
    found: str = ""
    why: str = ""
    said: Finding | None = field(default=None, compare=False)

    @property
    def is_damage(self) -> bool:
        """Whether something is wrong; what a killed command left is only told."""
        return self.kind is not Kind.LEFTOVER

    @property
    def is_loss(self) -> bool:
        """Whether something that was kept may not be there as it was; what people changed or added is no loss."""
        return self.kind not in (Kind.CHANGED_BY_HAND, Kind.EXTRA, Kind.LEFTOVER)


@dataclass(frozen=True)
class Shelf:
    """What should lie in a folder and below it: each file with its hash by the `algorithm`, empty where only its name is known.

    `faults` are those that were found in finding that out, `optional` the files that may be there or not and that somebody
    else answers for. Without `is_closed` nothing is told of other files.
    """

    root: Path
    holding: Holding
    expected: Mapping[Path, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    optional: frozenset[Path] = frozenset()
    is_closed: bool = True
    algorithm: str = SHA256


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder that is no folder, or one that can't be read; `size` is in bytes."""

    path: Path
    nature: Nature
    size: int = 0
    why: str = ""


Watch = Callable[[int], None]
"""Is told how many bytes were read since it was told last."""

Takes = Callable[[Path], bool]
"""Whether a path is among those that are asked for."""


def entries(root: Path) -> Iterator[Entry]:
    """All that lies in a folder and below it, in order, hidden things too; links are not followed, folders not told."""
    try:
        with os.scandir(root) as found:
            inside = sorted(found, key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield Entry(root, Nature.UNREADABLE, why=(error.strerror or str(error)).lower())
        return
    for each in inside:
        if each.is_dir(follow_symlinks=False):
            yield from entries(Path(each.path))
            continue
        try:
            status = each.stat(follow_symlinks=False)
        except OSError:  # gone since
            continue
        yield Entry(Path(each.path), nature_of(status.st_mode), status.st_size)


def is_leftover(path: Path, root: Path) -> bool:
    """Whether a path belongs to what a killed command had begun: hidden names that end as only ours do."""
    return any(part.startswith(".") and part.endswith((STAGING, ASIDE)) for part in path.relative_to(root).parts)


def to_be_read(shelf: Shelf, there: Sequence[Entry], takes: Takes) -> list[Entry]:
    """The files whose bytes have to be read to check a shelf, `there` being what lies in it."""
    return [each for each in there if each.nature is Nature.FILE and _is_judged(each.path, shelf) and takes(each.path)]


def check_shelf(shelf: Shelf, there: Sequence[Entry], takes: Takes, watch: Watch) -> Iterator[Fault]:
    """All that is wrong in a shelf, of what is asked for; `there` is what lies in it."""
    yield from (each for each in shelf.faults if takes(each.path))
    standing = {each.path: each for each in there}
    closed = [each.path for each in there if each.nature is Nature.UNREADABLE]
    for path, digest in shelf.expected.items():
        if path not in standing and takes(path) and not any(path.is_relative_to(folder) for folder in closed):
            yield Fault(path, Kind.MISSING, shelf.holding, digest)
    for each in there:
        if takes(each.path):
            yield from _at_a_glance(each, shelf)
    for path, seen in seen_all([each.path for each in to_be_read(shelf, there, takes)], shelf.algorithm):
        watch(standing[path].size)
        if (fault := _fault(path, seen, shelf)) is not None:
            yield fault


def _is_judged(path: Path, shelf: Shelf) -> bool:
    """Whether a file is one that the shelf answers for: expected, or one too many."""
    if path in shelf.expected:
        return True
    return shelf.is_closed and path not in shelf.optional and not is_leftover(path, shelf.root)


def _at_a_glance(entry: Entry, shelf: Shelf) -> Iterator[Fault]:
    """What can be told of an entry without reading it."""
    if entry.path not in shelf.expected and is_leftover(entry.path, shelf.root):
        yield Fault(entry.path, Kind.LEFTOVER, shelf.holding)
    elif entry.nature is not Nature.FILE:
        yield _no_file(entry, shelf)


def _no_file(entry: Entry, shelf: Shelf) -> Fault:
    kinds = {Nature.LINK: Kind.LINK, Nature.UNREADABLE: Kind.UNREADABLE}
    expected = shelf.expected.get(entry.path, "")
    return Fault(entry.path, kinds.get(entry.nature, Kind.NO_FILE), shelf.holding, expected, why=entry.why)


def _fault(path: Path, seen: Seen, shelf: Shelf) -> Fault | None:
    """What is wrong with a file that was read; None if it is as it should be."""
    expected = shelf.expected.get(path)
    if seen.nature is Nature.NOTHING:  # gone since
        return None if expected is None else Fault(path, Kind.MISSING, shelf.holding, expected)
    if seen.nature is not Nature.FILE:
        return _no_file(Entry(path, seen.nature, why=seen.why), shelf)
    if expected is None:
        return Fault(path, Kind.EXTRA, shelf.holding, found=seen.digest)
    if expected in ("", seen.digest):
        return None
    kind = Kind.CHANGED_BY_HAND if shelf.holding is Holding.OUTPUTS else Kind.CHANGED
    return Fault(path, kind, shelf.holding, expected, seen.digest)
