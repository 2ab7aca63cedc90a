"""Documents of any kind turned into PDFs for reading by LibreOffice, which is kept open for those that Writer reads."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.engines.gate import check_pdf
from pipeline.engines.libreoffice import KeptOffice, RunOnceOffice
from pipeline.programs.confine import Limits
from pipeline.programs.export import WRITER
from pipeline.programs.kinds import CALC, IMPRESS, READERS, WRITERS
from pipeline.programs.mishaps import Mishap, Refused, Unusable
from pipeline.programs.soffice import LibreOffice

_SECONDS = 180.0
_MODULES = {CALC: "calc.xcd", IMPRESS: "impress.xcd"}
_NAME = "libreoffice"


class PdfMaker:
    """Turns the bytes of a document into those of a PDF; one document at a time, and nothing is left when it is closed."""

    def __init__(self, office: LibreOffice, fonts: Path, state: Path, limits: Limits = Limits()) -> None:  # noqa: B008
        self.version = f"LibreOffice {office.version}"
        self._office = office
        self._once = RunOnceOffice(office, fonts, state, limits)
        self._kept = KeptOffice(office, fonts, state, limits) if office.python else None

    def reads(self, suffix: str) -> bool:
        """Whether this LibreOffice has what reads documents with a suffix: those of Writer always, tables with Calc."""
        module = READERS[suffix][0] if suffix in READERS else ""
        needed = _MODULES.get(module)
        registry = self._office.program.parent / "share" / "registry"
        return bool(module) and (needed is None or (registry / needed).is_file())

    def __call__(self, data: bytes, suffix: str, name: str) -> bytes:
        """The PDF, at the second try by a LibreOffice of its own if the kept one broke down over it.

        Raises a Mishap where LibreOffice makes none, ConversionError (L005) for one of no use, OSError for the disk.
        """
        module, reader = READERS[suffix]
        pdf = self._by_kept(data, suffix, reader) if module == WRITER else b""
        pdf = pdf or self._by_one_of_its_own(data, suffix, module, reader)
        check_pdf(pdf, _NAME, name)
        return pdf

    def _by_kept(self, data: bytes, suffix: str, reader: str) -> bytes:
        """The PDF; empty where the kept LibreOffice broke down. Raises Refused."""
        kept = self._kept
        if kept is None:
            return b""
        try:
            made = _laid(kept.work_folder(), data, suffix, lambda file, pdf: kept.convert(file, pdf, reader, _SECONDS))
        except Refused:
            raise
        except Unusable:
            self._kept = None
            return b""
        except Mishap:
            kept.stop(wholly=True)
            return b""
        if kept.worn():
            kept.stop()
        return made

    def _by_one_of_its_own(self, data: bytes, suffix: str, module: str, reader: str) -> bytes:
        once, wanted = self._once, WRITERS[module]
        try:
            return _laid(
                once.work_folder(), data, suffix, lambda file, pdf: once.convert(file, pdf, reader, wanted, _SECONDS)
            )
        except Mishap:
            once.stop(wholly=True)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._kept is not None:
            self._kept.stop()
        self._once.stop()


def _laid(work: Path, data: bytes, suffix: str, convert: Callable[[Path, Path], None]) -> bytes:
    """The PDF that is made in a folder which was empty."""
    folder = work / "to-pdf"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        source, pdf = folder / f"source.{suffix}", folder / "source.pdf"
        source.write_bytes(data)
        convert(source, pdf)
        return pdf.read_bytes()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
