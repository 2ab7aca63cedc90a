"""Importing: an existing report becomes an input file, and everything that a person should look at is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.archive.inputs import kept_input
from pipeline.archive.placing import place_new
from pipeline.archive.refusals import refusals
from pipeline.desks.clearance.marks import refuse_copy
from pipeline.desks.proposing import with_proposals
from pipeline.errors import InputError, MachineError
from pipeline.findings import Place, finding
from pipeline.model.choices import Settings
from pipeline.office.office import Office
from pipeline.reading.imports.core import Imported, import_report
from pipeline.reading.imports.decisions import Decide, later
from pipeline.reading.imports.sources import Convert

MOST_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True)
class Written:
    """An input file that was written, and what was imported into it."""

    path: Path
    imported: Imported


def import_file(file: Path, out: Path | None, office: Office, settings: Settings, decide: Decide = later) -> Written:
    """The input file made of a report; `out` is its name, or the folder for it (by default that of the source).

    `decide` says what becomes of tracked changes. Its pictures lie beside it; all files appear, or none. An existing
    file is never overwritten: StorageError F204. InputError for what can't be read.
    """
    data = source_bytes(file)
    refuse_copy(data, str(file))
    with converter(settings) as convert:
        kept, beside = partial(kept_input, settings.register), _beside(file, out)
        imported = import_report(data, str(file), office, convert, decide, kept, beside)
    imported = with_proposals(imported, office)
    path = _target(file, out, imported)
    pictures = {path.parent / name: data for name, data in imported.pictures.items()}
    place_new({**pictures, path: imported.text.encode()})
    return Written(path, imported)


def _beside(file: Path, out: Path | None) -> list[str]:
    """The files beside the input that is to be written, the source left out."""
    folder = file.parent if out is None else out.parent if out.suffix in (".yaml", ".yml") else out
    there = folder.iterdir() if folder.is_dir() else ()
    return [each.name for each in there if each.name != file.name and each.is_file() and not each.name.startswith(".")]


def source_bytes(file: Path) -> bytes:
    """The bytes of a file that is imported. InputError E058 where there is none, E054 if it is too large."""
    if not file.is_file():
        raise InputError(finding("E058", Place(str(file)), name=str(file)))
    with refusals(file):
        if file.stat().st_size > MOST_BYTES:
            raise InputError(finding("E054", Place(str(file)), name=str(file), limit=MOST_BYTES))
        return file.read_bytes()


def _target(file: Path, out: Path | None, imported: Imported) -> Path:
    """`NAME.LANG.yaml` beside the source or in the folder given, or the very file given."""
    name = f"{file.name.partition('.')[0]}.{imported.report.language}.yaml"
    if out is None:
        return file.parent / name
    return out if out.suffix in (".yaml", ".yml") else out / name


@contextmanager
def converter(settings: Settings) -> Iterator[Convert | None]:
    """What turns doc, odt and rtf into docx; None where there is no LibreOffice. It is started only when it is needed."""
    from pipeline.engines.to_word import WordConverter
    from pipeline.programs.soffice import find_libreoffice

    try:
        office = find_libreoffice()
    except MachineError:
        yield None
        return
    with WordConverter(office, settings.fonts, settings.state) as convert:
        yield convert
