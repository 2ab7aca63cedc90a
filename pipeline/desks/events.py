"""What happens in the inbox: a file is answered, waits, fails, or is none that could be answered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.dropped import Why
from pipeline.desks.replying import Reply
from pipeline.errors import RapporteurError


@dataclass(frozen=True, slots=True)
class Answered:
    """A file that was answered, with the reply and where its files lie, by kind."""

    file: Path
    reply: Reply
    files: dict[str, Path]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits for its next round."""

    file: Path
    why: Why


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be answered, for a reason that lies with the machine or the office; it is tried again."""

    file: Path
    error: RapporteurError


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is no document."""

    file: Path


Event = Answered | Waiting | Failed | PassedOver
