"""What was seen of the files of a shared folder: a memory that spares reading them again, and may be lost at any time."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline.archive.dropped import Stamp
from pipeline.archive.staging import make_folders

FORMAT = 1
FOLDER = "inbox"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found of a file as it stood: `fingerprint` is that of its name and bytes.

    `answers` is the fingerprint of the file that it is the answer to, empty for what is no answer; `is_edited` says that
    a person changed the words of an answer. `answered_by` is the name of the answer that was given to it.
    """

    stamp: Stamp
    fingerprint: str
    answers: str = ""
    is_edited: bool = False
    answered_by: str = ""

    @property
    def is_answer(self) -> bool:
        """Whether it is an answer as it was given, and so nothing to be answered."""
        return bool(self.answers) and not self.is_edited


@dataclass
class Memory:
    """The memory of one folder; it lies in the office's `.rapporteur/`."""

    file: Path
    seen: dict[str, Seen] = field(default_factory=dict)
    _kept: dict[str, Seen] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, state: Path) -> Memory:
        """What is remembered of a folder; nothing, if the memory was deleted or can't be read."""
        key = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:24]
        memory = cls(state / FOLDER / f"{key}.json")
        with suppress(OSError, ValueError, TypeError, AttributeError, KeyError):
            kept = json.loads(memory.file.read_text(encoding="utf-8"))
            if kept["format"] == FORMAT:
                memory.seen = {name: _seen(entry) for name, entry in kept["seen"].items()}
        return memory

    def recall(self, name: str, stamp: Stamp) -> Seen | None:
        """What was found of a file, if it still stands as it stood then."""
        seen = self.seen.get(name)
        return seen if seen and seen.stamp == stamp else None

    def keep(self, names: Collection[str]) -> None:
        """Writes down what is known of these files, and forgets all others; a memory that can't be written is no matter."""
        self.seen = {name: seen for name, seen in self.seen.items() if name in names}
        if self.seen == self._kept:
            return
        self._kept = dict(self.seen)
        kept = {"format": FORMAT, "seen": {name: asdict(seen) for name, seen in sorted(self.seen.items())}}
        text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
        beside = self.file.with_name(f"{self.file.name}.new")
        with suppress(OSError, UnicodeEncodeError):
            make_folders(self.file.parent)
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(self.file)


def _seen(entry: dict[str, Any]) -> Seen:
    size, modified, changed, number = map(int, entry.pop("stamp"))
    return Seen((size, modified, changed, number), **entry)
