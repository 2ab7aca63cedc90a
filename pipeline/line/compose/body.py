"""The body of the document: chapters and annexes, each a section that its last paragraph ends."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.line.compose.chapters import ChapterWriter
from pipeline.line.compose.plan import Chapter
from pipeline.line.compose.scribe import Scribe
from pipeline.line.compose.sheet import Sections
from pipeline.line.compose.tables import space_after_table
from pipeline.word.elements import paragraph, spacing, with_section


def write_body(
    chapters: Sequence[Chapter], writer: ChapterWriter, scribe: Scribe, sections: Sections
) -> tuple[list[str], str]:
    """All elements of chapters and annexes, in order, and the section properties that close the document.

    Each section but the last is ended by its last paragraph; the last one is the document's own.
    """
    body: list[str] = []
    section = ""
    for number, chapter in enumerate(chapters):
        if body:
            body[-1] = with_section(body[-1], section)
        body += _ending_in_words(writer.write(chapter), scribe)
        section = _section(chapter, number, sections)
    return body, section


def _section(chapter: Chapter, number: int, sections: Sections) -> str:
    if number == 0:
        return sections.first_chapter
    return sections.divider if chapter.is_divider else sections.chapter


def _ending_in_words(elements: list[str], scribe: Scribe) -> list[str]:
    """The elements, with a paragraph of one point after a table at the end: a table can't end a section.

    It stands in place of the distance after a table, which on a full page would make a page of its own.
    """
    if elements[-1] == space_after_table(scribe):
        elements = elements[:-1]
    if elements[-1].startswith("<w:tbl>"):
        return [*elements, paragraph(scribe.style("Normal"), "", spacing(exactly=1))]
    return elements
