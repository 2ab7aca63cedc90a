"""A folder in the making: new files written down to the disk, old ones linked in, all of it undone on failure."""

from __future__ import annotations

import errno
import shutil
from contextlib import suppress
from pathlib import Path

from pipeline.machine import link, set_mode, sync_path

__all__ = ["FILE_MODE", "FOLDER_MODE", "READ_ONLY", "Staging", "make_folders", "remove_empty", "set_mode", "sync_path"]

FILE_MODE = 0o644
READ_ONLY = 0o444
FOLDER_MODE = 0o755

_NO_LINK = {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL}


class Staging:
    """The folder of an edition that is being built; remembers what it made, since undoing may not open a file.

    (A process that is out of file descriptors can still unlink a name, but can't list a folder.)
    """

    def __init__(self, path: Path) -> None:
        path.mkdir()
        self.path = path
        self._made: list[Path] = []

    def write(self, name: str, data: bytes, mode: int = FILE_MODE) -> None:
        """Writes one file with its mode, whatever the umask; it is on the disk only after `sync`."""
        path = self.path / name
        with path.open("xb") as file:
            self._made.append(path)
            file.write(data)
            set_mode(file.fileno(), mode)

    def link(self, file: Path) -> None:
        """Lets a file of the old folder stand in this one too: the same file, or a copy where there are no links."""
        path = self.path / file.name
        self._made.append(path)
        try:
            link(file, path)
        except OSError as error:
            if error.errno not in _NO_LINK:
                raise
            shutil.copy2(file, path, follow_symlinks=False)

    def sync(self, names: list[str]) -> None:
        """Waits until the written files and the folder are on the disk; raises OSError if the disk refuses."""
        for name in names:
            sync_path(self.path / name)
        set_mode(self.path, FOLDER_MODE)
        sync_path(self.path)

    def undo(self) -> None:
        """Takes away all that was made, as far as the file system lets us."""
        for path in self._made:
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):
            self.path.rmdir()


def make_folders(path: Path) -> list[Path]:
    """The folders that had to be made so that `path` is one, outermost first, with the fixed mode, on the disk."""
    missing = [folder for folder in (path, *path.parents) if not folder.is_dir()]
    made: list[Path] = []
    try:
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            made.append(folder)
            set_mode(folder, FOLDER_MODE)
            sync_path(folder.parent)
    except OSError:
        remove_empty(made)
        raise
    return made


def remove_empty(folders: list[Path]) -> None:
    """Takes away folders that were made for nothing, innermost first; one that is in use by now stays."""
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()
