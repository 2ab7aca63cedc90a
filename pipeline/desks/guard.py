"""The guard: a fault of the program over one report is told as a finding of that report, and stops no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from pipeline.errors import RapporteurError
from pipeline.findings import finding

Given = ParamSpec("Given")
Result = TypeVar("Result")


def guarded(work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result | RapporteurError:
    """The result of the work, or why there is none; X001 for whatever nobody foresaw."""
    try:
        return work(*given, **named)
    except RapporteurError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a worker's boundary: the other reports go on
        return RapporteurError(finding("X001", what=f"{type(error).__name__}: {error}"))


def unguarded(work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result | RapporteurError:
    """As `guarded`, but a fault of the program is raised, so that `--debug` can show where."""
    try:
        return work(*given, **named)
    except RapporteurError as error:
        return error
