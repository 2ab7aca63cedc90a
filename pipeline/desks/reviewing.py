"""Reviewing: the built document once more, with each finding as a Word comment on the very words that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.desks.remarks import OFFICE_WORDS, left_out_lines, office_lines, opening_lines, remark_lines
from pipeline.findings import Finding
from pipeline.office.office import Office
from pipeline.reading.imports.document import LeftOut

if TYPE_CHECKING:
    from pipeline.desks.judge import Judgement
    from pipeline.desks.spots import Spots
    from pipeline.word.comments import Comment

AUTHOR, INITIALS = "rapporteur · SELA", "RS"
"""Who signs the comments: no person's name, so that they can be told from people's own when a document comes back."""


@dataclass(frozen=True)
class Reviewed:
    """What is reviewed: the name of the file, its judgement, the input it was judged by, what else there is to tell."""

    name: str
    judgement: Judgement
    data: bytes
    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...] = ()


def review(docx: bytes, reviewed: Reviewed, office: Office, properties: Mapping[str, str]) -> bytes:
    """The document with its comments, in the report's language, and these custom properties.

    The date of the comments is the one date of the report; the same report gives the same bytes.
    """
    from pipeline.desks.sheet import Sheet
    from pipeline.desks.spots import Spots
    from pipeline.line.compose.manuscript import report_date
    from pipeline.reading.report import read_report
    from pipeline.rules.subject import Subject
    from pipeline.word.comments import add_comments
    from pipeline.word.custom_properties import with_properties
    from pipeline.word.package import open_package, write_package
    from pipeline.word.running_text import read_lines

    judgement = reviewed.judgement
    package = open_package(docx, reviewed.name)
    subject = Subject(judgement.report, judgement.passages, office)
    places = read_report(reviewed.data, str(judgement.file)).places
    spots = Spots(subject, places, Sheet(read_lines(package)))
    comments = list(_comments(reviewed, spots))
    date = report_date(judgement.report)
    package = add_comments(package, comments, date)
    return write_package(with_properties(package, properties).parts, (date.year, date.month, date.day))


def _comments(reviewed: Reviewed, spots: Spots) -> Iterator[Comment]:
    """The opening on the first words, what was left out, what the office has to look at, then every other finding."""
    from pipeline.word.comments import Comment

    language = reviewed.judgement.report.language.value
    tag = spots.subject.words.tag
    first = spots.fields.opening()
    opening = opening_lines(reviewed.name, reviewed.findings, language)
    office = office_lines(reviewed.findings, language)
    for lines in (opening, left_out_lines(reviewed.left_out, language), office):
        if lines:
            yield Comment(first, lines, AUTHOR, INITIALS, tag)
    for found in reviewed.findings:
        if found.code in OFFICE_WORDS:
            continue
        spot = spots.of(found)
        yield Comment(spot.anchor, remark_lines(found, spot, language), AUTHOR, INITIALS, tag)
