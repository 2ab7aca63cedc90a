"""Which input files are meant by what was given on the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import RapporteurError, UsageError
from pipeline.findings import Place, finding
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import printed_with
from pipeline.reading.inputs import Inputs, find_inputs
from pipeline.settings import RESERVED

INPUTS = "inputs"
"""The folder, in that of the office, in which inputs lie if nothing else is said."""

_PATTERN_SIGNS = frozenset("*?[")


def usual_inputs(settings: Settings) -> tuple[Path, ...]:
    """The input files below `inputs/`; none where there is no such folder, or none in it."""
    usual = settings.office / INPUTS
    try:
        return tuple(inputs_of((usual,), settings).files) if usual.is_dir() else ()
    except UsageError:
        return ()


def input_named(report: str, settings: Settings) -> Path:
    """The one input that a person names: a path, or the symbol that an input below `inputs/` carries.

    UsageError U144 if none does, U145 for inputs in several languages.
    """
    if os.path.lexists(report) or report.lower().endswith((".yaml", ".yml")):
        return Path(report)
    wanted = Symbol(" ".join(report.split()))
    found = [file for file in usual_inputs(settings) if _symbol_of(file) == wanted]
    if not found:
        raise UsageError(finding("U144", Place(), report=report))
    if len(found) > 1:
        known = ", ".join(f"`{_near(file, settings)}`" for file in found)
        raise UsageError(finding("U145", Place(), report=report, known=known))
    return found[0]


def _near(file: Path, settings: Settings) -> Path:
    return file.relative_to(settings.office) if file.is_relative_to(settings.office) else file


def _symbol_of(file: Path) -> Symbol | None:
    """The symbol of the document that an input is of; None for one that can't be read, or has none."""
    from pipeline.desks.opening import bytes_of
    from pipeline.reading.report import read_report

    try:
        report = read_report(bytes_of(file), str(file)).report
    except RapporteurError:
        return None
    return printed_with(Symbol(report.symbol), report.revision) if report.symbol else None


def inputs_of(paths: Sequence[Path], settings: Settings) -> Inputs:
    """The input files, and what was passed over; what the program itself keeps is no input.

    Raises InputError where nothing is, UsageError U020 for folders without input files, U021 for a pattern that the
    shell left as it was.
    """
    unmatched = [path for path in paths if _PATTERN_SIGNS & set(str(path)) and not os.path.lexists(path)]
    if unmatched:
        raise UsageError(*(finding("U021", Place(file=str(path)), name=str(path)) for path in unmatched))
    found = find_inputs(paths, (settings.out, *(settings.office / name for name in RESERVED)))
    if not found.files:
        empty = (finding("U020", Place(file=str(path)), name=str(path)) for path in paths)
        raise UsageError(*found.passed_over, *empty)
    return found
