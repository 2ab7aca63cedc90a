"""The pile: bytes that are laid by until they are wanted, out of memory, in a file that has no name and outlives nobody."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.archive.refusals import refusals

# A few reports never touch the disk.
_IN_MEMORY = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one gets for bytes that were laid by: where they lie, and how many they are."""

    start: int
    size: int


class Pile:
    """A pile in the folder `state`, the office's `.rapporteur/`; gone when it is closed, or its process is."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(state))  # noqa: SIM115 closed by `__exit__`
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def lay(self, data: bytes) -> Ticket:
        """The ticket for bytes that were laid by. Raises StorageError."""
        with refusals(self._state, len(data)):
            self._file.seek(self._end)
            self._file.write(data)
        ticket = Ticket(self._end, len(data))
        self._end += len(data)
        return ticket

    def take(self, ticket: Ticket) -> bytes:
        """The bytes of a ticket; they stay on the pile. Raises StorageError."""
        with refusals(self._state):
            self._file.seek(ticket.start)
            return self._file.read(ticket.size)
