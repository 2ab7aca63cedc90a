"""The far side of a cluster: what a worker of Dask keeps open in its process for each run that it works for.

It is run there, by name: so the program must be installed at the worker. A run that never says goodbye, since its machine
is gone, leaves its tools open for a while, and no longer.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.machine import kept_to
from pipeline.pools.seat import Seat

# Seconds after which the tools of a run are closed that gives nothing more to do.
IDLE = 600.0

OpenTools = Callable[[Path], AbstractContextManager[Any]]
"""Opens the tools of a run; it may lay things into a folder of the worker's own."""


class NotOpen(LookupError):  # noqa: N818 - not an error of the program: the work is done elsewhere
    """The tools of a run aren't open here: it is another process than the one that was asked."""


@dataclass(frozen=True)
class _Opened:
    """The tools of a run, what closes them, the processor that its work is kept to, and the timers that close them."""

    tools: Any
    stack: ExitStack
    processor: int | None
    timers: list[threading.Timer] = field(default_factory=list)

    def hold(self, token: str) -> None:
        """Lets them stay open for a while from now on."""
        for timer in self.timers:
            timer.cancel()
        self.timers[:] = [threading.Timer(IDLE, leave, (token,))]
        self.timers[0].daemon = True
        self.timers[0].start()


_one_at_a_time = threading.Lock()
_open: dict[str, _Opened] = {}


def join(token: str, open_tools: OpenTools, describe: Callable[[Any], Any], seat: Seat) -> Any:
    """What the tools of a run are like here, which are open from now on. Raises what keeps them from being opened."""
    from distributed import get_worker

    with _one_at_a_time:
        if token not in _open:
            stack = ExitStack()
            with kept_to(seat.processor):
                tools = stack.enter_context(open_tools(Path(get_worker().local_directory)))
            gc.freeze()  # as in a worker of the pool: what is loaded by now need not be looked through again
            _open[token] = _Opened(tools, stack, seat.processor)
        return describe(_held(token).tools)


def serve(token: str, work: Callable[[Any, Any], Any], item: Any) -> Any:
    """The result of one piece of work; a process does one at a time, whatever number of threads it has."""
    with _one_at_a_time:
        held = _held(token)
        with kept_to(held.processor):
            return work(held.tools, item)


def leave(token: str) -> None:
    """Closes the tools of a run, which is over."""
    with _one_at_a_time:
        if left := _open.pop(token, None):
            for timer in left.timers:
                timer.cancel()
            left.stack.close()


def _held(token: str) -> _Opened:
    """What is open for a run, and stays so for a while from now on."""
    if token not in _open:
        raise NotOpen(token)
    _open[token].hold(token)
    return _open[token]
