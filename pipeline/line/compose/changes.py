"""The changes that a revision lists on its copyright page: a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.model.passage import Passage
from pipeline.model.report import Report
from pipeline.office.office import Office
from pipeline.office.words import Words
from pipeline.prose.plain import plain_text
from pipeline.prose.typography import NARROW_NO_BREAK, NO_BREAK, bind


def lists_changes(report: Report, office: Office) -> bool:
    """Whether a report says on its copyright page what is another in it than before."""
    return bool(report.corrections) and report.revision is not None and not office.type(report.type).is_sheet


def changes_in_lines(report: Report, passages: Mapping[str, Passage], office: Office) -> Iterator[str]:
    """The heading of the changes and a line each, place and words; nothing for a report that lists none."""
    if not lists_changes(report, office):
        return
    words = office.words(report.language)
    yield words.corrections.changes
    for number, entry in enumerate(report.corrections):
        said = _said(
            {name: passages.get(f"corrections[{number}].{name}") for name in ("instead_of", "read", "text")}, words
        )
        line = (
            words.corrections.line.format(place=entry.place, words=said)
            if entry.place and said
            else entry.place or said
        )
        yield bind(line[:1].upper() + line[1:], report.language.value, sans=True).replace(NO_BREAK, NARROW_NO_BREAK)


def _said(entry: Mapping[str, Passage | None], words: Words) -> str:
    """What is read in place of what, within a line; the text of an entry that says it in its own words."""
    before, after, own = (_in_line(entry[name]) for name in ("instead_of", "read", "text"))
    pattern = words.corrections.in_line
    if before and after:
        return pattern.replaced.format(instead_of=_quoted(before, words), read=_quoted(after, words))
    if before or after:
        return (
            pattern.left_out.format(instead_of=_quoted(before, words))
            if before
            else pattern.added.format(read=_quoted(after, words))
        )
    return own


def _in_line(passage: Passage | None) -> str:
    """All words of a passage on one line."""
    return " ".join(plain_text(passage).split("\n")).strip() if passage else ""


def _quoted(text: str, words: Words) -> str:
    opening, closing = words.marks_round(text)
    return f"{opening}{text}{closing}"
