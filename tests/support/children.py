"""Runs a function in a child process whose limits and rights may be spoilt, and gives back what it returned."""

from __future__ import annotations

import os
from collections.abc import Callable

_NOBODY = 65534


def in_child(action: Callable[[], str], before: Callable[[], None] | None = None) -> str:
    """The text that the action returned in a forked child; `traceback` and its words if it raised."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if before:
                before()
            answer = action()
        except BaseException as error:  # noqa: BLE001 the parent is told of whatever happened
            answer = f"traceback: {error!r}"
        os.write(writing, answer.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(child, 0)
    return answer


def without_rights() -> None:
    """Gives up the rights of root, to whom no folder is closed."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
