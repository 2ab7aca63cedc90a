"""The one face of all engines."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self, runtime_checkable

from pipeline.findings import Finding


@dataclass(frozen=True, slots=True)
class Promises:
    """What may be claimed of an engine's PDF once it is finished.

    `pdf_a` is the part and level of PDF/A that is in reach, "3a" or "3b". Where page references aren't resolved, the
    PDF prints the numbers that the document carries: the caller reads the right ones from the PDF and converts again.
    `keeps_space_at_head` is whether the space above a heading is kept where it opens a page; `inherits_headers` whether a
    section that names no header or footer has those of the section before.
    """

    tagged: bool
    pdf_ua: bool
    pdf_a: str
    resolves_page_references: bool
    keeps_space_at_head: bool
    inherits_headers: bool


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
