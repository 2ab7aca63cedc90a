"""A program that is kept running and spoken with, a line of JSON each way, and that never outlives us or its limits."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

from pipeline.machine import end_group, ended_with, listening, start
from pipeline.programs.mishaps import Gone, TooSlow

_GRACE = 2.0

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
            self._process = start(command, environment, folder, log, hold=hold, is_kept=True)
        self._jobs = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)
        self._hear = listening(self._answers)
        self._started = time.monotonic()

    def hear(self, seconds: float, *, since_start: bool = False) -> Reply:
        """The next line that the program says, at most so many seconds from now, or from its start.

        Raises TooSlow or Gone.
        """
        until = (self._started if since_start else time.monotonic()) + seconds
        while b"\n" not in self._buffer:
            got = self._hear(until - time.monotonic())
            if got is None:
                raise TooSlow
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
        except OSError:  # `BrokenPipeError`; Windows says EINVAL
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
