"""The engine that all ways of making a PDF share: checks, private folders, one retry, recycling, errors for people."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from pipeline.engines.berthed import START_LIMIT
from pipeline.engines.engine import Promises
from pipeline.engines.gate import check_docx, check_pdf, time_limit
from pipeline.errors import ConversionError, MachineError, RapporteurError, StorageError
from pipeline.findings import Finding, Place, finding
from pipeline.machine import room_on_disk
from pipeline.programs.confine import Limits
from pipeline.programs.mishaps import Gone, Mishap, NotStarted, NotWritten, Refused, TooLarge, TooSlow, Unusable

_MEBIBYTE = 1024 * 1024
_FULL, _FEW = _MEBIBYTE, 100  # bytes and entries of files left on a disk that counts as full


class Press(Protocol):
    """One way of making a PDF file of a docx file with an outside program; it raises Mishap or OSError."""

    def start(self) -> None:
        """Begins to start, if that isn't done; returns at once."""

    def work_folder(self) -> Path:
        """The folder under which documents may be laid for it."""

    def press(self, docx: Path, pdf: Path, seconds: float) -> None:
        """Writes the PDF, within the limit."""

    def worn(self) -> bool:
        """Whether it has done enough to be started anew."""

    def stop(self, *, wholly: bool = False) -> None:
        """Ends it; `wholly` takes its profile away too, so that the next start is a fresh one."""


class PressEngine:
    """An engine over one press, or over several of which the first usable one is taken."""

    def __init__(
        self,
        name: str,
        version: str,
        promises: Promises,
        presses: Sequence[Press],
        *,
        state: Path,
        remarks: tuple[Finding, ...] = (),
        limits: Limits,
        longest: float,
    ) -> None:
        self.name = name
        self.version = version
        self.promises = promises
        self.remarks = remarks
        self._presses = list(presses)
        self._state = state
        self._limits = limits
        self._longest = longest
        self._one_at_a_time = threading.RLock()
        self._count = 0

    def start(self) -> None:
        """Begins to start the program in the background and returns at once."""
        with self._one_at_a_time, self._storage():
            self._presses[0].start()

    def convert(self, docx: bytes, name: str = "") -> bytes:
        """The PDF of a docx; raises ConversionError, MachineError or StorageError."""
        seconds = min(self._longest, time_limit(check_docx(docx, name)))
        with self._one_at_a_time, self._storage():
            pdf = self._twice_at_most(docx, name, seconds)
            if self._presses[0].worn():
                self._presses[0].stop()
                self._presses[0].start()
        check_pdf(pdf, self.name, name)
        return pdf

    def close(self) -> None:
        """Ends the program and waits until nothing of it is left."""
        with self._one_at_a_time:
            self._presses[0].stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _twice_at_most(self, docx: bytes, name: str, seconds: float) -> bytes:
        """The PDF, at the second try in a fresh profile if the program broke down over the first."""
        for try_again in (True, False):
            try:
                return self._once(docx, seconds)
            except Unusable as mishap:
                self._give_up_press(mishap)
                return self._twice_at_most(docx, name, seconds)
            except Mishap as mishap:
                self._check_space()
                self._presses[0].stop(wholly=True)
                if not try_again or isinstance(mishap, Refused | TooLarge):
                    raise self._told(mishap, name, seconds) from mishap
        raise AssertionError("the second try returns or raises")

    def _once(self, docx: bytes, seconds: float) -> bytes:
        """The PDF, made in a folder that was empty, so that it can't be taken for an older one."""
        press = self._presses[0]
        press.start()
        self._count += 1
        folder = press.work_folder() / str(self._count)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        source, made = folder / "report.docx", folder / "report.pdf"
        try:
            source.write_bytes(docx)
            press.press(source, made, seconds)
            if not made.is_file():
                raise Refused("no PDF")
            return made.read_bytes()
        except Mishap as mishap:
            if made.is_file() and made.stat().st_size >= self._limits.file_size:
                raise TooLarge from mishap
            raise
        except BaseException:
            press.stop()  # interrupted: the answer that is still to come must not be taken for another's
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _give_up_press(self, mishap: Unusable) -> None:
        """Goes on with the next press for good; raises MachineError if this was the last."""
        self._presses[0].stop()
        if len(self._presses) == 1:
            raise MachineError(finding("M005", said=mishap.said)) from mishap
        del self._presses[0]

    def _told(self, mishap: Mishap, name: str, seconds: float) -> RapporteurError:
        """The mishap as people are told of it."""
        place, said = Place(file=name), mishap.said or "it does not say why"
        if isinstance(mishap, NotStarted):
            return ConversionError(finding("L007", place, engine=self.name, seconds=round(START_LIMIT), said=said))
        if isinstance(mishap, TooSlow):
            return ConversionError(finding("L002", place, engine=self.name, seconds=round(seconds)))
        if isinstance(mishap, Gone):
            return ConversionError(finding("L003", place, engine=self.name, how=_how(mishap)))
        if isinstance(mishap, TooLarge | NotWritten):  # of a fresh program, on a disk that has room
            return ConversionError(finding("L006", place, mebibytes=self._limits.file_size // _MEBIBYTE))
        return ConversionError(finding("L004", place, engine=self.name, said=said))

    def _check_space(self) -> None:
        """Nothing if there is room on the disk; an engine on a full one fails in ways that don't say so."""
        folder = self._presses[0].work_folder()
        room = room_on_disk(folder)
        if room.bytes < _FULL:
            raise StorageError(finding("F202", folder=str(folder), free=room.bytes))
        if not room.has_entries(_FEW):
            raise StorageError(finding("F010", path=str(folder), limit=room.most_entries))

    @contextlib.contextmanager
    def _storage(self) -> Iterator[None]:
        """Turns what the file system says into an error for people."""
        try:
            yield
        except OSError as error:
            if error.errno == errno.ENOSPC:
                with contextlib.suppress(OSError):  # the folder itself may have no room any more
                    self._check_space()
            folder = str(error.filename or self._state)  # what is told of a full disk names no file
            code = "F202" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "F201"
            why = os.strerror(error.errno) if error.errno else str(error)
            raise StorageError(finding(code, folder=folder, why=why, free=0)) from error


def _how(mishap: Gone) -> str:
    """How the program ended."""
    if mishap.code is None:
        return "no exit code"
    return f"signal {-mishap.code}" if mishap.code < 0 else f"exit code {mishap.code}"
