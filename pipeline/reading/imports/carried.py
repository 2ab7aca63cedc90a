"""The canonical input that a file of ours carries: taken where the pages still say what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from pipeline.errors import InputError
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.prose.plain import block_inlines
from pipeline.reading.imports.document import inline_text, notes_of
from pipeline.reading.imports.ledger import printed_passages
from pipeline.reading.imports.words import words_of
from pipeline.reading.report import read_report
from pipeline.word.parsing import Element, ForbiddenDoctypeError, parse_xml

_ROOT = "{urn:sela:rapporteur:input:1}input"


def carried_in(parts: Mapping[str, bytes]) -> bytes | None:
    """The canonical input in a custom XML part of a Word document; None if there is none, or its hash alone."""
    return next(((root.text or "").encode() for root in _inputs_in(parts) if (root.text or "").strip()), None)


def hash_carried_in(parts: Mapping[str, bytes]) -> str:
    """The SHA-256 of the canonical input that a Word document of ours was built from; empty if it says none."""
    return next((root.get("sha256", "") for root in _inputs_in(parts)), "")


def _inputs_in(parts: Mapping[str, bytes]) -> Iterator[Element]:
    for name in sorted(parts):
        if name.startswith("customXml/item") and name.endswith(".xml"):
            try:
                root = parse_xml(parts[name])
            except (etree.XMLSyntaxError, ForbiddenDoctypeError):
                continue
            if root.tag == _ROOT:
                yield root


def carried_report(carried: bytes | None) -> Report | None:
    """The report of a carried input; None if there is none, or it is none of ours."""
    if carried is None:
        return None
    try:
        return read_report(carried, "").report
    except InputError:
        return None


def says_the_same(carried: Report, read: Report, office: Office) -> bool:
    """Whether what was read off the pages is what the carried input prints, word for word."""
    return list(_printed(carried, office)) == list(_printed(read, office))


def _printed(report: Report, office: Office) -> Iterator[str]:
    """The words of a report as they stand on its pages, in order; those of lists of participants sorted."""
    meeting = report.meeting
    yield from (report.language, report.symbol or "", str(report.revision or ""), meeting.title, meeting.place or "")
    yield from (str(meeting.mode or ""), office.day_words(meeting.days, meeting.is_range, report.language))
    yield from _running_words(report)
    listed = any(annex.participants for annex in report.annexes)
    people = (
        f"{person.full_name} {person.position} {person.organisation} {person.country}" for person in report.participants
    )
    yield from sorted(people) if listed else ()
    yield from (f"{document.symbol} {document.title}" for document in report.documents)


def _running_words(report: Report) -> Iterator[str]:
    """The words of all prose in order, those of the notes behind them, wherever one field ends and the next begins."""
    notes: list[str] = []
    for said in printed_passages(report):
        if isinstance(said, str):
            yield from words_of(said)
            continue
        for inlines in (each for block in said.blocks for each in block_inlines(block)):
            yield from words_of(inline_text(inlines))
            notes += [word for note in notes_of(inlines) for word in words_of(note)]
    yield from notes
