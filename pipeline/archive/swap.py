"""One folder in place of another in a single step, so that whoever looks sees the old one or the new one.

Linux exchanges two folders by `renameat2(RENAME_EXCHANGE)` (kernel 3.15; ext4, xfs, btrfs, tmpfs). File systems that
can't (NFS, vfat) answer EINVAL; there the old folder is renamed aside first, and a run killed between the two renames
is mended by the next one.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

_HERE = -100  # AT_FDCWD of <fcntl.h>
_EXCHANGE = 2  # RENAME_EXCHANGE of <linux/fs.h>
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


def exchange(one: Path, other: Path) -> None:
    """Lets two paths change places in one step; raises OSError with EINVAL or ENOSYS where that can't be done."""
    try:
        import ctypes

        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, AttributeError, OSError):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one)) from None
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one))


def _swap_by_two_renames(new: Path, folder: Path, aside: Path) -> Swap:
    folder.rename(aside)
    try:
        new.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    return Swap(new, folder, aside)
