"""The supply of a pool: items that were not given out yet, and those whose worker died over them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

# An item whose worker died is tried once more, in a worker of its own: the first death may have been chance.
MOST_TRIES = 2


@dataclass(eq=False)
class Task(Generic[Item]):
    """An item, and how many workers have died over it."""

    item: Item
    deaths: int = 0


class Supply(Generic[Item]):
    """Items in their order, each taken only when it is asked for, then those that are to be tried once more."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._fresh = iter(items)
        self._first: deque[Task[Item]] = deque()
        self._again: deque[Task[Item]] = deque()

    def next(self) -> Task[Item] | None:
        """The next task; None if there is none just now."""
        if self._first:
            return self._first.popleft()
        for item in self._fresh:
            return Task(item)
        return self._again.popleft() if self._again else None

    def put_back(self, task: Task[Item]) -> None:
        """Makes a task the next one again, as if it had not been taken."""
        self._first.appendleft(task)

    def died_over(self, task: Task[Item]) -> bool:
        """Whether a task over which a worker died is tried again, at the end; if not it is given up."""
        task.deaths += 1
        if task.deaths < MOST_TRIES:
            self._again.append(task)
            return True
        return False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to be given out."""
        task = self.next()
        if task is None:
            return True
        self.put_back(task)
        return False
