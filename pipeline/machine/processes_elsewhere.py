"""Processes of Windows, and of any machine that lacks what `posix_processes` needs: no groups, no limits but those of time."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from pipeline.machine.share import Errand, Hear, Share, Stopped, Told

# A window of its own would open for each, and Ctrl-C would reach it.
_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
# Without these nothing starts on Windows, not even Python.
_NEEDED = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "TEMP", "TMP", "LOCALAPPDATA", "USERPROFILE")


def start(
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    said: IO[bytes],
    *,
    hold: Sequence[int] = (),
    is_kept: bool = False,
) -> subprocess.Popen[bytes]:
    """A program of its own; what it says goes to `said`.

    One that `is_kept` is spoken with over pipes and says only what goes wrong to `said`. `hold` is of no use here:
    whoever holds the files open is this process.
    """
    return subprocess.Popen(  # noqa: S603 - a command of this program
        command,
        stdin=subprocess.PIPE if is_kept else subprocess.DEVNULL,
        stdout=subprocess.PIPE if is_kept else said,
        stderr=said if is_kept else subprocess.STDOUT,
        cwd=folder,
        env={**_needed(), **environment},
        creationflags=_FLAGS,
        bufsize=0,
    )


def _needed() -> dict[str, str]:
    return {name: os.environ[name] for name in _NEEDED if name in os.environ}


def listening(pipe: IO[bytes]) -> Hear:
    """Hears what comes through a pipe within so many seconds: None if nothing does, no bytes at its end.

    A thread listens, since a pipe can't be waited for here.
    """
    heard: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, heard), daemon=True).start()

    def hear(seconds: float) -> bytes | None:
        try:
            return heard.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return None

    return hear


def _listen(pipe: IO[bytes], heard: queue.SimpleQueue[bytes]) -> None:
    with suppress(OSError, ValueError):  # the pipe was closed
        while piece := pipe.read(65536):
            heard.put(piece)
    heard.put(b"")


def ended_with(process: subprocess.Popen[bytes], seconds: float) -> int | None:
    """The exit code of a process that ends within so many seconds, None if it doesn't."""
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kills a process and what it started."""
    if sys.platform == "win32" and process.poll() is None:
        kill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(kill, capture_output=True, check=False)  # noqa: S603 - a program of Windows
    process.kill()
    process.wait()


def resident_bytes(pid: int) -> int:
    """0: the machine doesn't tell."""
    return 0


def work_apart(errand: Errand, share: Share) -> Told:
    """What a piece of work tells that is done by a program of its own, within the time that it has."""
    try:
        done = subprocess.run(  # noqa: S603 - a command of this program
            errand.command,
            input=errand.given(),
            capture_output=True,
            timeout=share.wall_seconds,
            creationflags=_FLAGS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Told(b"", 0, Stopped.TIME)
    if len(done.stdout) > share.output:
        return Told(b"", done.returncode, Stopped.OUTPUT)
    return Told(done.stdout, done.returncode)
