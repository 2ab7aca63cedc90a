"""An archive of thousands of reports that stand as they were left, without building thousands.

A few are built. All others have an input file of their own; their outputs are hard links to those of a report that was built,
under names of their own, and their lines in the memory are that report's with their own paths, symbols and hashes. So a run
finds what it would find after years: as many inputs to read, as many files to look at, as many lines to compare.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from pipeline.archive.memory import Memory, Remembered, written_marks, written_said
from tests.support.command import rapporteur
from tests.support.varied import varied_inputs

DONORS = 8
# The input of a report that was built and has given nothing: it may be changed, and no other's files notice.
FREE = DONORS
_CHUNK = 1000


def standing_archive(office: Path, reports: int) -> list[Path]:
    """The inputs of an office of which all reports are up to date."""
    inputs = varied_inputs(office / "inputs", reports)
    (office / "rapporteur.toml").touch()
    ran = rapporteur(office, "rebuild", *(str(file) for file in inputs[: FREE + 1]))
    assert ran.code == 0, ran.err
    memory = Memory(office / ".rapporteur")
    built = [(file, _remembered(memory, file)) for file in inputs[: FREE + 1]]
    linked = dict(built) | {
        file: _linked(file, *built[number % DONORS]) for number, file in enumerate(inputs) if number > FREE
    }
    for at in range(0, reports, _CHUNK):  # the time of change of a file changes with each link: so marks are read last
        several = inputs[at : at + _CHUNK]
        memory.remember({str(file): _marked(linked[file]) for file in several})
    return inputs


def _remembered(memory: Memory, file: Path) -> Remembered:
    with memory:
        found = memory.known(str(file))
    assert found is not None
    return found


def _linked(file: Path, donor: Path, known: Remembered) -> Remembered:
    """What would be remembered of a report, its outputs being links to the donor's."""
    symbols = [path.name.removesuffix(".yaml").rsplit(".", 1) for path in (donor, file)]
    files = {kind: Path(_renamed(str(path), *symbols)) for kind, path in known.files.items()}
    for kind, path in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.hardlink_to(known.files[kind])
    symbol = "/".join(symbols[1][0].split("-", 2)[:2]) + "/" + symbols[1][0].split("-", 2)[2]
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    said = written_said(files, known.contents)
    marks = written_marks(files.values())
    return replace(known, digest=digest, marks=marks, said=said, symbol=symbol, language=symbols[1][1])


def _renamed(path: str, theirs: list[str], ours: list[str]) -> str:
    return path.replace(".".join(theirs), ".".join(ours)).replace(theirs[0], ours[0])


def _marked(known: Remembered) -> Remembered:
    return replace(known, marks=written_marks(known.paths))
