"""Running one function in a child process that can't use more than its share, and leaves nothing behind."""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from pipeline.machine import work_apart
from pipeline.machine.share import Errand, Share, Stopped, Told

R = TypeVar("R")

_DONE, _FAILED, _MEMORY = b"D", b"F", b"M"
_PLAIN_MODULES = frozenset({"builtins", "datetime", "pathlib", "decimal", "collections"})


class ChildError(Exception):
    """A child process did not give a result."""


class LimitError(ChildError):
    """A child was stopped at a limit; `limit` is the figure, in the unit that the class names."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class CpuLimitError(LimitError):
    """The child used more processor time than allowed (seconds)."""


class TimeLimitError(LimitError):
    """The child did not end in time (seconds on the wall)."""


class MemoryLimitError(LimitError):
    """The child asked for more memory than allowed (bytes)."""


class OutputLimitError(LimitError):
    """The child's result is larger than allowed (bytes)."""


class ChildDiedError(ChildError):
    """The child ended by a signal or without a word; `status` is its exit code, negative for a signal."""

    def __init__(self, status: int, words: str = "") -> None:
        super().__init__(status, words)
        self.status = status
        self.words = words


def run_limited(
    function: Callable[..., R],
    *arguments: object,
    cpu_seconds: int = 20,
    memory_bytes: int = 1 << 30,
    output_bytes: int = 50 << 20,
    file_bytes: int = 0,
    wall_seconds: int | None = None,
) -> R:
    """What `function(*arguments)` gives, worked out in a child under limits.

    The child is a fork; where there is none, a Python of its own, to which function and arguments go by pickle, and
    which is limited in time alone.

    Memory counts what the child takes beyond what it inherits; `file_bytes` is the size of the largest file that it
    may write (none by default); the wall limit is three times the processor's, if not given. Raises the function's
    own error, a `LimitError` that says which limit, or `ChildDiedError`. Results come back by pickle, and only plain
    values and the program's own classes are taken.
    """
    share = Share(cpu_seconds, wall_seconds or 3 * cpu_seconds + 10, memory_bytes, file_bytes, output_bytes)
    given = partial(pickle.dumps, (function, arguments), protocol=5)
    command = (sys.executable, "-I", "-m", "pipeline.programs.errand")
    told = work_apart(Errand(partial(told_of, function, arguments), command, given), share)
    result: R = _result(told, share)
    return result


def told_of(function: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    """What the child tells: the result, or the error, pickled behind a letter that says which."""
    try:
        return _DONE + pickle.dumps(function(*arguments), protocol=5)
    except MemoryError:
        return _MEMORY
    except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the parent
        try:
            return _FAILED + pickle.dumps(error, protocol=5)
        except Exception:  # noqa: BLE001 - an error that can't be pickled is told in words
            return _FAILED + pickle.dumps(ChildDiedError(0, repr(error)), protocol=5)


def _result(told: Told, share: Share) -> Any:
    limits = {Stopped.CPU: CpuLimitError(share.cpu_seconds), Stopped.TIME: TimeLimitError(share.wall_seconds)}
    limits[Stopped.OUTPUT] = OutputLimitError(share.output)
    if told.stopped is Stopped.OUTPUT:
        raise limits[Stopped.OUTPUT]
    kind, body = told.words[:1], told.words[1:]
    if kind == _MEMORY:
        raise MemoryLimitError(share.memory)
    if kind in (_DONE, _FAILED):
        try:
            value = _Careful(io.BytesIO(body)).load()
        except (pickle.UnpicklingError, EOFError) as error:
            raise ChildDiedError(told.status, str(error)) from error
        if kind == _DONE:
            return value
        raise value
    raise limits.get(told.stopped) or ChildDiedError(told.status)


class _Careful(pickle.Unpickler):
    """Takes plain values and classes of the program and nothing that runs: the child may have been taken over."""

    def find_class(self, module: str, name: str) -> Any:
        if "." not in name and (module in _PLAIN_MODULES or module.startswith("pipeline.")):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__.partition(".")[0] == module.partition(".")[0]:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not taken from a child")
