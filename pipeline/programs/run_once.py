"""A program that runs for one job and ends, within a time limit, leaving nothing of its process group behind."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.programs.kept import end_group, ended_with
from pipeline.programs.mishaps import TooSlow


def run_once(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, seconds: float, hold: Sequence[int] = ()
) -> tuple[int, str]:
    """The exit code (negative for a signal) and what the program said, both streams in one.

    `hold` are open files that stay open while it lives. Raises TooSlow when the time is over.
    """
    log = folder / "said.txt"
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - a command of this program
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=dict(environment),
            pass_fds=tuple(hold),
            start_new_session=True,
        )
    try:
        code = ended_with(process, seconds)
    finally:
        end_group(process)
    if code is None:
        raise TooSlow
    return code, log.read_bytes()[-2000:].decode("utf-8", "replace").strip()
