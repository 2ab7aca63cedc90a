"""Starting early: engines are begun before the inputs are read, where they are likely to be needed.

Nothing but time hangs on the guess: an engine that was started for nothing is closed again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pipeline.engines.choice import choose_engine
from pipeline.engines.engine import Engine
from pipeline.machine import processors
from pipeline.model.choices import Settings

SEEN = "seen"

# Below this, a second engine costs more to start than it saves.
REPORTS_FOR_A_WORKER = 4
# A process costs what reading so many files does: it reads the office's data once more.
FILES_FOR_A_READER = 16


def early_engine(inputs: Sequence[Path], settings: Settings, *, force: bool) -> Engine:
    """The engine of the settings, started already where one input file is given that was not built as it stands.

    MachineError if the engine that is asked for is not there.
    """
    engine = choose_engine(settings.engine.value, settings.fonts, settings.state)
    if len(inputs) == 1 and inputs[0].is_file() and likely_work(inputs, settings, force=force):
        engine.start()
    return engine


def likely_work(files: Sequence[Path], settings: Settings, *, force: bool) -> int:
    """How many of these inputs will probably be built: those that were not built as they now stand."""
    return len(files) if force else sum(1 for file in files if not _was_seen(file, settings))


def workers_for(reports: int, jobs: int | None, a_worker: int = REPORTS_FOR_A_WORKER) -> int:
    """How many workers so many reports are shared among: as many as were asked for, else as many as make sense.

    That is no more than there are processors, for one LibreOffice each is what their memory was measured for, and one
    for fewer reports than `a_worker`.
    """
    if jobs is not None:
        return min(jobs, reports)
    return min(processors(), max(1, reports // a_worker))


def remember(file: Path, settings: Settings) -> None:
    """Notes that this input was built as it now stands; a note that can't be written is no matter."""
    note = _note(file, settings)
    with suppress(OSError):
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(_stamp(file), encoding="ascii", newline="\n")


def _was_seen(file: Path, settings: Settings) -> bool:
    try:
        return _note(file, settings).read_text(encoding="ascii") == _stamp(file)
    except OSError:
        return False


def _note(file: Path, settings: Settings) -> Path:
    return settings.state / SEEN / hashlib.sha256(os.fsencode(file.absolute())).hexdigest()[:24]


def _stamp(file: Path) -> str:
    status = file.stat()
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n"
