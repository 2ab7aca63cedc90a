"""The one face of all engines, and the choice among them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self, runtime_checkable

from pipeline.errors import MachineError
from pipeline.findings import Finding, Severity, finding

Wanted = Literal["auto", "libreoffice", "embedded"]


@dataclass(frozen=True, slots=True)
class Promises:
    """What may be claimed of an engine's PDF once it is finished.

    `pdf_a` is the part and level of PDF/A that is in reach, "3a" or "3b". Where page references aren't resolved, the
    PDF prints the numbers that the document carries: the caller reads the right ones from the PDF and converts again.
    """

    tagged: bool
    pdf_ua: bool
    pdf_a: str
    resolves_page_references: bool


@runtime_checkable
class Engine(Protocol):
    """Turns Word documents into PDFs; belongs to the process that made it, and takes one document at a time."""

    @property
    def name(self) -> str:
        """`libreoffice` or `embedded`."""

    @property
    def version(self) -> str:
        """The version of the program behind it, as exact as it can be told; part of what a PDF depends on."""

    @property
    def promises(self) -> Promises:
        """What may be claimed of its PDFs."""

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What people should be told of the choice of this engine; mostly nothing."""

    def start(self) -> None:
        """Begins to start the program in the background and returns at once; to be called as early as possible."""

    def convert(self, docx: bytes, name: str = "") -> bytes:
        """The PDF of a docx, as the engine wrote it; `name` is what the document is called in errors.

        Raises ConversionError, MachineError or StorageError.
        """

    def close(self) -> None:
        """Ends the program and waits until nothing of it is left; the engine starts it again if it is asked to."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


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
    from pipeline.programs.fontconfig import missing_fonts

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
