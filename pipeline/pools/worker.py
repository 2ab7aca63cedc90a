"""A worker: a process that opens its tools once and works on one item after the other; nothing of it outlives us.

It is forked, so it has loaded already what we have loaded. It never has more than one item, so that it is known which
one a worker died of, and so that the two never wait for each other with full pipes.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from types import FrameType
from typing import Any, Generic, NoReturn, TypeVar

from pipeline.machine import fork_undisturbed, kept_to
from pipeline.pools.seat import Seat

Item = TypeVar("Item")
Tools = TypeVar("Tools")
Result = TypeVar("Result")

_GRACE = 3.0
_SIGNALS = {signal.SIGINT, signal.SIGTERM}


class Broken(Exception):  # noqa: N818 - not an error of the program: the pool tries again
    """The worker died before it had a result."""


@dataclass(frozen=True)
class _Raised:
    """What the worker raised instead of giving a result."""

    error: Exception


class Worker(Generic[Tools, Item, Result]):
    """One process with its tools; `others` are the workers that exist already, whose lines it must not hold open.

    Where its `seat` has a processor, it is kept to that, with all that it starts.
    """

    def __init__(
        self,
        open_tools: Callable[[], AbstractContextManager[Tools]],
        work: Callable[[Tools, Item], Result],
        others: Sequence[Worker[Tools, Item, Result]] = (),
        seat: Seat = Seat(0, 0),  # noqa: B008 - frozen; it has no processor
    ) -> None:
        context = multiprocessing.get_context("fork")
        self.line, theirs = context.Pipe()
        self.seat = seat
        ours = [self.line, *(other.line for other in others)]
        self._process = context.Process(target=_serve, args=(theirs, ours, open_tools, work, seat), daemon=True)
        with fork_undisturbed():
            self._process.start()
        theirs.close()
        self._is_busy = False

    def give(self, item: Item) -> None:
        """Hands it an item; a worker that has died meanwhile is noticed when its result is asked for."""
        self._is_busy = True
        with suppress(OSError):
            self.line.send(item)

    def result(self) -> Result:
        """The result of its item. Raises Broken if it died, or what its tools or its work raised."""
        try:
            told = self.line.recv()
        except (EOFError, OSError) as error:
            raise Broken from error
        self._is_busy = False
        if isinstance(told, _Raised):
            raise told.error
        result: Result = told
        return result

    def dismiss(self) -> None:
        """Lets it go: an idle one closes its tools by itself, a busy one is stopped."""
        self.line.close()
        if self._is_busy:
            self._process.terminate()

    def wait(self) -> None:
        """Waits until nothing of it is left; one that does not come to its end is killed, and its tools with it."""
        self._process.join(_GRACE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


def first_heard(workers: Iterable[Worker[Any, Any, Any]]) -> Any:
    """The first of these workers that has something to say, or has died."""
    by_line = {worker.line: worker for worker in workers}
    return by_line[wait(list(by_line))[0]]  # type: ignore[index]


def _serve(
    line: Connection,
    foreign: Iterable[Connection],
    open_tools: Callable[[], AbstractContextManager[Tools]],
    work: Callable[[Tools, Item], Result],
    seat: Seat,
) -> None:
    """The life of a worker. It ends with the line to the parent, whichever way that went."""
    # The terminal sends its interrupt to all of us: the parent alone decides what becomes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    for other in foreign:
        other.close()
    gc.freeze()  # what was loaded before the fork need not be looked through again and again
    with suppress(EOFError, OSError), kept_to(seat.processor):
        try:
            with open_tools() as tools:
                while True:
                    line.send(work(tools, line.recv()))
        except (EOFError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - it belongs to the parent, which hears it whatever item it gives
            line.send(_Raised(error))


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    # An object that was caught half-made complains when it is cleared away; nobody wants to read that.
    sys.unraisablehook = lambda _: None
    raise SystemExit(0)
