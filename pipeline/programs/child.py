"""Running one function in a child process that can't use more than its share, and leaves nothing behind."""

from __future__ import annotations

import gc
import io
import os
import pickle
import resource
import select
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, TypeVar

R = TypeVar("R")

_CHUNK = 1 << 20
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
    """What `function(*arguments)` gives, worked out in a forked child under limits.

    Memory counts what the child takes beyond what it inherits; `file_bytes` is the size of the largest file that it
    may write (none by default); the wall limit is three times the processor's, if not given. Raises the function's
    own error, a `LimitError` that says which limit, or `ChildDiedError`. Results come back by pickle, and only plain
    values and the program's own classes are taken.
    """
    wall = wall_seconds or 3 * cpu_seconds + 10
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_the_child(writing, function, arguments, (cpu_seconds, wall, memory_bytes, file_bytes))
    os.close(writing)
    try:
        told = _listen(reading, child, output_bytes)
    finally:
        status = _end(child)
        os.close(reading)
    if told is None:
        raise OutputLimitError(output_bytes)
    result: R = _result(told, status, cpu=cpu_seconds, wall=wall, memory=memory_bytes)
    return result


def _be_the_child(
    writing: int, function: Callable[..., object], arguments: tuple[object, ...], limits: tuple[int, int, int, int]
) -> NoReturn:
    """Work, tell, and go, without running anything of the parent's at the end."""
    try:
        gc.disable()
        _take_limits(*limits)
        told = _work(function, arguments)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(told)
    finally:
        os._exit(0)


def _work(function: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    try:
        return _DONE + pickle.dumps(function(*arguments), protocol=5)
    except MemoryError:
        return _MEMORY
    except BaseException as error:  # noqa: BLE001 - whatever it is belongs to the parent
        try:
            return _FAILED + pickle.dumps(error, protocol=5)
        except Exception:  # noqa: BLE001 - an error that can't be pickled is told in words
            return _FAILED + pickle.dumps(ChildDiedError(0, repr(error)), protocol=5)


def _take_limits(cpu: int, wall: int, memory: int, file_bytes: int) -> None:
    os.setpgid(0, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write then fails with EFBIG, and the error is told
    signal.setitimer(signal.ITIMER_REAL, wall)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    whole = _inherited() + memory
    resource.setrlimit(resource.RLIMIT_AS, (whole, whole))


def _inherited() -> int:
    """The address space that the child starts with: a parent that maps much must not cost it its share."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def _listen(reading: int, child: int, most: int) -> bytes | None:
    """All that the child tells until it is done or gone, None if it is more than `most` bytes."""
    gone = os.pidfd_open(child)
    poll = select.poll()
    poll.register(reading, select.POLLIN)
    poll.register(gone, select.POLLIN)
    pieces: list[bytes] = []
    size = 0
    try:
        while True:
            ready = dict(poll.poll())
            # a grandchild may hold the pipe open: when the child is gone and the pipe is empty, there is no more
            piece = os.read(reading, _CHUNK) if reading in ready else b""
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            size += len(piece)
            if size > most:
                return None
    finally:
        os.close(gone)


def _end(child: int) -> int:
    """The child's exit code, its whole group killed and the child reaped; one that has ended is not changed by it."""
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _result(told: bytes, status: int, *, cpu: int, wall: int, memory: int) -> Any:
    kind, body = told[:1], told[1:]
    if kind == _MEMORY:
        raise MemoryLimitError(memory)
    if kind in (_DONE, _FAILED):
        try:
            value = _Careful(io.BytesIO(body)).load()
        except (pickle.UnpicklingError, EOFError) as error:
            raise ChildDiedError(status, str(error)) from error
        if kind == _DONE:
            return value
        raise value
    if status == -signal.SIGXCPU:
        raise CpuLimitError(cpu)
    if status == -signal.SIGALRM:
        raise TimeLimitError(wall)
    raise ChildDiedError(status)


class _Careful(pickle.Unpickler):
    """Takes plain values and classes of the program and nothing that runs: the child may have been taken over."""

    def find_class(self, module: str, name: str) -> Any:
        if "." not in name and (module in _PLAIN_MODULES or module.startswith("pipeline.")):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__.partition(".")[0] == module.partition(".")[0]:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not taken from a child")
