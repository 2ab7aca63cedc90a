"""The choice among the engines: the one that was asked for, or the best that this machine has."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pipeline.engines.engine import Engine
from pipeline.errors import MachineError
from pipeline.findings import Finding, Severity, finding
from pipeline.programs.fontconfig import missing_fonts

Wanted = Literal["auto", "libreoffice", "embedded"]


def choose_engine(wanted: Wanted, fonts: Path, state: Path) -> Engine:
    """The engine that was asked for, not yet started; `auto` takes LibreOffice where there is one.

    `fonts` is the folder of the font files, the only ones that the engine sees; `state` the office's `.rapporteur`,
    which keeps profiles and caches. Raises MachineError before any work: no such engine, or a font is missing.
    """
    check_fonts(fonts)
    if wanted == "embedded":
        return _embedded(fonts, state)
    try:
        return _libreoffice(fonts, state)
    except MachineError as error:
        if wanted == "libreoffice":
            raise
        return _embedded(fonts, state, _told_as_fallback(error))


def check_fonts(fonts: Path) -> None:
    """Nothing if the folder has every font that a report is set in; raises MachineError naming the missing ones."""
    missing = missing_fonts(fonts)
    if missing:
        raise MachineError(finding("M004", folder=str(fonts), files=", ".join(missing)))


def _libreoffice(fonts: Path, state: Path) -> Engine:
    from pipeline.engines.libreoffice import libreoffice_engine
    from pipeline.programs.soffice import find_libreoffice

    return libreoffice_engine(find_libreoffice(), fonts, state)


def _embedded(fonts: Path, state: Path, remarks: tuple[Finding, ...] = ()) -> Engine:
    from pipeline.engines.embedded import embedded_engine

    return embedded_engine(fonts, state, remarks)


def _told_as_fallback(error: MachineError) -> tuple[Finding, ...]:
    """What stands in LibreOffice's way, and that the embedded engine works in its place, both as warnings."""
    causes = (finding(f.code, f.place, Severity.WARNING, **dict(f.parameters)) for f in error.findings)
    return (*causes, finding("M006", severity=Severity.WARNING))
