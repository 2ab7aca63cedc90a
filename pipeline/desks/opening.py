"""Opening an input to work in it: its bytes, what it says if it can be read whole, and its bytes with changes made."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputError, StorageError
from pipeline.findings import Place, finding
from pipeline.reading.report import Reading, read_report
from pipeline.reading.source import kept_encoding

if TYPE_CHECKING:
    from pipeline.reading.editing import Change


def bytes_of(file: Path) -> bytes:
    """What a file holds. InputError E058 or E059 if there is none, StorageError F200 if it can't be read."""
    name = str(file)
    if not os.path.isfile(name):  # noqa: PTH113 quickly, and a pipe or a device is never opened
        raise InputError(finding("E059" if os.path.lexists(name) else "E058", Place(name), name=name))
    try:
        with open(name, "rb", buffering=0) as opened:  # noqa: PTH123
            return opened.read()
    except OSError as error:
        raise StorageError(finding("F200", Place(file=str(file)), path=str(file), why=str(error.strerror))) from error


def read_whole(data: bytes, file: Path) -> Reading:
    """What an input says. InputError with what is wrong with it where any of it had to be left out.

    What is left of such a draft has other places than the file, so that nothing can be changed there.
    """
    reading = read_report(data, str(file))
    if reading.is_partial:
        raise InputError(*reading.findings)
    return reading


def edited(data: bytes, changes: Sequence[Change], file: Path) -> bytes:
    """The bytes of an input with changes made, in its own encoding. Raises InputError, as `edit_text` does."""
    if not changes:
        return data
    from pipeline.reading.editing import edit_text  # most inputs are only read

    encoding = kept_encoding(data)
    return edit_text(data.decode(encoding), changes, str(file)).encode(encoding)
