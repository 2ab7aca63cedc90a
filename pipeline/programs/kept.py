"""A program that is kept running and spoken with, a line of JSON each way, and that never outlives us or its limits."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

from pipeline.programs.mishaps import Gone, TooSlow

_GRACE = 2.0
_STEP = 0.005

Reply = dict[str, Any]


class KeptProgram:
    """A driver and what it started, one process group; starts with the object, in the background.

    `hold` are open files that must stay open as long as anything of the group lives, such as a lock.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], folder: Path, hold: Sequence[int] = ()
    ) -> None:
        self._buffer = b""
        self._log = folder / "said.txt"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - a command of this program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=folder,
                env=dict(environment),
                pass_fds=tuple(hold),
                start_new_session=True,
                bufsize=0,
            )
        self._jobs = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)
        self._started = time.monotonic()

    def hear(self, seconds: float, *, since_start: bool = False) -> Reply:
        """The next line that the program says, at most so many seconds from now, or from its start.

        Raises TooSlow or Gone.
        """
        until = (self._started if since_start else time.monotonic()) + seconds
        while b"\n" not in self._buffer:
            if not select.select([self._answers], [], [], max(0.0, until - time.monotonic()))[0]:
                raise TooSlow
            got = os.read(self._answers.fileno(), 65536)
            if not got:
                raise Gone(ended_with(self._process, _GRACE), self.said())
            self._buffer += got
        line, self._buffer = self._buffer.split(b"\n", 1)
        reply: Reply = json.loads(line)
        return reply

    def ask(self, job: Mapping[str, object], seconds: float) -> Reply:
        """The program's reply to one job; raises TooSlow or Gone."""
        try:
            self._jobs.write(json.dumps(job).encode("utf-8") + b"\n")
        except BrokenPipeError:
            raise Gone(ended_with(self._process, _GRACE), self.said()) from None
        return self.hear(seconds)

    def said(self) -> str:
        """The last line of the program's talk, for those who look for the cause."""
        with contextlib.suppress(OSError):
            lines = self._log.read_bytes()[-2000:].decode("utf-8", "replace").split("\n")
            return next((line.strip() for line in reversed(lines) if line.strip()), "")
        return ""

    def end(self) -> None:
        """Ends the program and all that it started, and waits until nothing is left.

        The end of its stdin lets the driver kill and reap its own child; a driver that can't is killed with its group.
        """
        for pipe in (self._jobs, self._answers):
            pipe.close()
        ended_with(self._process, _GRACE)
        end_group(self._process)


def ended_with(process: subprocess.Popen[bytes], seconds: float) -> int | None:
    """The exit code of a process that ends within so many seconds (negative for a signal), None if it doesn't.

    The process is not reaped: as long as it isn't, nobody else can get the number of its group.
    """
    until = time.monotonic() + seconds
    while (end := os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG)) is None:
        if time.monotonic() >= until:
            return None
        time.sleep(_STEP)
    return end.si_status if end.si_code == os.CLD_EXITED else -end.si_status


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kills the process group that `process` leads, and reaps its leader; to be called once, before any reaping."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def resident_bytes(pid: int) -> int:
    """The memory that a process holds just now, in bytes; 0 where the machine doesn't tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
