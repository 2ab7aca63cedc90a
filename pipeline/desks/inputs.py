"""Which input files are meant by what was given on the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.findings import Place, finding
from pipeline.model.choices import Settings
from pipeline.reading.inputs import Inputs, find_inputs
from pipeline.settings import RESERVED

_PATTERN_SIGNS = frozenset("*?[")


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
