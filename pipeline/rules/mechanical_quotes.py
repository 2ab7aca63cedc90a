"""Quotation marks that can be mended: straight ones, and those that are not of the report's kind."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.rules.edits import Edit
from pipeline.rules.printed import Stretch
from pipeline.rules.quotation_marks import outer_pair, usual_mark
from pipeline.rules.quoting import PAIRS, quoted_spans, straight_marks
from pipeline.rules.subject import Subject


def straight_quotes(subject: Subject) -> Iterator[Edit]:
    """Straight marks in pairs to those of the report: the outer ones, or the inner ones within a quotation."""
    for stretch in subject.printed.stretches:
        if '"' not in stretch.text or stretch.path not in subject.passages:
            continue
        curly = [span for span in quoted_spans(stretch.text) if stretch.text[span[0]] != '"']
        for start, end in straight_marks(stretch.text):
            within = any(begun < start < closed for begun, closed in curly)
            if end - start > 1:
                yield from _pair(
                    subject, stretch, (start, end), _inner(subject) if within else outer_pair(subject), "W703"
                )


def mixed_quotes(subject: Subject) -> Iterator[Edit]:
    """Outer quotations of another kind to that of the report, if nothing is quoted within them."""
    usual = usual_mark(subject)
    for stretch in subject.printed.stretches:
        if not stretch.own or stretch.path not in subject.passages:
            continue
        for start, end in quoted_spans(stretch.text):
            opening, inside, closing = stretch.text[start], stretch.text[start + 1 : end - 1], stretch.text[end - 1]
            is_pair = opening in PAIRS and closing in PAIRS[opening] and opening != usual
            if is_pair and not any(mark in '“”«»„‹›‘"' for mark in inside):
                yield from _pair(subject, stretch, (start, end), outer_pair(subject), "W704")


def _inner(subject: Subject) -> tuple[str, str]:
    return subject.words.quotes.inner


def _pair(
    subject: Subject, stretch: Stretch, span: tuple[int, int], marks: tuple[str, str], code: str
) -> Iterator[Edit]:
    """Both marks of a quotation changed, with the blanks inside that go with them; neither, if one is not as printed."""
    start, end = span
    inside = stretch.text[start + 1 : end - 1]
    before = len(inside) - len(inside.lstrip("\u00a0\u202f "))
    after = len(inside) - len(inside.rstrip("\u00a0\u202f "))
    first = _slice(subject, stretch.start + start, 1 + before)
    last = _slice(subject, stretch.start + end - 1 - after, after + 1)
    if first and last and before < len(inside):
        yield Edit(*first, marks[0], code)
        yield Edit(*last, marks[1], code)


def _slice(subject: Subject, at: int, length: int) -> tuple[str, int, int] | None:
    """The characters of a field that are printed at a place; None where anything stands between them."""
    path, start = subject.printed.place(at)
    printed = subject.printed.text[at : at + length]
    return (path, start, start + length) if subject.texts[path].startswith(printed, start) else None
