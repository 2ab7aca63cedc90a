"""The import of a report: a file's bytes to an input file that says what was understood, guessed and left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.findings import Finding, Place, finding
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.editions.returned import Returned
from pipeline.reading.editions.taken_back import Kept, taken_back
from pipeline.reading.imports.builder import Builder
from pipeline.reading.imports.carried import carried_report, says_the_same
from pipeline.reading.imports.decisions import Decide, later
from pipeline.reading.imports.document import Change, LeftOut, SourceDocument, SourcePicture
from pipeline.reading.imports.forms.builder import FormBuilder
from pipeline.reading.imports.forms.recognise import vocabulary_of
from pipeline.reading.imports.language import language_of
from pipeline.reading.imports.ledger import Counts, Guess, Ledger, balance, count
from pipeline.reading.imports.notes import once_noted
from pipeline.reading.imports.pictures import Album, own_pictures, pictures_in, stem_of
from pipeline.reading.imports.sheets import sheet_left_out, sheet_says_the_same
from pipeline.reading.imports.sources import Convert, read_source
from pipeline.reading.imports.words import words_of
from pipeline.reading.imports.write import write_input


@dataclass(frozen=True)
class Imported:
    """What an import gives: the input file as text, its report, and all that a person should look at.

    `counts` are words: those of the source, those of them in the input, those left out. `changes` are tracked changes
    and comments that nobody has decided on; while there are any, the report is a draft. `pictures` are files by the
    names that the input gives them.
    """

    text: str
    report: Report
    guesses: tuple[Guess, ...]
    left_out: tuple[LeftOut, ...]
    counts: Counts
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def import_report(
    data: bytes,
    name: str,
    office: Office,
    convert: Convert | None = None,
    decide: Decide = later,
    kept: Kept | None = None,
    beside: Sequence[str] = (),
) -> Imported:
    """The input file of an existing report, whatever of the known formats it is in.

    `convert` turns the bytes of a doc, odt or rtf into those of a docx; without it these are refused. InputError: I001
    unknown format, I002 nothing to convert it with, I003 no words in it, or what is wrong with the file itself. `kept` gives
    the canonical input of a hash: a table of two columns may have lost the one that it carried. `beside` are the names
    of files that lie by: one may be an annex.
    """
    document = replace(read_source(data, name, convert, decide), beside=tuple(beside))
    return import_document(document, name, office, kept)


def import_document(document: SourceDocument, name: str, office: Office, kept: Kept | None = None) -> Imported:
    """The input file of a document that has been read already."""
    if document.columns is not None:
        return _translated(document, document.columns, name, office, kept)
    album = Album(stem_of(name), source=name)
    document = _pictured(document, album, name)
    read = _with_pictures(understand(document, name, office), album)
    carried = carried_report(document.carried)
    if carried is None:
        return read
    if document.changes or not (document.is_as_made or _is_unchanged(carried, read.report, document, office)):
        return replace(read, findings=(finding("W063", Place(name), name=name), *read.findings))
    pictures = own_pictures(carried, document.blocks, album.files)
    return _as_carried(read, carried, document, name, office, pictures)


def _is_unchanged(carried: Report, read: Report, document: SourceDocument, office: Office) -> bool:
    """Whether the pages say what the document carries."""
    if office.type(carried.type).is_sheet:
        return sheet_says_the_same(carried, document.blocks, office)
    return says_the_same(carried, read, office)


def _translated(document: SourceDocument, columns: Returned, name: str, office: Office, kept: Kept | None) -> Imported:
    """The input of an edition that was translated in a table of two columns."""
    made = taken_back(columns, name, office, kept)
    left_out = tuple(LeftOut(words, "I081") for words in made.homeless)
    lost = sum(len(words_of(words)) for words in made.homeless)
    waits = (finding("W947", Place(name), count=made.waiting),) if made.waiting else ()
    findings = (*document.told, *_open_changes(document, name), *waits)
    return Imported(
        made.text, made.report, (), left_out, Counts(made.words, made.words - lost, lost), document.changes, findings
    )


def _open_changes(document: SourceDocument, name: str) -> Iterator[Finding]:
    for change in document.changes:
        told = change.told()
        yield told.at(Place(name, words=told.place.words))


def _as_carried(
    read: Imported, carried: Report, document: SourceDocument, name: str, office: Office, pictures: Mapping[str, bytes]
) -> Imported:
    """The import of a file whose pages say what it carries: nothing in it is guessed."""
    text = write_input(carried, Ledger(), (), name)
    findings = tuple(found for found in read.findings if found.code in ("W066", "W068"))
    taken = replace(read, text=text, report=carried, guesses=(), findings=findings, pictures=pictures)
    if not office.type(carried.type).is_sheet:
        return taken
    left_out = sheet_left_out(carried, document, office)
    lost = sum(len(words_of(left.words)) for left in left_out)
    return replace(taken, left_out=left_out, counts=Counts(read.counts.source, read.counts.source - lost, lost))


def _pictured(document: SourceDocument, album: Album, name: str) -> SourceDocument:
    """The document with its pictures named; one that can't be printed is left out of it, with what it shows."""
    blocks = list(album.named(once_noted(document.blocks), name))
    lost = [block for block in blocks if isinstance(block, SourcePicture) and not block.file]
    left_out = (*document.left_out, *(LeftOut(block.all_words, "I064") for block in lost))
    return replace(document, blocks=tuple(block for block in blocks if block not in lost), left_out=left_out)


def _with_pictures(read: Imported, album: Album) -> Imported:
    """The import with the files of the pictures that its prose names; the others are told."""
    files = pictures_in(read.report, album.files)
    others = len(album.files) - len(files)
    findings = (*read.findings, *album.findings)
    if others:
        findings = (*findings, finding("W067", Place(album.source), name=album.source, count=others))
    return replace(read, pictures=files, findings=findings)


def understand(document: SourceDocument, name: str, office: Office) -> Imported:
    """The input file of a document that was read."""
    builder = _builder(document, name, office)
    report = Report.model_validate(builder.build())
    ledger = builder.ledger
    _account(document, report, ledger)
    text = write_input(report, ledger, document.changes, name, document.notes)
    return Imported(
        text,
        report,
        tuple(ledger.guesses),
        tuple(ledger.left_out),
        count(document, ledger),
        document.changes,
        tuple(_findings(ledger, document, name)),
    )


def _builder(document: SourceDocument, name: str, office: Office) -> Builder | FormBuilder:
    """What reads the document: a filled form by its labels, any other by its headings."""
    vocabulary = vocabulary_of(document, office)
    if vocabulary is not None:
        return FormBuilder(document, vocabulary, office, name)
    language, is_certain = language_of(document, office)
    builder = Builder(document, office, language, name)
    if not is_certain:
        builder.ledger.guess("language", language.value)
    return builder


def _account(document: SourceDocument, report: Report, ledger: Ledger) -> None:
    """Notes words that ended up nowhere, so that none is lost without a word."""
    missing, _ = balance(document, report, ledger)
    ledger.leave(" ".join(missing.elements()), "I062")


def _findings(ledger: Ledger, document: SourceDocument, name: str) -> Iterator[Finding]:
    place = Place(name)
    yield from document.told
    for guess in ledger.guesses:
        yield guess.asking(place)
    yield from _open_changes(document, name)
