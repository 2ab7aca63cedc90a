"""The far side of a cluster: what a worker of Dask keeps open in its process for each run that it works for.

It is run there, by name: so the program must be installed at the worker. A run that never says goodbye, since its machine
is gone, leaves its tools open for a while, and no longer.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

from pipeline.machine import kept_to, own_processors

# Seconds after which the tools of a run are closed that gives nothing more to do.
IDLE = 600.0

OpenTools = Callable[[Path], AbstractContextManager[Any]]
"""Opens the tools of a run; it may lay things into a folder of the worker's own."""


class NotOpen(LookupError):  # noqa: N818 - not an error of the program: the work is done elsewhere
    """The tools of a run aren't open here: it is another process than the one that was asked."""


_one_at_a_time = threading.Lock()
_open: dict[str, tuple[ExitStack, Any, list[threading.Timer]]] = {}
_processors: dict[str, int | None] = {}


def join(token: str, open_tools: OpenTools, describe: Callable[[Any], Any], seat: tuple[int, int]) -> Any:
    """What the tools of a run are like here, which are open from now on. Raises what keeps them from being opened.

    `seat` is which of how many workers of this machine this is, from 0: where each can have a processor of its own, the run's
    work is kept to that, as in a pool.
    """
    from distributed import get_worker

    with _one_at_a_time:
        if token not in _open:
            own, (which, workers) = own_processors(), seat
            _processors[token] = own[which] if which < workers == len(own) else None
            stack = ExitStack()
            with kept_to(_processors[token]):
                tools = stack.enter_context(open_tools(Path(get_worker().local_directory)))
            gc.freeze()  # as in a worker of the pool: what is loaded by now need not be looked through again
            _open[token] = (stack, tools, [])
        return describe(_tools(token))


def serve(token: str, work: Callable[[Any, Any], Any], item: Any) -> Any:
    """The result of one piece of work; a process does one at a time, whatever number of threads it has."""
    with _one_at_a_time, kept_to(_processors.get(token)):
        return work(_tools(token), item)


def leave(token: str) -> None:
    """Closes the tools of a run, which is over."""
    with _one_at_a_time:
        stack, _, timers = _open.pop(token, (ExitStack(), None, []))
        _processors.pop(token, None)
        for timer in timers:
            timer.cancel()
        stack.close()


def _tools(token: str) -> Any:
    """The tools of a run, which stay open for a while from now on."""
    if token not in _open:
        raise NotOpen(token)
    _, tools, timers = _open[token]
    for timer in timers:
        timer.cancel()
    timers[:] = [threading.Timer(IDLE, leave, (token,))]
    timers[0].daemon = True
    timers[0].start()
    return tools
