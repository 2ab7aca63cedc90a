"""The boundary: every error ends here, as sentences and an exit code, and none as a traceback without `--debug`."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

import click

from pipeline.cli.commands import rapporteur
from pipeline.cli.console import Console
from pipeline.cli.speech import reader_of, speak, translated
from pipeline.errors import ExitCode, RapporteurError
from pipeline.findings import finding


class Terminated(BaseException):
    """The process was asked to end (SIGTERM); what is open is closed on the way out."""


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line, whatever happened."""
    signal.signal(signal.SIGTERM, _terminated)
    language = "en"
    try:
        language = reader_of(arguments)
        speak(language)
        command = translated(rapporteur, language)
        # Not `main`, which takes a reader who has left for a failure.
        with command.make_context("rapporteur", list(arguments), obj=language) as context:
            code = command.invoke(context)
        sys.stdout.flush()
        return int(code or ExitCode.DONE)
    except BrokenPipeError:
        return _left_alone()
    except BaseException as error:  # the one place that catches everything
        if "--debug" in arguments and not isinstance(error, (click.ClickException, click.exceptions.Exit)):
            import traceback

            traceback.print_exc()
        return _told(error, language)


def _left_alone() -> int:
    """Whoever read our output has left, which is no fault; nothing more is written, at the end of the process neither."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return ExitCode.DONE


def _told(error: BaseException, language: str) -> int:
    """Says what happened on stderr and gives its exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.ClickException):
        error.show()
        return ExitCode.USAGE
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        return ExitCode.INTERRUPTED
    if isinstance(error, Terminated):
        return ExitCode.TERMINATED
    if isinstance(error, RapporteurError):
        Console(language=language).tell(error.findings)
        return error.exit_code
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT):
        Console(language=language).tell([finding("F203", why=str(error.strerror).lower())])
        _left_alone()
        return ExitCode.STORAGE
    if isinstance(error, SystemExit):
        return int(error.code) if isinstance(error.code, int) else ExitCode.BUG
    Console(language=language).tell([finding("X001", what=f"{type(error).__name__}: {error}")])
    return ExitCode.BUG


def _terminated(number: int, frame: FrameType | None) -> None:
    # An object that was caught half-made complains when it is cleared away; nobody wants to read that.
    sys.unraisablehook = lambda _: None
    raise Terminated
