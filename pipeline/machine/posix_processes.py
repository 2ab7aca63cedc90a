"""Processes of Linux and macOS: groups that end as one, pipes that are listened to for a while, work done in a fork."""

from __future__ import annotations

import gc
import os
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NoReturn

from pipeline.machine.share import Errand, Hear, Share, Stopped, Told

_STEP = 0.005
_CHUNK = 1 << 20


def start(
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    said: IO[bytes],
    *,
    hold: Sequence[int] = (),
    is_kept: bool = False,
) -> subprocess.Popen[bytes]:
    """A program that leads a process group of its own; what it says goes to `said`.

    One that `is_kept` is spoken with over pipes and says only what goes wrong to `said`. `hold` are open files that
    stay open as long as anything of the group lives.
    """
    return subprocess.Popen(  # noqa: S603 - a command of this program
        command,
        stdin=subprocess.PIPE if is_kept else subprocess.DEVNULL,
        stdout=subprocess.PIPE if is_kept else said,
        stderr=said if is_kept else subprocess.STDOUT,
        cwd=folder,
        env=dict(environment),
        pass_fds=tuple(hold),
        start_new_session=True,
        bufsize=0,
    )


def listening(pipe: IO[bytes]) -> Hear:
    """Hears what comes through a pipe within so many seconds: None if nothing does, no bytes at its end."""

    def hear(seconds: float) -> bytes | None:
        if not select.select([pipe], [], [], max(0.0, seconds))[0]:
            return None
        return os.read(pipe.fileno(), 65536)

    return hear


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
    # macOS does not let a group be killed that has ended but for its leader, which is not reaped yet
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def resident_bytes(pid: int) -> int:
    """The memory that a process holds just now, in bytes; 0 where the machine doesn't tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def work_apart(errand: Errand, share: Share) -> Told:
    """What a piece of work tells that is done in a fork, under limits; nothing of it is left."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_the_child(writing, errand, share)
    os.close(writing)
    try:
        words = _listen(reading, child, share.output)
    finally:
        status = _end(child)
        os.close(reading)
    if words is None:
        return Told(b"", status, Stopped.OUTPUT)
    stops = {-signal.SIGXCPU: Stopped.CPU, -signal.SIGALRM: Stopped.TIME}
    return Told(words, status, stops.get(status, Stopped.NOT))


def _be_the_child(writing: int, errand: Errand, share: Share) -> NoReturn:
    """Work, tell, and go, without running anything of the parent's at the end."""
    try:
        gc.disable()
        _take_limits(share)
        told = errand.work()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(told)
    finally:
        os._exit(0)


def _take_limits(share: Share) -> None:
    os.setpgid(0, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write then fails with EFBIG, and the error is told
    signal.setitimer(signal.ITIMER_REAL, share.wall_seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (share.cpu_seconds, share.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (share.file_size, share.file_size))
    if sys.platform != "darwin":  # which takes it for an error to set this one
        whole = _inherited() + share.memory
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
    gone = os.pidfd_open(child) if sys.platform == "linux" else -1
    poll = select.poll()
    poll.register(reading, select.POLLIN)
    if gone >= 0:
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
        if gone >= 0:
            os.close(gone)


def _end(child: int) -> int:
    """The child's exit code, its whole group killed and the child reaped; one that has ended is not changed by it."""
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
