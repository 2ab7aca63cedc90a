"""The edition that is corrected: the one in force, what it says, its pages, and what was corrected of it already."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.archive.inputs import kept_input
from pipeline.archive.layout import ISSUED
from pipeline.archive.register.claimed import register_key
from pipeline.archive.register.editions import IssuedEdition, issued_editions
from pipeline.archive.register.register import Register
from pipeline.desks.correcting.differences import Version
from pipeline.desks.issued import find_issued, issued_files
from pipeline.desks.opening import bytes_of
from pipeline.errors import InputError, RegisterError, StorageError, UsageError
from pipeline.findings import Place, finding
from pipeline.model.base import Language
from pipeline.model.chapters import Correction, Section
from pipeline.model.choices import Settings
from pipeline.model.report import Report
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of, is_revision
from pipeline.reading.report import read_report


@dataclass(frozen=True)
class Documents:
    """All that was issued under a base symbol."""

    symbol: Symbol
    editions: tuple[IssuedEdition, ...]

    def in_force(self, language: Language) -> IssuedEdition:
        """The report itself in a language, or its latest revision that was not withdrawn; one that was, if all were.

        RegisterError R101 if there is none in that language.
        """
        whole = [each for each in self.editions if each.language == language and _is_whole(each)]
        if not whole:
            known = ", ".join(dict.fromkeys(f"`{each.language}`" for each in self.editions if _is_whole(each)))
            raise RegisterError(finding("R101", symbol=str(self.symbol), language=language.value, known=known))
        return max(whole, key=lambda each: (not each.is_withdrawn, _revision(each)))

    def corrections_of(self, edition: IssuedEdition) -> Iterator[IssuedEdition]:
        """The corrigenda and addenda of an edition in its language, in the order in which they were issued, in force."""
        for each in sorted(self.editions, key=lambda each: each.sequence):
            *before, last = each.document.split() or [""]
            is_its = each.language == edition.language and " ".join(before) == edition.document
            if is_its and last.startswith(("Corr.", "Add.")) and not each.is_withdrawn:
                yield each


def documents_of(report: str, settings: Settings) -> Documents:
    """What was issued under the symbol that a person names. RegisterError R088 for nothing, UsageError U136 for a corrigendum."""
    found = find_issued(report, settings)
    named = [each for each in found if _is_whole(each)]
    if not named:
        raise UsageError(finding("U136", symbol=str(found[0].symbol), corrected=str(base_of(found[0].symbol))))
    if len({register_key(each.symbol) for each in named}) > 1:
        raise UsageError(finding("U137", report=report))
    symbol = base_of(named[0].symbol)
    with Register(settings.register).reading() as connection:
        return Documents(symbol, issued_editions(connection, symbol))


def _is_whole(edition: IssuedEdition) -> bool:
    return not edition.document or is_revision(edition.document)


def _revision(edition: IssuedEdition) -> int:
    return int(edition.document.rpartition(".")[2] or 0)


def report_of(edition: IssuedEdition, settings: Settings) -> Report:
    """What an issued edition says: its input as it is kept, else as its Word document carries it. RegisterError R103."""
    canonical = kept_input(settings.register, edition.input) or _carried(edition, settings)
    if canonical is None:
        raise RegisterError(finding("R103", symbol=str(edition.symbol), language=edition.language))
    return read_report(canonical, edition.input).report


def _carried(edition: IssuedEdition, settings: Settings) -> bytes | None:
    from pipeline.reading.imports.sources import read_source

    path = issued_files(edition, settings).get("docx")
    if path is None or not path.is_file():
        return None
    try:
        carried = read_source(path.read_bytes(), str(path)).carried
    except InputError:
        return None
    return carried if carried and hashlib.sha256(carried).hexdigest() == edition.input else None


def version_of(edition: IssuedEdition, settings: Settings) -> Version:
    """The issued edition as it is compared: what it says, and its pages, which must be those that were issued. R102."""
    path = issued_files(edition, settings).get("pdf")
    pdf = _issued_bytes(path, edition) if path is not None else b""
    return Version(report_of(edition, settings), edition.attached, pdf)


def _issued_bytes(path: Path, edition: IssuedEdition) -> bytes:
    try:
        data = bytes_of(path)
    except (InputError, StorageError):
        data = b""
    if hashlib.sha256(data).hexdigest() != edition.latest.files["pdf"]:
        folder = f"{ISSUED}/{edition.folder}"
        raise RegisterError(finding("R102", Place(str(path)), symbol=str(edition.symbol), folder=folder))
    return data


@dataclass(frozen=True)
class Earlier:
    """What issued corrigenda correct, and the texts that issued addenda have in full, each with the symbol of its document."""

    entries: tuple[tuple[Correction, str], ...] = ()
    texts: tuple[tuple[Section, str], ...] = ()


def earlier_of(editions: Iterable[IssuedEdition], settings: Settings) -> Earlier:
    """What some corrections say, in the order in which they were issued."""
    said = [(report_of(each, settings), str(each.symbol)) for each in editions]
    entries = tuple((entry, symbol) for report, symbol in said for entry in report.corrections)
    return Earlier(entries, tuple((section, symbol) for report, symbol in said for section in report.sections))
