"""`rapporteur build --watch` at work: what it says is gathered, and waited for."""

from __future__ import annotations

import json
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.command import RAPPORTEUR, environment

SECONDS = 30.0


class Following:
    """A command that goes on; `objects` are the lines of its `--json`, `said` those of its stderr."""

    def __init__(self, folder: Path, *arguments: str | Path) -> None:
        command = [RAPPORTEUR, "build", "--watch", "--json", *arguments]
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.objects: list[dict[str, Any]] = []
        self.said: list[str] = []
        self._readers = [threading.Thread(target=read, daemon=True) for read in (self._read_out, self._read_said)]
        for reader in self._readers:
            reader.start()

    def wait_for(self, number: int) -> dict[str, Any]:
        """The object of so many outcomes since the last wait, the last of them."""
        self._until(lambda: len(self.objects) >= number)
        *_, last = self.objects[:number]
        del self.objects[:number]
        return last

    def wait_until_said(self, words: str) -> None:
        self._until(lambda: any(words in line for line in self.said))

    def end(self, number: int = signal.SIGINT) -> int:
        """Its exit code after a signal."""
        self.process.send_signal(number)
        code = self.process.wait(SECONDS)
        for reader in self._readers:
            reader.join(SECONDS)
        return code

    def _until(self, condition: Any) -> None:
        until = time.monotonic() + SECONDS
        while not condition():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, (self.objects, self.said)
            time.sleep(0.005)

    def _read_out(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            self.objects.extend(json.loads(line) for line in lines)

    def _read_said(self) -> None:
        assert self.process.stderr
        with self.process.stderr as lines:
            self.said.extend(line.decode().rstrip() for line in lines)


@contextmanager
def following(folder: Path, *arguments: str | Path) -> Iterator[Following]:
    """A watch that has built what there was and waits; nothing of it is left at the end."""
    follower = Following(folder, *arguments)
    try:
        follower.wait_until_said("watching")
        yield follower
    finally:
        if follower.process.poll() is None:
            assert follower.end() == 130
        assert not any("Traceback" in line for line in follower.said), follower.said
