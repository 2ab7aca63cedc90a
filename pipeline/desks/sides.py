"""The sides of a comparison: a file or a folder of any known kind, read for what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.archive.inputs import kept_input
from pipeline.desks.importing import converter, source_bytes
from pipeline.desks.opening import bytes_of
from pipeline.desks.printed_anew import chapters_of
from pipeline.errors import InputError
from pipeline.findings import Finding, Place, finding
from pipeline.model.base import Language
from pipeline.model.choices import Settings
from pipeline.model.comparison import Document
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.compared.blocks import blocks_document
from pipeline.reading.compared.facts import facts_of
from pipeline.reading.compared.sayings import sayings_of
from pipeline.reading.imports.carried import carried_report, hash_carried_in, says_the_same
from pipeline.reading.imports.core import Imported, import_document
from pipeline.reading.imports.document import SourceBlock
from pipeline.reading.imports.sources import Convert, as_word, read_source
from pipeline.reading.imports.words import words_of
from pipeline.reading.places import Places
from pipeline.reading.report import Reading, read_report
from pipeline.reading.returned.printed import Chapter
from pipeline.word.package import open_package

_EDITION = re.compile(r"(?P<stem>.+)\.(?P<language>en|es|pt|fr)(?P<draft>\.draft)?\.(?P<kind>pdf|docx)")

_KINDS = ("pdf", "docx")


@dataclass(frozen=True)
class Side:
    """One side: the file that was read, its report, and whether that is sure (an input, or what a file of ours carries).

    Of a document that is none of ours `report` is what the import understands of it, and `blocks` are what stands in it.
    `pdf` are the pages on which it is printed, empty where there are none; `lost` counts words that the import could not place.
    """

    name: str
    report: Report
    is_sure: bool
    blocks: tuple[SourceBlock, ...] = ()
    pdf: bytes = b""
    places: Places | None = None
    findings: tuple[Finding, ...] = ()
    lost: int = 0

    @property
    def language(self) -> Language:
        """The language that it is written in."""
        return self.report.language

    def as_blocks(self, *, words_alone: bool) -> Document:
        """What stands in it, block by block."""
        return blocks_document(self.blocks, words_alone=words_alone)

    def as_report(self, office: Office, *, with_changes: bool = False) -> Document:
        """What the report says, paragraph by paragraph and field by field.

        With `with_changes`, what a revision lists on its copyright page too, which can't be read off the pages.
        """
        changes = _changes(self.report, office) if with_changes else ()
        return Document(sayings_of(self.report, (*changes, *chapters_of(self.report, office))), facts_of(self.report))


def _changes(report: Report, office: Office) -> Iterator[Chapter]:
    """The list of changes on the copyright page of a revision, as a chapter before all others."""
    if report.corrections and not office.type(report.type).is_sheet:
        yield Chapter("corrections", 0, office.words(report.language).corrections.changes)


def read_side(path: Path, office: Office, settings: Settings, other: Language | None = None) -> Side:
    """What a file says, or the report in a folder; of several editions there, the one in the language of the other side.

    A record (`….json`) stands for the files beside it.
    InputError for what can't be read, I120 where a folder has no report, I121 where it has several editions.
    """
    if path.is_dir():
        return _of_folder(path, office, settings, other)
    if path.suffix.lower() in (".yaml", ".yml"):
        reading = read_report(bytes_of(path), str(path))
        return Side(str(path), reading.report, True, places=reading.places, findings=_of_reading(reading))
    if path.suffix.lower() == ".json":
        beside = {kind: file for kind in _KINDS if (file := path.with_suffix(f".{kind}")).is_file()}
        if not beside:
            raise InputError(finding("I120", Place(str(path)), name=str(path)))
        return _of_files(beside, office, settings)
    return _of_document(path, office, settings)


def _of_reading(reading: Reading) -> tuple[Finding, ...]:
    """What was left out of a draft because the model refused it; what else there is to say is for `check`."""
    return reading.findings if reading.is_partial else ()


def language_of_path(path: Path) -> Language | None:
    """The language that a file's name tells, as those of inputs and outputs do; None where it tells none."""
    told = re.search(r"\.(en|es|pt|fr)(?:\.|$)", path.name)
    return Language(told[1]) if told else None


def _of_folder(folder: Path, office: Office, settings: Settings, other: Language | None) -> Side:
    editions = dict(_editions(folder))
    if not editions:
        raise InputError(finding("I120", Place(str(folder)), name=str(folder)))
    if len(editions) > 1 and other not in editions:
        languages = ", ".join(f"`{language}`" for language in editions)
        raise InputError(finding("I121", Place(str(folder)), name=str(folder), languages=languages))
    files = editions[other] if other in editions else next(iter(editions.values()))
    return _of_files(files, office, settings)


def _of_files(files: Mapping[str, Path], office: Office, settings: Settings) -> Side:
    """One edition from its files: that which carries its input, and the pages of its PDF."""
    sides = (_of_document(files[kind], office, settings) for kind in _KINDS if kind in files)
    first = next(sides)
    best = first if first.is_sure else next((side for side in sides if side.is_sure), first)
    return replace(best, pdf=first.pdf)


def _editions(folder: Path) -> Iterator[tuple[Language, dict[str, Path]]]:
    """The editions in a folder by language, in the office's order, each with its files by kind."""
    named = [(match, path) for path in sorted(folder.iterdir()) if (match := _EDITION.fullmatch(path.name))]
    for language in Language:
        files = {match["kind"]: path for match, path in named if match["language"] == language}
        if files:
            yield language, files


def _of_document(path: Path, office: Office, settings: Settings) -> Side:
    with converter(settings) as convert:
        return _read_document(source_bytes(path), str(path), office, settings, convert)


def _read_document(data: bytes, name: str, office: Office, settings: Settings, convert: Convert | None) -> Side:
    data = as_word(data, name, convert)
    document = read_source(data, name)
    imported = import_document(document, name, office)
    carried = carried_report(document.carried) or _kept(data, name, settings)
    is_sure = carried is not None and (
        document.is_as_made or imported.report == carried or says_the_same(carried, imported.report, office)
    )
    report = carried if is_sure and carried is not None else imported.report
    pdf = data if b"%PDF-" in data[:1024] else b""
    lost = 0 if is_sure else sum(len(words_of(left.words)) for left in imported.left_out if left.why == "I062")
    return Side(name, report, is_sure, document.blocks, pdf, None, tuple(_told(imported)), lost)


def _kept(data: bytes, name: str, settings: Settings) -> Report | None:
    """The report of a draft of ours, which carries the hash of its input alone."""
    if not data.startswith(b"PK"):
        return None
    state = hash_carried_in(open_package(data, name, InputError).parts)
    return carried_report(kept_input(settings.register, state)) if state else None


def _told(imported: Imported) -> Iterator[Finding]:
    """What there is to tell of the reading: changes that are open, pages that say otherwise than what they carry."""
    return (found for found in imported.findings if found.code in ("W060", "W063"))
