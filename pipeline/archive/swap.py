"""One folder in place of another in a single step, so that whoever looks sees the old one or the new one.

Linux and macOS exchange two folders. Where that can't be done (NFS, vfat, Windows) the old folder is renamed aside
first, and a run killed between the two renames is mended by the next one.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

from pipeline.machine import exchange

_NO_EXCHANGE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


@dataclass(frozen=True, slots=True)
class Swap:
    """A swap that was made: `old` is where the former folder lies now, None where there was none."""

    new: Path
    folder: Path
    old: Path | None

    def undo(self) -> None:
        """Puts things back as they stood before the swap."""
        if self.old == self.new:
            exchange(self.new, self.folder)
            return
        self.folder.rename(self.new)
        if self.old is not None:
            self.old.rename(self.folder)


def swap_in(new: Path, folder: Path, aside: Path) -> Swap:
    """The swap by which the folder `new` came to stand at `folder`; all three lie in one parent. Raises OSError."""
    if not folder.exists():
        new.rename(folder)
        return Swap(new, folder, None)
    try:
        exchange(new, folder)
    except OSError as error:
        if error.errno not in _NO_EXCHANGE:
            raise
        return _swap_by_two_renames(new, folder, aside)
    return Swap(new, folder, new)


def _swap_by_two_renames(new: Path, folder: Path, aside: Path) -> Swap:
    folder.rename(aside)
    try:
        new.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    return Swap(new, folder, aside)
