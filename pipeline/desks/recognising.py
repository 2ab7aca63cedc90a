"""Recognising what lies in the inbox: what is an answer of ours, what a file to be answered, and what belongs to another file."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.archive.answered import Memory, Seen
from pipeline.archive.dropped import Dropped, Look, Stamp, read_whole
from pipeline.desks.importing import MOST_BYTES
from pipeline.desks.replying import DRAFT_HASH, INPUT_ENDINGS, SOURCE, WORDS, words_hash
from pipeline.errors import InputError, StorageError
from pipeline.findings import Place, finding

_COMMENT = re.compile(rb"^[ \t]*#[^\n]*", re.MULTILINE)


@dataclass
class Recogniser:
    """Knows the files of one folder by their bytes, or by its memory of them."""

    memory: Memory
    faults: dict[str, StorageError] = field(default_factory=dict)
    _named: dict[str, frozenset[str]] = field(default_factory=dict)
    _hashes: dict[tuple[Path, Stamp], str] = field(default_factory=dict)

    def recognise(self, look: Look, left_alone: Collection[str]) -> dict[str, Seen]:
        """What each document is, but for those that are to be left alone; `faults` says which could not be read."""
        self.faults = {}
        found: dict[str, Seen] = {}
        for dropped in look.documents:
            if dropped.name not in left_alone and (seen := self._seen(dropped, look)):
                found[dropped.name] = self.memory.seen[dropped.name] = seen
        return found

    def done(self, look: Look) -> set[str]:
        """The names of files that are answers, or were answered as they stand; as far as memory goes."""
        recalled = ((one.name, self.memory.recall(one.name, one.stamp)) for one in look.documents)
        return {name for name, seen in recalled if seen and (seen.is_answer or seen.answered_by in look.names)}

    def belonging(self, look: Look) -> set[str]:
        """The names of files that an input file of the folder names: pictures and annexes, which are no reports."""
        inputs = {one.name for one in look.documents}
        return {name for file, names in self._named.items() if file in inputs for name in names}

    def _seen(self, dropped: Dropped, look: Look) -> Seen | None:
        """What a file is; None where it can't be read or has changed since the look."""
        is_input = dropped.suffix in INPUT_ENDINGS  # it is read each time, since what it names may have changed
        recalled = self.memory.recall(dropped.name, dropped.stamp)
        if recalled and not is_input:
            return recalled
        try:
            data = read_whole(dropped, MOST_BYTES)
        except OSError as error:
            path, why = str(dropped.path), str(error.strerror).lower()
            self.faults[dropped.name] = StorageError(finding("F200", Place(path), path=path, why=why))
            return None
        if data is None:
            return None
        print_ = fingerprint(dropped.name, data, self._beside(dropped, data, look) if is_input else ())
        if recalled and recalled.fingerprint == print_:
            return recalled
        answers, is_edited = _as_answer(data) if dropped.suffix == ".docx" else ("", False)
        return Seen(dropped.stamp, print_, answers, is_edited)

    def _beside(self, dropped: Dropped, data: bytes, look: Look) -> Iterator[str]:
        """Name and hash of each file in the folder that an input file names."""
        said = _COMMENT.sub(b"", data)
        named = [one for one in (*look.others, *look.documents) if os.fsencode(one.name) in said and one != dropped]
        self._named[dropped.name] = frozenset(one.name for one in named)
        for one in named:
            yield f"{one.name}\0{self._hash(one)}"

    def _hash(self, dropped: Dropped) -> str:
        key = (dropped.path, dropped.stamp)
        if key not in self._hashes:
            try:
                self._hashes[key] = hashlib.sha256(read_whole(dropped, MOST_BYTES) or b"").hexdigest()
            except OSError:
                return ""
        return self._hashes[key]


def fingerprint(name: str, data: bytes, beside: Iterable[str] = ()) -> str:
    """What tells a dropped file from any other: the hash of its name, its bytes, and what lies beside it and belongs to it.

    A name is the same however its accents are written.
    """
    whole = hashlib.sha256(f"{unicodedata.normalize('NFC', name)}\0".encode("utf-8", "surrogateescape") + data)
    for one in beside:
        whole.update(f"\0{one}".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _as_answer(data: bytes) -> tuple[str, bool]:
    """Which file a Word document is the answer to, by its fingerprint, and whether its words were edited since."""
    from pipeline.word.custom_properties import read_properties
    from pipeline.word.package import open_package

    try:
        said = read_properties(open_package(data, "", InputError))
        source, is_letter = said.get(SOURCE, ""), not said.get(DRAFT_HASH)
        return source, bool(source) and not is_letter and said.get(WORDS) != words_hash(data)
    except InputError:
        return "", False
