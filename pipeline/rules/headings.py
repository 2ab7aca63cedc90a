"""E6 and E7: headings have a sister, follow each other level by level, and have words under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.passage import Heading
from pipeline.prose.plain import inline_words
from pipeline.rules.subject import Remark, Subject, remark

_CHAPTER = 1


@dataclass(frozen=True, slots=True)
class _Placed:
    """A heading of the document: its level there (chapters are 1), where it stands, and whether words follow it."""

    level: int
    path: str
    start: int
    text: str
    has_words: bool


def lone_headings(subject: Subject) -> Iterator[Remark]:
    """E601: no heading is the only one of its level within its parent."""
    for chapter in _chapters(subject):
        for number, heading in enumerate(chapter):
            if not any(sister.level == heading.level for sister in _siblings(chapter, number)):
                yield remark("E601", heading.path, heading.start, words=heading.text)


def _siblings(chapter: Sequence[_Placed], number: int) -> Iterator[_Placed]:
    """The headings around one that have the same parent: up to the next higher level, either way."""
    level = chapter[number].level
    for way in (reversed(chapter[:number]), chapter[number + 1 :]):
        for other in way:
            if other.level < level:
                break
            yield other


def skipped_levels(subject: Subject) -> Iterator[Remark]:
    """E602: a heading is at most one level below the one before it."""
    for chapter in _chapters(subject):
        before = _CHAPTER
        for heading in chapter:
            if heading.level > before + 1:
                yield remark("E602", heading.path, heading.start, words=heading.text)
            before = heading.level


def empty_headings(subject: Subject) -> Iterator[Remark]:
    """E702: under each heading stand words, or a heading of a lower level."""
    for chapter in _chapters(subject):
        for number, heading in enumerate(chapter):
            following = chapter[number + 1] if number + 1 < len(chapter) else None
            if not heading.has_words and not (following and following.level > heading.level):
                yield remark("E702", heading.path, heading.start, words=heading.text)


def _chapters(subject: Subject) -> Iterator[list[_Placed]]:
    """The headings of each chapter and annex; the interventions are one chapter, their groups its first level."""
    yield list(_in_passage(subject, "background", _CHAPTER))
    yield list(_in_interventions(subject))
    report = subject.report
    for kind, items in (
        ("conclusions", report.conclusions),
        ("recommendations", report.recommendations),
        ("sections", report.sections),
        ("annexes", report.annexes),
    ):
        for number in range(len(items)):
            yield list(_in_passage(subject, f"{kind}[{number}].text", _CHAPTER))


def _in_interventions(subject: Subject) -> Iterator[_Placed]:
    entries, above = subject.report.interventions, _CHAPTER
    for number, entry in enumerate(entries):
        if entry.heading is None:
            yield from _in_passage(subject, f"interventions[{number}].text", above)
            continue
        above = _CHAPTER + 1
        spoken = number + 1 < len(entries) and entries[number + 1].text is not None
        yield _Placed(above, f"interventions[{number}].heading", 0, entry.heading, spoken)


def _in_passage(subject: Subject, path: str, above: int) -> Iterator[_Placed]:
    """The headings of one field; `###` is one level below what it stands in, `####` two."""
    passage = subject.passages.get(path)
    blocks = passage.blocks if passage else ()
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            has_words = number + 1 < len(blocks) and not isinstance(blocks[number + 1], Heading)
            yield _Placed(above + block.level - 2, path, block.start, inline_words(block.inlines), has_words)
