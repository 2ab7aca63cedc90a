"""A person's own file written anew at their word: whole, with its mode and owner, and never over what another wrote."""

from __future__ import annotations

from pathlib import Path

from pipeline.archive.beside import written_beside
from pipeline.archive.refusals import refusals
from pipeline.archive.staging import set_mode, sync_path
from pipeline.errors import StorageError
from pipeline.findings import Place, finding
from pipeline.machine import keep_owner

_OWNER_ONLY = 0o600


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Puts a new content in the place of the one that was read, in one step; a link stays, the file it names changes.

    Raises StorageError: P004 if the file no longer holds what was read, others where the file system refuses.
    """
    with refusals(path, len(after)):
        file = path.resolve(strict=True)
        old = file.stat()
        with written_beside(file, after, _OWNER_ONLY) as beside:  # nobody reads more of it than of the old one
            keep_owner(beside, old)
            set_mode(beside, old.st_mode & 0o777)
            if file.read_bytes() != before:
                raise StorageError(finding("P004", Place(str(path)), path=str(path)))
            beside.replace(file)
            sync_path(file.parent)
