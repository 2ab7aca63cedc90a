"""The pool: work on many items, a worker a process, each with its own tools kept open for its whole share.

Workers can be begun before the items are known, since opening the tools is what takes time. With one worker all is done
in turn in this process, which is how one debugs.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from pipeline.machine import CAN_FORK

if TYPE_CHECKING:
    from pipeline.pools.worker import Worker

Item = TypeVar("Item")
Tools = TypeVar("Tools")
Result = TypeVar("Result")

# An item whose worker died is tried once more, in a worker of its own: the first death may have been chance.
MOST_TRIES = 2


def may_fork() -> bool:
    """Whether a forked worker would find this process as it needs it.

    A library of ours (page-validation 0.11) starts threads of its own when it is first used. They are not in a fork,
    and a worker would wait for them for ever: a process that has made a report itself goes on in turn.
    """
    try:
        threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208 names alone are wanted
    except OSError:
        return CAN_FORK
    return CAN_FORK and threads <= threading.active_count()


@dataclass
class _Task(Generic[Item]):
    """An item, and how many workers it was given to."""

    item: Item
    tries: int = 0


class Pool(Generic[Tools, Item, Result]):
    """Workers that each open their tools once; `lost` says what came of an item that no worker survived.

    `stopping` is asked before each item: once it says so, what is in hand is finished and nothing else begun.
    """

    def __init__(
        self,
        open_tools: Callable[[], AbstractContextManager[Tools]],
        work: Callable[[Tools, Item], Result],
        lost: Callable[[Item], Result],
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._open_tools, self._work, self._lost, self._stopping = open_tools, work, lost, stopping
        self._idle: list[Worker[Tools, Item, Result]] = []
        self._busy: dict[Worker[Tools, Item, Result], _Task[Item]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        workers = [*self._idle, *self._busy]
        for worker in workers:
            worker.dismiss()
        for worker in workers:
            worker.wait()
        self._idle, self._busy = [], {}

    def begin(self, workers: int) -> None:
        """Lets so many workers open their tools while others still find out what there is to do; one is none."""
        while workers > 1 and may_fork() and len(self._idle) + len(self._busy) < workers:
            self._engage()

    def run(self, items: Sequence[Item], workers: int) -> Iterator[tuple[Item, Result]]:
        """Each item with its result, in turn as given; with more workers than one, as they are finished.

        Raises what kept a worker from opening its tools, or from working.
        """
        if (min(workers, len(items)) > 1 and may_fork()) or (self._idle and items):
            yield from self._in_processes(items, min(workers, len(items)))
        elif items:
            with self._open_tools() as tools:
                for item in items:
                    if self._stopping():
                        return
                    yield item, self._work(tools, item)

    def _in_processes(self, items: Sequence[Item], workers: int) -> Iterator[tuple[Item, Result]]:
        from pipeline.pools.worker import Broken, first_heard

        waiting = deque(_Task(item) for item in items)
        self.begin(workers)
        while self._hand_out(waiting) or self._busy:
            worker = first_heard(self._busy)
            task = self._busy[worker]
            try:
                result = worker.result()
            except Broken:
                del self._busy[worker]
                worker.wait()
                self.begin(workers)
                if task.tries < MOST_TRIES:
                    waiting.append(task)
                    continue
                result = self._lost(task.item)
            else:
                del self._busy[worker]
                self._idle.append(worker)
                self._hand_out(waiting)
            yield task.item, result

    def _hand_out(self, waiting: deque[_Task[Item]]) -> bool:
        """Gives each idle worker its next item, a new worker being engaged where none is left; whether any was given."""
        given = False
        while waiting and not self._stopping():
            if not self._idle and not self._busy:
                self._engage()
            if not self._idle:
                break
            task, worker = waiting.popleft(), self._idle.pop(0)
            task.tries += 1
            self._busy[worker] = task
            worker.give(task.item)
            given = True
        return given

    def _engage(self) -> None:
        from pipeline.pools.worker import Worker  # multiprocessing costs 10 ms, and one report needs none

        others = [*self._idle, *self._busy]
        self._idle.append(Worker(self._open_tools, self._work, others))
