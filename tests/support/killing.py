"""Kills a child process, as `kill -9` does, at each of its system calls in turn (ptrace(2), Linux only)."""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable, Iterator

_TRACEME, _SYSCALL, _SETOPTIONS, _EXITKILL = 0, 24, 0x4200, 0x100000

_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.restype = ctypes.c_long
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def can_trace() -> bool:
    """Whether this machine lets a process trace its children."""
    return _killed_at(0, lambda: None) is not None


def every_kill(action: Callable[[], object], step: int = 1) -> Iterator[int]:
    """Runs the action in a child that is killed before its first system call, then `step` stops later, and so on.

    Yields after each death, and ends when the action ran to its end unkilled.
    """
    stop = 0
    while _killed_at(stop, action):
        yield stop
        stop += step


def _killed_at(stop: int, action: Callable[[], object]) -> bool | None:
    """Whether the child died at that stop (calls stop twice, before and after); None where tracing is forbidden."""
    child = os.fork()
    if child == 0:
        _play(action)
    _, status = os.waitpid(child, 0)
    if not os.WIFSTOPPED(status):
        return None
    _libc.ptrace(_SETOPTIONS, child, None, _EXITKILL)
    for _ in range(stop + 1):
        _libc.ptrace(_SYSCALL, child, None, None)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0, "the action failed unkilled"
            return False
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _play(action: Callable[[], object]) -> None:
    code = 1
    try:
        if _libc.ptrace(_TRACEME, 0, None, None) == 0:
            os.kill(os.getpid(), signal.SIGSTOP)
            action()
            code = 0
    finally:
        os._exit(code)
