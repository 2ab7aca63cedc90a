"""A program that runs for one job and ends, within a time limit, leaving nothing of its process group behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.machine import end_group, ended_with, start
from pipeline.programs.mishaps import TooSlow


def run_once(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, seconds: float, hold: Sequence[int] = ()
) -> tuple[int, str]:
    """The exit code (negative for a signal) and what the program said, both streams in one.

    `hold` are open files that stay open while it lives. Raises TooSlow when the time is over.
    """
    log = folder / "said.txt"
    with log.open("wb") as said:
        process = start(command, environment, folder, said, hold=hold)
    try:
        code = ended_with(process, seconds)
    finally:
        end_group(process)
    if code is None:
        raise TooSlow
    return code, log.read_bytes()[-2000:].decode("utf-8", "replace").strip()
