"""Comparing: what changed from one document to another, of whatever known kinds; two editions are held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from pipeline.desks.in_force import template_or_usual
from pipeline.desks.judge import placed
from pipeline.desks.remarks import field_words
from pipeline.desks.sides import Side, language_of_path, read_side
from pipeline.errors import UsageError
from pipeline.findings import Finding, Place, finding
from pipeline.line.compare.page import write_editions_page, write_page
from pipeline.line.compare.redlined import write_redlined
from pipeline.line.compare.titles import Titles
from pipeline.line.compose.manuscript import report_date
from pipeline.messages import phrase
from pipeline.model.choices import Settings
from pipeline.model.comparison import Change, Comparison, Saying
from pipeline.office.office import Office
from pipeline.pdf.where_printed import Wanted, where_printed
from pipeline.reading.compared.comparing import compare
from pipeline.rules.editions import compare_editions
from pipeline.rules.subject import read_subject

_TARGET = re.compile(r"\](?:\([^()]*\)|\{[^{}]*\})")
"""What prose has behind the words of a link, or of another language."""


@dataclass(frozen=True)
class Compared:
    """Two sides and what was found: the comparison, or None and `differences` where they are editions in two languages."""

    before: Side
    after: Side
    comparison: Comparison | None
    differences: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to tell of the reading of both: what was left out of it, and words that no report has a place for."""
        lost = (side for side in (self.before, self.after) if side.lost and not self.as_they_stand)
        told = (finding("W069", Place(side.name), name=side.name, count=side.lost) for side in lost)
        return (*self.before.findings, *self.after.findings, *told)

    @property
    def as_they_stand(self) -> bool:
        """Whether both are compared block by block: neither is a report of ours."""
        return self.before.language is self.after.language and not (self.before.is_sure or self.after.is_sure)

    @property
    def is_same(self) -> bool:
        """Whether nothing was found."""
        return not self.differences if self.comparison is None else self.comparison.is_same


def compare_files(before: Path, after: Path, office: Office, settings: Settings) -> Compared:
    """What changed from the one to the other. InputError for what can't be read.

    Inputs, and files of ours that carry theirs, are compared as reports, with all their facts; a file of somebody else's against
    one of these as what the import understands of it; two such files as they stand, paragraph by paragraph, and by
    their words alone where the one is a PDF and the other is none.
    """
    one = read_side(before, office, settings, language_of_path(after))
    other = read_side(after, office, settings, one.language)
    if one.language is not other.language:
        return Compared(one, other, None, tuple(_differences(one, other, office)))
    if one.is_sure or other.is_sure:
        off_pages = not (one.is_sure and other.is_sure)
        first, second = (side.as_report(office, with_changes=not off_pages) for side in (one, other))
        found = compare(first, second, off_pages=off_pages)
    else:
        words_alone = bool(one.pdf) is not bool(other.pdf)
        found = compare(*(side.as_blocks(words_alone=words_alone) for side in (one, other)))
    return Compared(one, other, with_places(found, one.pdf, other.pdf))


def _differences(one: Side, other: Side, office: Office) -> Iterator[Finding]:
    """What the one edition has otherwise than the other, at its places."""
    for remark in compare_editions(read_subject(one.report, office), read_subject(other.report, office)):
        if one.places is not None:
            yield placed(remark, one.places)
        else:
            yield remark.finding.at(replace(remark.finding.place, file=one.name))


def with_places(found: Comparison, before: bytes, after: bytes) -> Comparison:
    """The comparison with the printed page, paragraph and line of each change, in those of the two that are PDFs."""
    told = {id(line.change): line.change for line in found.lines if line.change is not None}
    changes = list(told.values())
    one, other = _spotted(found.before, changes, before, "-"), _spotted(found.after, changes, after, "+")
    new = {
        id(change): replace(
            change,
            before=one.get(id(change.before), change.before),
            after=other.get(id(change.after), change.after),
        )
        for change in changes
    }
    lines = (replace(line, change=new[id(line.change)]) if line.change is not None else line for line in found.lines)
    return replace(found, lines=tuple(lines))


def _spotted(sayings: Sequence[Saying], changes: Sequence[Change], pdf: bytes, sign: str) -> dict[int, Saying]:
    """The sayings that changed, with where the first changed word is printed."""
    if not pdf or not changes:
        return {}
    starts: dict[int, str] = {}
    for change in changes:
        said = change.before if sign == "-" else change.after
        if said is not None:
            starts[id(said)] = _before(change)
    wanted = [Wanted(saying.words, starts.get(id(saying), "")) for saying in sayings]
    found = zip(sayings, where_printed(pdf, wanted), strict=True)
    return {
        id(said): replace(said, spot=replace(said.spot, page=at.page, on_page=at.paragraph, line=at.line))
        for said, at in found
        if at is not None and id(said) in starts
    }


def _before(change: Change) -> str:
    """The words that stand before the first that changed, which are the same on both sides."""
    words = ""
    for piece in change.pieces:
        if piece.sign != "=":
            break
        words += piece.words
    return _TARGET.sub("]", words) if change.is_look else words


def titles_of(found: Compared) -> Titles:
    """What the page and the Word document are called: the names of the two files, without their folders."""
    report = found.after.report
    names = Path(found.before.name).name, Path(found.after.name).name
    return Titles(*names, report.meeting.title, report.language)


def page_of(found: Compared, office: Office, settings: Settings) -> bytes:
    """The page to read, in the reader's language, what it quotes in that of the documents."""
    titles, language = titles_of(found), settings.language
    if found.comparison is None:
        return write_editions_page(found.differences, titles, language, partial(field_words, language=language))
    tag = office.words(found.after.language).tag
    return write_page(found.comparison, titles, tag, language, partial(field_words, language=language))


def redlined_of(found: Compared, office: Office, settings: Settings) -> bytes:
    """The Word document with tracked changes. UsageError U120 for two editions in different languages."""
    if found.comparison is None:
        one, other = found.before.language.value, found.after.language.value
        raise UsageError(finding("U120", Place(found.after.name), one=one, other=other))
    template = template_or_usual(found.after.report, office, settings)
    day: datetime = report_date(found.after.report)
    heading = phrase("compared_heading", settings.language)
    labels = tuple(field_words(change.saying.spot.path, settings.language) for change in found.comparison.facts)
    return write_redlined(found.comparison, titles_of(found), heading, office, template, settings.paper, day, labels)


def refuse_targets(targets: Sequence[Path], compared: Sequence[Path]) -> None:
    """UsageError U121 for a file to be written that is one of those that are compared, or is named twice."""
    taken = {path.resolve() for path in compared}
    for path in targets:
        if path.resolve() in taken:
            raise UsageError(finding("U121", Place(str(path)), path=str(path)))
        taken.add(path.resolve())
