"""Documents of older and other kinds (doc, odt, rtf) turned into docx by LibreOffice, so that they can be read."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.engines.libreoffice import RunOnceOffice
from pipeline.errors import ConversionError, StorageError
from pipeline.findings import Place, finding
from pipeline.programs.confine import Limits
from pipeline.programs.mishaps import TooSlow
from pipeline.programs.soffice import LibreOffice
from pipeline.programs.word_filters import READERS, TO_DOCX

_SECONDS = 120.0


class WordConverter(RunOnceOffice):
    """Turns the bytes of a document into those of a docx; LibreOffice is started for each, and leaves nothing behind."""

    def __init__(self, office: LibreOffice, fonts: Path, state: Path, limits: Limits = Limits()) -> None:  # noqa: B008
        super().__init__(office, fonts, state, limits)
        self._name = "libreoffice"

    def __call__(self, data: bytes, suffix: str) -> bytes:
        """The docx; raises ConversionError (L002, L004) where LibreOffice makes none, StorageError for the disk."""
        try:
            folder = self.work_folder() / "to-word"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            try:
                return self._made(data, suffix, folder)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        except OSError as error:
            code = "F202" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "F201"
            why = os.strerror(error.errno) if error.errno else str(error)
            raise StorageError(finding(code, folder=str(error.filename or ""), why=why, free=0)) from error

    def _made(self, data: bytes, suffix: str, folder: Path) -> bytes:
        source, made = folder / f"source.{suffix}", folder / "source.docx"
        source.write_bytes(data)
        try:
            _, said = self._converted(source, folder, READERS[suffix], TO_DOCX, _SECONDS)
        except TooSlow as mishap:
            raise ConversionError(finding("L002", Place(), engine=self._name, seconds=round(_SECONDS))) from mishap
        if not made.is_file():
            raise ConversionError(finding("L004", Place(), engine=self._name, said=said or "it does not say why"))
        return made.read_bytes()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self.stop()
