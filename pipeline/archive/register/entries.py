"""The lines of the log: each says what was changed, by whom and when, and holds the hash of the line before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

NOTHING = "0" * 64
"""What stands for the line before the first one."""

_NAMES = {"sequence", "previous", "when", "who", "what", "data"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: `what` was done (`claim`, `amend`, `void`, …) with `data`; `sequence` counts from 1.

    `when` is told to people and orders nothing: clocks go wrong, the sequence does not.
    """

    sequence: int
    previous: str
    when: str
    who: str
    what: str
    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def line(self) -> bytes:
        """The line as it stands in the log, without its end: JSON, names sorted, no blanks, UTF-8."""
        fields = {name: getattr(self, name) for name in _NAMES}
        return json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    @property
    def digest(self) -> str:
        """The SHA-256 of the line, by which the next one names it."""
        return hashlib.sha256(self.line).hexdigest()


def next_entry(last: Entry | None, when: str, who: str, what: str, data: Mapping[str, Any]) -> Entry:
    """The entry that comes after `last`, or the first of all."""
    return Entry(*_behind(last), when, who, what, data)


def read_entry(line: bytes) -> Entry | None:
    """What a line says, None if it is no line of the log, or not written as the log writes it."""
    try:
        fields = json.loads(line.decode())
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or set(fields) != _NAMES:
        return None
    kinds = {"sequence": int, "data": dict, "previous": str, "when": str, "who": str, "what": str}
    if not all(type(fields[name]) is kind for name, kind in kinds.items()):
        return None
    entry = Entry(**fields)
    return entry if entry.line == line else None


def follows(entry: Entry, last: Entry | None) -> bool:
    """Whether an entry is the one after `last` in an unbroken chain."""
    return (entry.sequence, entry.previous) == _behind(last)


def _behind(last: Entry | None) -> tuple[int, str]:
    """The sequence of the next entry, and the hash that it holds."""
    return (last.sequence + 1, last.digest) if last else (1, NOTHING)


def chain(lines: Iterable[bytes]) -> tuple[list[Entry], int]:
    """The entries up to the first line that does not follow from the one before, and that line's number, 0 if all do."""
    entries: list[Entry] = []
    for number, line in enumerate(lines, 1):
        entry = read_entry(line)
        if entry is None or not follows(entry, entries[-1] if entries else None):
            return entries, number
        entries.append(entry)
    return entries, 0
