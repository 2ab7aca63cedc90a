"""The archive as a bag: all that is kept, for the house; or what may leave it, each document described.

A bag for the house holds what verifying vouches for: `issued/`, `deposits/`, the editions in `outputs/` that are final
(people's changes in them as they are), the register's log and the canonical inputs; its database is left out, which
`register rebuild` makes from the log. A public one holds what may be shown when it is made: issued editions that are
public, not taken back and under no embargo, and public deposits. Nothing of `inputs/` or `clearance/` is in any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from pipeline.archive.deposits import DEPOSITS, Deposit, deposits
from pipeline.archive.fixity.bag_writing import Packed, Tags, insist_on_room, write_bag
from pipeline.archive.fixity.hashes import Nature, see
from pipeline.archive.fixity.shelf import Fault, Holding, Kind, Shelf
from pipeline.archive.layout import DRAFTS, ISSUED
from pipeline.archive.layout import Kind as FileKind
from pipeline.archive.recorded import recorded
from pipeline.archive.register.editions import IssuedEdition
from pipeline.archive.register.register import Register
from pipeline.desks.describing.describe import Reader, describe, written
from pipeline.desks.describing.meant import Document, Edition, edition_of, hidden
from pipeline.desks.issued import issued_in, manifestations_in_issued, place_in_issued
from pipeline.desks.showing import shown
from pipeline.desks.verifying.verify import Holdings, Progress, Verified, holdings_of, roots_of
from pipeline.errors import RegisterError, UsageError
from pipeline.findings import Place, finding
from pipeline.model.choices import Settings
from pipeline.office.office import read_office
from pipeline.settings import RESERVED

_WORKED_ON = "inputs"

METADATA = "metadata"
"""The folder of the descriptions in a bag, among its tag files."""


@dataclass(frozen=True, slots=True)
class Bagged:
    """A bag that was made: how many files and bytes it holds, and how many documents are described in it."""

    bag: Path
    files: int
    size: int
    descriptions: int


def insist_on_place(bag: Path, settings: Settings) -> None:
    """UsageError U181 for a bag that would lie where the office works or keeps its archive; StorageError F310 if it is there."""
    insist_on_room(bag)
    ours = (*roots_of(settings), *(settings.office / name for name in (*RESERVED, _WORKED_ON)))
    if any(bag.resolve().is_relative_to(each.resolve()) for each in ours):
        raise UsageError(finding("U181", Place(str(bag)), path=str(bag)))


def make_bag(
    bag: Path, settings: Settings, verified: Verified, at: datetime, progress: Progress, *, public: bool
) -> Bagged:
    """The archive written as a bag, after it was verified; `at` is the time at which a public one may show its content.

    RegisterError F315 if something that belongs into the bag is damaged or missing, F300 if it changed since it was
    verified; StorageError F310, F311; UsageError U184 if there is nothing to take. Nothing is left then.
    """
    issued, held = issued_in(settings), holdings_of(settings)
    reader = Reader(settings, read_office(settings.data, settings.fonts), issued, at if public else None)
    wanted = _public_files(settings, reader) if public else None
    _insist_on_sound(verified, wanted, settings)
    documents = list(_documents(settings, reader))
    by_hand = {each.path: each.found for each in verified.faults if each.kind is Kind.CHANGED_BY_HAND}
    packed = list(_packed(held, settings, wanted, by_hand))
    if not packed:
        raise UsageError(finding("U184"))
    tags = Tags(_info(held, reader), dict(_described(documents, settings, reader)))
    size, done = sum(each.size for each in packed), 0

    def watch(read: int) -> None:
        nonlocal done
        done += read
        progress(done, size)

    write_bag(bag, packed, tags, watch)
    return Bagged(bag, len(packed), size, len(documents))


def _insist_on_sound(verified: Verified, wanted: frozenset[Path] | None, settings: Settings) -> None:
    """F315 if something that is to go into the bag is lost; what is extra is left out, what people changed is taken."""
    lost = [each for each in verified.faults if each.is_loss and _is_kept(each, settings)]
    if wanted is not None:
        lost = [each for each in lost if each.holding is Holding.REGISTER or _touches(each.path, wanted)]
    if lost:
        raise RegisterError(finding("F315", None, number=len(lost)))


def _touches(path: Path, wanted: frozenset[Path]) -> bool:
    """Whether a path is one of the wanted, or a folder, that can't be read, of one."""
    return path in wanted or any(each.is_relative_to(path) for each in wanted)


