"""Bags of BagIt (RFC 8493), ours or another's: which files their manifests name, and what lies in them.

The `bagit` library reads manifests and knows their forms. Files are hashed here: it would follow links, and wait for ever
at a pipe.
"""

from __future__ import annotations

import logging
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.archive.fixity.hashes import Nature
from pipeline.archive.fixity.shelf import Entry, Fault, Holding, Kind, Shelf, entries
from pipeline.findings import Place, finding

DECLARATION, PAYLOAD, INFO = "bagit.txt", "data", "bag-info.txt"
MANIFESTS, TAG_MANIFESTS = "manifest-", "tagmanifest-"

# Best first; a bag of another's may have several, or none of these.
_ALGORITHMS = ("sha512", "sha256", "sha3_512", "sha3_256", "blake2b", "sha384", "sha1", "md5")


def is_bag(path: Path) -> bool:
    """Whether a folder is a bag."""
    return (path / DECLARATION).is_file()


def bag_shelves(bag: Path) -> list[tuple[Shelf, Sequence[Entry]]]:
    """The shelves of a bag, each with what lies in it. A bag that is none by its form is one fault; nothing more is told."""
    there = list(entries(bag))
    links = [each for each in there if each.path.parent == bag and each.nature is not Nature.FILE]
    if links:  # a manifest may be among them, which would be followed
        return [(Shelf(bag, Holding.BAG, is_closed=False), links)]
    import bagit

    try:
        return list(_shelves(bag, _named(bag, there), there))
    except (ValueError, LookupError, OSError, bagit.BagError) as error:
        why = finding("F312", Place(str(bag)), path=str(bag), why=" ".join(str(error).split()))
        fault = Fault(bag / DECLARATION, Kind.CHANGED, Holding.BAG, said=why)
        return [(Shelf(bag, Holding.BAG, faults=(fault,), is_closed=False), ())]


def open_bag(bag: Path, *, is_listed: bool = False) -> Any:
    """The bag as the `bagit` library has it. Raises its BagError, ValueError for bytes that are no text, OSError.

    One that is only `is_listed` may have links in it that lead out: they are told, and never followed.
    """
    logger = logging.getLogger("bagit")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())  # what it would say on the way, we tell
    import bagit

    class _Listed(bagit.Bag):  # type: ignore[misc]
        def _path_is_dangerous(self, path: str) -> bool:
            return Path(path).is_absolute() or path.startswith(("..", "~"))

    return (_Listed if is_listed else bagit.Bag)(str(bag))


def _named(bag: Path, there: Sequence[Entry]) -> dict[Path, Mapping[str, str]]:
    """The files that manifests name, each with its hashes by algorithm, in the spelling in which they lie there."""
    opened = open_bag(bag, is_listed=True)
    if not list(opened.manifest_files()):
        raise ValueError(f"no {MANIFESTS}*.txt")
    spelt = {_composed(each.path): each.path for each in there}
    named: dict[Path, Mapping[str, str]] = {}
    for name, hashes in opened.entries.items():
        path = bag / name
        named[spelt.get(_composed(path), path)] = {kind: digest.lower() for kind, digest in hashes.items()}
    return named


def _composed(path: Path) -> str:
    """A path as disks may have it that write accents otherwise."""
    return unicodedata.normalize("NFC", str(path))


def _shelves(
    bag: Path, named: Mapping[Path, Mapping[str, str]], there: Sequence[Entry]
) -> Iterator[tuple[Shelf, Sequence[Entry]]]:
    """A shelf for each algorithm that is the best which a file has; the first answers for what no manifest names."""
    by_algorithm: defaultdict[str, dict[Path, str]] = defaultdict(dict)
    for path, hashes in named.items():
        best = next((each for each in _ALGORITHMS if each in hashes), next(iter(hashes)))
        by_algorithm[best][path] = hashes[best]
    free = _free(bag, there)
    for number, (algorithm, expected) in enumerate(by_algorithm.items() or [("sha256", {})]):
        optional = (free | named.keys()) - expected.keys()
        shelf = Shelf(bag, Holding.BAG, expected, (), frozenset(optional), not number, algorithm)
        yield shelf, [each for each in there if not number or each.path in expected]


def _free(bag: Path, there: Sequence[Entry]) -> set[Path]:
    """Tag files that need be in no manifest: those of the form itself, and all where there is no tag manifest."""
    tags = {each.path for each in there if not each.path.is_relative_to(bag / PAYLOAD)}
    if not any(path.parent == bag and path.name.startswith(TAG_MANIFESTS) for path in tags):
        return tags
    forms = (DECLARATION, INFO, "fetch.txt")
    return {
        path
        for path in tags
        if path.parent == bag and (path.name in forms or path.name.startswith((MANIFESTS, TAG_MANIFESTS)))
    }
