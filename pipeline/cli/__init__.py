"""The front door: commands, the terminal, exit codes. A command's module is loaded when it is called, and not before."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Runs the command line and ends the process with the exit code of the contract."""
    if sys.argv[1:] == ["--version"]:
        from importlib.metadata import version

        sys.stdout.write(f"rapporteur {version('rapporteur')}\n")
        raise SystemExit(0)
    from pipeline.cli.boundary import run

    raise SystemExit(run(sys.argv[1:]))
