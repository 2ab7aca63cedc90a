"""The files of a preview: the page, and beside it the reports that were made with the new template, to open in Word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.archive.refusals import refusals
from pipeline.desks.templates.page import write_page
from pipeline.desks.templates.preview import Pair
from pipeline.findings import Finding

PAGE = "index.html"


def write_preview(
    folder: Path, found: Sequence[Pair], files: tuple[Path | None, Path], told: Sequence[Finding], language: str
) -> Path:
    """The path of the page, which is written last and whole; what an earlier preview left there is written over.

    Raises StorageError.
    """
    with refusals(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for pair in found:
            for kind, data in pair.after.files.items():
                (folder / f"{pair.specimen.key}.{kind}").write_bytes(data)
        begun = folder / f".{PAGE}"
        begun.write_bytes(write_page(found, files, told, language))
        begun.replace(folder / PAGE)
    return folder / PAGE
