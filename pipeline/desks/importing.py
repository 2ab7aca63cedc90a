"""Importing: an existing report becomes an input file, and everything that a person should look at is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.refusals import refusals
from pipeline.errors import InputError, MachineError, StorageError
from pipeline.findings import Place, finding
from pipeline.model.choices import Settings
from pipeline.office.office import Office
from pipeline.reading.imports.core import Imported, import_report
from pipeline.reading.imports.sources import Convert

MOST_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True)
class Written:
    """An input file that was written, and what was imported into it."""

    path: Path
    imported: Imported


def import_file(file: Path, out: Path | None, office: Office, settings: Settings) -> Written:
    """The input file made of a report; `out` is its name, or the folder for it (by default that of the source).

    An existing file is never overwritten: StorageError F204. InputError for what can't be read.
    """
    data = _bytes_of(file)
    with _converter(settings) as convert:
        imported = import_report(data, str(file), office, convert)
    path = _target(file, out, imported)
    with refusals(path, len(imported.text)):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as written:
                written.write(imported.text)
        except FileExistsError:
            raise StorageError(finding("F204", Place(file=str(path)), path=str(path))) from None
    return Written(path, imported)


def _bytes_of(file: Path) -> bytes:
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
def _converter(settings: Settings) -> Iterator[Convert | None]:
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
