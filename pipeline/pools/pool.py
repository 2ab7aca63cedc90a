"""The pool: work on many items, a worker a process, each with its own tools kept open for its whole share.

Workers can be begun before the items are known, since opening the tools is what takes time. With one worker all is done
in turn in this process, which is how one debugs.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from pipeline.machine import CAN_FORK
from pipeline.pools.seat import Seat
from pipeline.pools.supply import Supply, Task

if TYPE_CHECKING:
    from pipeline.pools.worker import Worker

Item = TypeVar("Item")
Tools = TypeVar("Tools")
Result = TypeVar("Result")


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
        self._busy: dict[Worker[Tools, Item, Result], Task[Item]] = {}
        self._own = ExitStack()
        self._own_tools: list[Tools] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        workers = [*self._idle, *self._busy]
        for worker in workers:
            worker.dismiss()
        for worker in workers:
            worker.wait()
        self._idle, self._busy = [], {}
        self._own.close()
        self._own_tools = []

    def begin(self, workers: int) -> None:
        """Lets so many workers open their tools while others still find out what there is to do; one is none."""
        while workers > 1 and may_fork() and len(self._idle) + len(self._busy) < workers:
            self._engage(workers)

    def run(self, items: Iterable[Item], workers: int) -> Iterator[tuple[Item, Result]]:
        """Each item with its result, in turn as given; with more workers than one, as they are finished.

        Items are taken one by one as they are given out, so they may be made only then. What is open stays so from one run
        to the next. Raises what kept a worker from opening its tools, or from working.
        """
        if (workers > 1 and may_fork()) or self._idle:
            yield from self._in_processes(Supply(items), workers)
        else:
            for item in items:
                if self._stopping():
                    return
                yield item, self._work(self._opened(), item)

    def _opened(self) -> Tools:
        """The tools of this process, opened for its first item."""
        if not self._own_tools:
            self._own_tools = [self._own.enter_context(self._open_tools())]
        return self._own_tools[0]

    def _in_processes(self, supply: Supply[Item], workers: int) -> Iterator[tuple[Item, Result]]:
        from pipeline.pools.worker import Broken, first_heard

        while self._hand_out(supply, workers) or self._busy:
            worker = first_heard(self._busy)
            task = self._busy[worker]
            try:
                result = worker.result()
            except Broken:
                del self._busy[worker]
                worker.wait()
                if supply.died_over(task):
                    continue
                result = self._lost(task.item)
            else:
                del self._busy[worker]
                self._idle.append(worker)
                self._hand_out(supply, workers)
            yield task.item, result

    def _hand_out(self, supply: Supply[Item], workers: int) -> bool:
        """Gives each idle worker its next item, others being engaged up to so many; whether any was given."""
        given = False
        while (self._idle or self._may_engage(workers)) and not self._stopping():
            task = supply.next()
            if task is None:
                break
            if not self._idle:
                self._engage(workers)
            worker = self._idle.pop(0)
            self._busy[worker] = task
            worker.give(task.item)
            given = True
        return given

    def _may_engage(self, workers: int) -> bool:
        return not self._busy or (len(self._busy) < workers and may_fork())

    def _engage(self, workers: int) -> None:
        """One worker more, of so many."""
        from pipeline.pools.worker import Worker  # multiprocessing costs 10 ms, and one report needs none

        others = [*self._idle, *self._busy]
        seat = Seat.beside({other.seat.number for other in others}, workers)
        self._idle.append(Worker(self._open_tools, self._work, others, seat))
