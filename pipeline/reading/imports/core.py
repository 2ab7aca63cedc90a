"""The import of a report: a file's bytes to an input file that says what was understood, guessed and left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.findings import Finding, Place, finding
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.reading.imports.builder import Builder
from pipeline.reading.imports.carried import carried_report, says_the_same
from pipeline.reading.imports.document import Change, LeftOut, SourceDocument
from pipeline.reading.imports.language import language_of
from pipeline.reading.imports.ledger import Counts, Guess, Ledger, balance, count
from pipeline.reading.imports.notes import once_noted
from pipeline.reading.imports.sources import Convert, read_source
from pipeline.reading.imports.write import write_input


@dataclass(frozen=True)
class Imported:
    """What an import gives: the input file as text, its report, and all that a person should look at.

    `counts` are words: those of the source, those of them in the input, those left out. `changes` are tracked changes
    and comments that nobody has decided on; while there are any, the report is a draft.
    """

    text: str
    report: Report
    guesses: tuple[Guess, ...]
    left_out: tuple[LeftOut, ...]
    counts: Counts
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def import_report(data: bytes, name: str, office: Office, convert: Convert | None = None) -> Imported:
    """The input file of an existing report, whatever of the known formats it is in.

    `convert` turns the bytes of a doc, odt or rtf into those of a docx; without it these are refused. InputError: I001
    unknown format, I002 nothing to convert it with, I003 no words in it, or what is wrong with the file itself.
    """
    document = read_source(data, name, convert)
    document = replace(document, blocks=tuple(once_noted(document.blocks)))
    read = understand(document, name, office)
    carried = carried_report(document.carried)
    if carried is None:
        return read
    if document.changes or not says_the_same(carried, read.report, office):
        return replace(read, findings=(finding("W063", Place(name), name=name), *read.findings))
    text = write_input(carried, Ledger(), (), name)
    return replace(read, text=text, report=carried, guesses=(), findings=())


def understand(document: SourceDocument, name: str, office: Office) -> Imported:
    """The input file of a document that was read."""
    language, is_certain = language_of(document, office)
    builder = Builder(document, office, language, name)
    report = _report(builder.build())
    ledger = builder.ledger
    if not is_certain:
        ledger.guess("language", language.value)
    _account(document, report, ledger)
    text = write_input(report, ledger, document.changes, name)
    return Imported(
        text,
        report,
        tuple(ledger.guesses),
        tuple(ledger.left_out),
        count(document, ledger),
        document.changes,
        tuple(_findings(ledger, document, name)),
    )


def _report(fields: dict[str, Any]) -> Report:
    return Report.model_validate(fields)


def _account(document: SourceDocument, report: Report, ledger: Ledger) -> None:
    """Notes words that ended up nowhere, so that none is lost without a word."""
    missing, _ = balance(document, report, ledger)
    ledger.leave(" ".join(missing.elements()), "I062")


def _findings(ledger: Ledger, document: SourceDocument, name: str) -> Iterator[Finding]:
    place = Place(name)
    for guess in ledger.guesses:
        yield finding(guess.code, replace(place, path=guess.path), field=guess.path, words=guess.words)
    for change in document.changes:
        told = change.told()
        yield told.at(replace(place, words=told.place.words))
