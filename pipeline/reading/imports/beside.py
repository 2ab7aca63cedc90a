"""Files that lie beside a report: which of them is an annex, by its name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from pipeline.reading.imports.words import squeezed

KINDS = (".pdf", ".docx", ".png", ".jpg", ".jpeg")
_SHORTEST = 6  # letters that a name must share with a title


def file_of(title: str, names: Iterable[str]) -> str:
    """The one file whose name says what the title of an annex says; empty if there is none, or more than one.

    >>> file_of("Work programme 2025", ["work-programme-2025.pdf", "photo.jpg"])
    'work-programme-2025.pdf'
    """
    wanted = squeezed(title)
    found = [name for name in sorted(names) if PurePath(name).suffix.lower() in KINDS and _says(name, wanted)]
    return found[0] if len(found) == 1 else ""


def _says(name: str, wanted: str) -> bool:
    said = squeezed(PurePath(name).stem)
    shorter = min(len(said), len(wanted))
    return said == wanted or (shorter >= _SHORTEST and (said in wanted or wanted in said))
