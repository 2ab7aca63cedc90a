"""What a piece of work may take that is done apart, and how it ended; the same on every system."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Stopped(Enum):
    """Which limit ended it."""

    NOT = auto()
    CPU = auto()
    TIME = auto()
    OUTPUT = auto()


Hear = Callable[[float], bytes | None]
"""Gives what comes within so many seconds: None if nothing does, no bytes at the end."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much it may take: seconds of processor and wall, bytes of memory beyond what it begins with, of a file, of words."""

    cpu_seconds: int
    wall_seconds: int
    memory: int
    file_size: int
    output: int


@dataclass(frozen=True, slots=True)
class Errand:
    """A piece of work in both forms: as it is done in a fork, and as a command with what it is given on its stdin."""

    work: Callable[[], bytes]
    command: Sequence[str]
    given: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Told:
    """What a piece of work told before it ended, and how: its exit code, negative for a signal."""

    words: bytes
    status: int
    stopped: Stopped = Stopped.NOT
