"""The front door: commands, the terminal, exit codes. A command's module is loaded when it is called, and not before."""

from __future__ import annotations

import io
import os
import sys

__all__ = ["main"]


def main() -> None:
    """Runs the command line and ends the process with the exit code of the contract."""
    if sys.argv[1:] == ["--version"]:
        from importlib.metadata import version

        sys.stdout.write(f"rapporteur {version('rapporteur')}\n")
        raise SystemExit(0)
    _open_closed_streams()
    _let_every_character_pass()
    from pipeline.cli.boundary import run

    raise SystemExit(run(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Gives a stream that the caller closed to nobody, lest the first file that is opened be taken for it."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            if descriptor != number:
                os.dup2(descriptor, number)
            setattr(sys, name, os.fdopen(number, "r" if number == 0 else "w"))


def _let_every_character_pass() -> None:
    """Lets a terminal that has no `→` get it as JSON writes it too, by its number."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict" and stream.encoding.lower() != "utf-8":
            stream.reconfigure(errors="backslashreplace")
