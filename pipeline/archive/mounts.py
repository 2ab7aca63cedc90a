"""Which disks lie elsewhere: on those no kernel tells what others change, so whoever watches has to look."""

from __future__ import annotations

import re
from pathlib import Path

# Of <https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html>: the mount point is the fifth word, the kind of
# file system the first after a lone dash.
MOUNTS = Path("/proc/self/mountinfo")

_REMOTE = re.compile(r"nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|ncpfs|vboxsf|prl_fs|drvfs|virtiofs|fuse(?:\..+)?")
_ESCAPED = re.compile(r"\\([0-7]{3})")


def is_remote(path: Path, mounts: Path = MOUNTS) -> bool:
    """Whether a file or folder lies on another machine's disk; False where this machine does not tell."""
    if str(path).startswith("\\\\"):  # a share of Windows: \\server\share
        return True
    whole = path.resolve()
    around = [(point, kind) for point, kind in _mounted(mounts) if whole.is_relative_to(point)]
    # of two that are mounted at one place the later one is seen
    nearest = max(enumerate(around), key=lambda each: (len(each[1][0].parts), each[0]), default=(0, (Path("/"), "")))
    return _REMOTE.fullmatch(nearest[1][1]) is not None


def _mounted(mounts: Path) -> list[tuple[Path, str]]:
    """Each place where something is mounted, and its kind of file system; empty where there is no such list."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        words, _, after = line.partition(" - ")
        if len(words.split(" ")) > 4 and after:
            point = _ESCAPED.sub(lambda match: chr(int(match[1], 8)), words.split(" ")[4])
            found.append((Path(point), after.split(" ")[0]))
    return found
