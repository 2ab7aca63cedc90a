"""A cluster of Dask on this machine: a real scheduler and real workers, over loopback, ended and reaped afterwards."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.saboteurs import wait_until

ROOT = Path(__file__).parents[2]
_AT = re.compile(r"Scheduler at:\s+(tcp://\S+)")


@dataclass
class DaskCluster:
    """The scheduler's address and the processes; a worker that dies is started anew by its nanny."""

    folder: Path
    stack: ExitStack
    address: str = ""
    scheduler: subprocess.Popen[bytes] | None = None
    nannies: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start_scheduler(self) -> None:
        log = self.folder / "scheduler.txt"
        self.scheduler = self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", log=log)
        assert wait_until(lambda: _AT.search(log.read_text()), 30), log.read_text()
        self.address = _AT.search(log.read_text())[1]

    def start_worker(self, *options: str, **environment: str) -> int:
        """Which worker it is; its folder is its own."""
        number = len(self.nannies)
        log, own = self.folder / f"worker{number}.txt", self.folder / f"worker{number}"
        more = ("--nthreads", "1", "--local-directory", str(own), *options)
        self.nannies.append(self._start("dask_worker", self.address, *more, log=log, **environment))
        assert wait_until(lambda: "Registered to" in log.read_text(), 30), log.read_text()
        return number

    def worker(self, number: int) -> int:
        """The process in which a worker works."""
        nanny = self.nannies[number].pid
        children = [pid for each in Path(f"/proc/{nanny}/task").glob("*/children") for pid in each.read_text().split()]
        return next(int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes())

    def kill(self, number: int) -> None:
        """`kill -9` of the process in which a worker works."""
        os.kill(self.worker(number), signal.SIGKILL)

    def _start(self, program: str, *arguments: str, log: Path, **environment: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{program}", *arguments, "--no-dashboard"],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            stdout=self.stack.enter_context(log.open("wb")), stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        self.stack.callback(_end, process)
        return process


@contextmanager
def dask_cluster(folder: Path, workers: Sequence[dict[str, str]] = ({}, {})) -> Iterator[DaskCluster]:
    """A scheduler with workers, each with its own more of an environment."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        cluster = DaskCluster(folder, stack)
        cluster.start_scheduler()
        for environment in workers:
            cluster.start_worker(**environment)
        yield cluster


def _end(process: subprocess.Popen[bytes]) -> None:
    """Asks first, so that a nanny takes its worker along."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
