"""What was issued: the editions that a person names, and their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.archive.layout import ISSUED, EditionPlace, Kind, manifestation_place
from pipeline.archive.register.editions import IssuedEdition, issued_editions
from pipeline.archive.register.log_file import is_there
from pipeline.errors import RegisterError
from pipeline.findings import Place, finding
from pipeline.model.choices import Settings
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import printed_with


def find_issued(report: str, settings: Settings) -> tuple[IssuedEdition, ...]:
    """The issued editions that a person names, withdrawn ones too, in order.

    `report` is a symbol or the folder of a report, which mean all its languages, an input file, or a file of the archive;
    folders and files go by their names, in `outputs/` as in `issued/`. RegisterError R088 if none was issued, R011 where
    there is no register; InputError for an input that can't be read.
    """
    path = Path(report)
    wanted = _of_input(path) if path.suffix.lower() in (".yaml", ".yml") else None
    editions = editions_in(settings)
    if wanted:
        found = tuple(each for each in editions if (each.symbol, each.language) == wanted)
    else:
        found = tuple(each for each in editions if _is_named(each, report, path.name))
    if not found:
        raise RegisterError(finding("R088", Place(), report=report))
    return found


def editions_in(settings: Settings) -> tuple[IssuedEdition, ...]:
    """Every edition that the office's register knows, withdrawn ones too. RegisterError if it can't be read."""
    from pipeline.archive.register.register import Register  # whoever only builds needs no database

    with Register(settings.register).reading() as connection:
        return issued_editions(connection)


def issued_in(settings: Settings) -> tuple[IssuedEdition, ...]:
    """As `editions_in`, and nothing where there is no register."""
    return editions_in(settings) if is_there(settings.register) else ()


def _is_named(edition: IssuedEdition, report: str, name: str) -> bool:
    """Whether words are the symbol of an edition, or a name that of its folder or of one of its files."""
    folder = edition.folder.rpartition("/")[2]
    return edition.symbol == Symbol(" ".join(report.split())) or name == folder or name.startswith(f"{edition.stem}.")


def place_in_issued(edition: IssuedEdition, settings: Settings) -> EditionPlace:
    """Where an issued edition lies."""
    return EditionPlace(settings.office / ISSUED / edition.folder, edition.stem)


def manifestations_in_issued(
    edition: IssuedEdition, settings: Settings
) -> Iterator[tuple[EditionPlace, Mapping[str, str]]]:
    """Where each manifestation of an issued edition lies, the first one first, with the hashes of its files by kind."""
    place = place_in_issued(edition, settings)
    yield place, edition.files
    for each in edition.again:
        yield manifestation_place(place, each.number), each.files


def issued_files(edition: IssuedEdition, settings: Settings) -> Mapping[str, Path]:
    """The files of an issued edition by kind (`docx`, `pdf`, `bundle`, `record`): those of its latest manifestation."""
    *_, (place, files) = manifestations_in_issued(edition, settings)
    return {kind.value: place.path(kind) for kind in Kind if kind in files}


def _of_input(path: Path) -> tuple[Symbol, str] | None:
    """The symbol and the language of an input file; None if it has no symbol yet."""
    from pipeline.desks.opening import bytes_of
    from pipeline.reading.report import read_report

    report = read_report(bytes_of(path), str(path)).report
    return (symbol_with(report.symbol, report.revision), report.language.value) if report.symbol else None


def symbol_with(symbol: str, revision: int | None) -> Symbol:
    """The symbol of a document as the register has it, with the revision that the report gives beside it."""
    return printed_with(Symbol(symbol), revision)