def _is_kept(fault: Fault, settings: Settings) -> bool:
    """Whether it is of what a bag holds; drafts are in none."""
    return not fault.path.is_relative_to(settings.out / DRAFTS)


def _public_files(settings: Settings, reader: Reader) -> frozenset[Path]:
    """The files that may be shown."""
    found: set[Path] = set()
    for each in _public_editions(reader):
        found.add(place_in_issued(each, settings).status)
        for place, files in manifestations_in_issued(each, settings):
            found |= {place.path(FileKind(kind)) for kind in files}
    for deposit in _deposits(settings, reader):
        found |= set(deposit.paths)
    return frozenset(found)


def _public_editions(reader: Reader) -> list[IssuedEdition]:
    return [each.edition for each in shown(reader.issued, reader.at)] if reader.at else []


def _deposits(settings: Settings, reader: Reader) -> Iterator[Deposit]:
    for each in deposits(settings.office):
        if reader.at is None or hidden(each, reader.issued, reader.at) is None:
            yield each


def _documents(settings: Settings, reader: Reader) -> Iterator[Document]:
    """The documents that a bag describes."""
    editions = reader.issued if reader.at is None else _public_editions(reader)
    yield from (edition_of(each, settings) for each in editions)
    if reader.at is None:
        known = {(each.symbol, each.language) for each in editions}
        for one in recorded(settings.out, settings.office / ISSUED):
            edition = Edition(one.path, one.record)
            if (edition.symbol, one.record.language) not in known:
                known.add((edition.symbol, one.record.language))
                yield edition
    yield from _deposits(settings, reader)


def _packed(
    held: Holdings, settings: Settings, wanted: frozenset[Path] | None, by_hand: Mapping[Path, str]
) -> Iterator[Packed]:
    """The files of the bag, each with the hash that it has to have, and its name there."""
    log = Register(
        settings.register
    ).log  # taken as it is, where a killed writer left a line too much, or the database is old
    for shelf, there in held.shelves:
        for each in there:
            known = each.path in by_hand or each.path in shelf.expected or each.path == log
            if known and each.nature is Nature.FILE and _belongs(each.path, shelf, settings, wanted):
                # of what stands beside a record that somebody altered, only the name is known
                digest = by_hand.get(each.path) or shelf.expected.get(each.path) or see(each.path).digest
                yield Packed(each.path, _name(each.path, settings), digest, each.size)


def _belongs(path: Path, shelf: Shelf, settings: Settings, wanted: frozenset[Path] | None) -> bool:
    if wanted is not None:
        return path in wanted
    return shelf.holding is not Holding.OUTPUTS or not path.is_relative_to(settings.out / DRAFTS)


def _name(path: Path, settings: Settings) -> str:
    """The name of a file below `data/`: as in the office's folder, wherever the office keeps its outputs."""
    for root, name in zip(roots_of(settings), (ISSUED, "outputs", DEPOSITS, "register"), strict=True):
        if path.is_relative_to(root):
            return f"{name}/{path.relative_to(root).as_posix()}"
    raise ValueError(f"{path} is not of the archive")


def _described(documents: Iterable[Document], settings: Settings, reader: Reader) -> Iterator[tuple[str, bytes]]:
    """The descriptions as tag files, in folders like those of what they describe."""
    for document in documents:
        path = document.path if isinstance(document, Edition) else document.record_path
        folder = _name(path.parent, settings)
        for name, data in written(describe(document, reader)).items():
            yield f"{METADATA}/{folder}/{name}", data


def _info(held: Holdings, reader: Reader) -> Sequence[tuple[str, str]]:
    """What a bag says of itself. The last line of the log is for the house: it would tell that hidden things happened."""
    house, known = reader.office.house, held.known
    lines = [
        ("Source-Organization", house.publisher),
        ("Organization-Address", f"{house.seat}, {house.country}"),
        ("Bag-Software-Agent", f"rapporteur {version('rapporteur')}"),
    ]
    if reader.at is None and known.head:
        lines.append(("Internal-Sender-Identifier", f"register {known.changes} {known.head}"))
    return lines
