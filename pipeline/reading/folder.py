"""What lies beside the input: pictures, logos and annexes, read once and never from anywhere else."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from pipeline.errors import InputError
from pipeline.findings import Parameter, Place, finding
from pipeline.machine import open_below
from pipeline.reading.wording import close, shown

MOST_PICTURE_BYTES = 20 * 1024 * 1024
MOST_ANNEX_BYTES = 100 * 1024 * 1024

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def read_beside(folder: Path, name: str, limit: int, place: Place | None = None) -> bytes:
    """The bytes of a file that the input names, `name` being a path from the input's folder; at most `limit` bytes.

    Raises InputError, at the place that names the file: outside the folder, not there, no file, too large, unreadable.
    A pipe or a device is never opened for reading, and a link is followed only within the folder.
    """
    reader = _Reader(folder, name, place)
    with reader.opened() as descriptor:
        reader.regular(os.fstat(descriptor))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise reader.refusal("E054", limit=limit)
    return data


class _Reader:
    """One file beside an input: finds it, opens it, and words what is wrong with it."""

    def __init__(self, folder: Path, name: str, place: Place | None) -> None:
        self._folder = folder
        self._name = name
        self._place = place

    def refusal(self, code: str, **parameters: Parameter) -> InputError:
        """The error for this file."""
        return InputError(finding(code, self._place, None, name=shown(self._name), **parameters))

    def regular(self, status: os.stat_result) -> None:
        """Refuses what is no plain file."""
        if not stat.S_ISREG(status.st_mode):
            kind = next((words for is_kind, words in _KINDS if is_kind(status.st_mode)), "something else")
            raise self.refusal("E053", kind=kind)

    @contextmanager
    def opened(self) -> Iterator[int]:
        """The open file; closed at the end."""
        try:
            descriptor = open_below(self._folder.resolve(), self._inside().parts)
        except FileNotFoundError:
            raise self._missing() from None
        except OSError as error:
            raise self.refusal("E055", reason=os.strerror(error.errno or 0).lower()) from None
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    def _inside(self) -> PurePosixPath:
        """The path from the folder to the file itself, behind any links; refused if it leads outside."""
        path = PurePosixPath(self._name)
        if "\\" in self._name:
            raise self.refusal("E056")
        if "\0" in self._name or path.is_absolute() or ".." in path.parts:
            raise self.refusal("E050")
        folder = self._folder.resolve()
        try:
            target = (folder / _as_stored(folder, path)).resolve(strict=True)
        except RuntimeError:  # a link that leads to itself
            raise self.refusal("E050") from None
        if not target.is_relative_to(folder):
            raise self.refusal("E050")
        # Looked at before it is opened, since opening a pipe or a device can do something; `fstat` looks again.
        self.regular(target.lstat())
        return PurePosixPath(target.relative_to(folder).as_posix())

    def _missing(self) -> InputError:
        """Not there; with the name of the file there that is most like it."""
        beside = (self._folder / PurePosixPath(self._name)).parent
        try:
            names = sorted(name for name in _names(beside) if not name.startswith("."))
        except OSError:
            names = []
        wanted = PurePosixPath(self._name).name
        near = close(wanted, names)
        return self.refusal("E052", nearest=shown(near)) if near else self.refusal("E051")


def _as_stored(folder: Path, path: PurePosixPath) -> PurePosixPath:
    """The path as the disk writes it: some systems decompose accents in file names, the model composes them."""
    found = PurePosixPath()
    for part in path.parts:
        here = folder / found
        if not os.path.lexists(here / part) and not part.isascii() and here.is_dir():
            part = next((name for name in sorted(_names(here)) if _composed(name) == _composed(part)), part)
        found /= part
    return found


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries]


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
