"""The outline of a document: what stands before the chapters, the contents, the chapters and annexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph
from pipeline.reading.imports.headings import Headings, Part, annex_title, bare_heading
from pipeline.reading.imports.joining import joined
from pipeline.reading.imports.leaders import led_to_page
from pipeline.reading.imports.words import squeezed, words_of

LONG = 25
"""Words of a paragraph that is prose and no line of a cover."""

_MOST_CONTENTS = 80


@dataclass(frozen=True)
class Chapter:
    """One chapter or annex of the source: its heading, its title without numeral or label, what stands in it."""

    part: Part
    heading: SourceParagraph
    title: str
    blocks: tuple[SourceBlock, ...] = ()


@dataclass(frozen=True)
class Outline:
    """The source, parted."""

    front: tuple[SourceBlock, ...]
    contents: tuple[SourceBlock, ...]
    chapters: tuple[Chapter, ...]
    level: int = 1


def outline_of(blocks: Sequence[SourceBlock], headings: Headings) -> Outline:
    """The parts of a document; without any heading that opens a chapter, all of it is front."""
    front, contents, rest = _contents_apart(blocks, headings)
    finder = _Finder(rest, headings, _titles(contents))
    starts = finder.starts()
    first = starts[0] if starts else len(rest)
    chapters = [
        finder.chapter(start, starts[number + 1] if number + 1 < len(starts) else len(rest))
        for number, start in enumerate(starts)
    ]
    return Outline((*front, *rest[:first]), tuple(contents), tuple(chapters), finder.level)


def _contents_apart(
    blocks: Sequence[SourceBlock], headings: Headings
) -> tuple[list[SourceBlock], list[SourceBlock], list[SourceBlock]]:
    """What stands before the contents, the contents with their heading, and what follows."""
    at = next((number for number, block in enumerate(blocks) if _opens_contents(block, headings)), None)
    if at is None:
        marked = [block for block in blocks if isinstance(block, SourceParagraph) and block.kind is Kind.CONTENTS]
        return [], list(marked), [block for block in blocks if block not in marked] if marked else list(blocks)
    end = at + 1
    while end < min(len(blocks), at + _MOST_CONTENTS) and _is_contents_line(blocks, end, at):
        end += 1
    return list(blocks[:at]), list(blocks[at:end]), list(blocks[end:])


def _opens_contents(block: SourceBlock, headings: Headings) -> bool:
    return isinstance(block, SourceParagraph) and headings.exactly(block.text) is Part.CONTENTS


def _is_contents_line(blocks: Sequence[SourceBlock], index: int, start: int) -> bool:
    """Whether a block is a line of the contents: it ends in a page, or is the first half of one that does."""
    block = blocks[index]
    if not isinstance(block, SourceParagraph):
        return False
    if block.kind is Kind.CONTENTS or (led_to_page(block.text) and len(words_of(block.text)) < 40):
        return True
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    halved = isinstance(following, SourceParagraph) and led_to_page(following.text) and len(following.text) < 130
    return bool(halved and len(block.text) < 130 and not _seen(block, blocks[start:index]))


def _seen(block: SourceParagraph, before: Sequence[SourceBlock]) -> bool:
    """Whether a heading has been listed already: it then opens its chapter."""
    title = squeezed(bare_heading(block.text))
    return any(isinstance(line, SourceParagraph) and title in line.squeezed for line in before)


def _titles(contents: Sequence[SourceBlock]) -> set[str]:
    """The titles that the contents list, squeezed, without numeral and page."""
    texts = [block.text for block in contents[1:] if isinstance(block, SourceParagraph)]
    lines = [led.title if (led := led_to_page(text)) else text for text in texts]
    return {squeezed(bare_heading(line)) for line in lines} - {""}


class _Finder:
    """Finds where chapters begin."""

    def __init__(self, blocks: Sequence[SourceBlock], headings: Headings, titles: set[str]) -> None:
        self._blocks = blocks
        self._headings = headings
        self._titles = titles
        marked = [block for block in blocks if isinstance(block, SourceParagraph) and block.kind is Kind.HEADING]
        known = [block.level for block in marked if self._part(block)]
        self._levels: list[int] = []
        self.level = min(known or [block.level for block in marked] or [1])

    def starts(self) -> list[int]:
        """The places of the headings that open chapters."""
        found = self._opening()
        known = [number for number in found if self._part(self._paragraph(number))]
        first = known[0] if known else len(self._blocks)
        inner = [block for number, block in enumerate(self._blocks) if number > first and number not in found]
        headings = [block for block in inner if isinstance(block, SourceParagraph) and block.kind is Kind.HEADING]
        self._levels = sorted({block.level for block in headings if annex_title(block.text) is None})
        return [number for number in found if number >= first or self._has_prose(number, found)]

    def _opening(self) -> list[int]:
        """All headings that may open a chapter: not the title under an annex's label, nor words that repeat one."""
        found: list[int] = []
        seen: set[str] = set()
        for number, block in enumerate(self._blocks):
            if not isinstance(block, SourceParagraph) or not self._opens(block):
                continue
            under = found and found[-1] == number - 1 and annex_title(self._paragraph(number - 1).text) == ""
            title = squeezed(bare_heading(block.text))
            if not under and (block.kind is Kind.HEADING or title not in seen):
                found.append(number)
            seen.add(title)
        return found

    def chapter(self, start: int, end: int) -> Chapter:
        """The chapter from its heading to the next one."""
        heading = self._paragraph(start)
        part = self._part(heading) or Part.SECTION
        blocks = [self._settled(block) for block in self._blocks[start + 1 : end]]
        if part is not Part.ANNEX:
            return Chapter(part, heading, bare_heading(heading.text), tuple(blocks))
        title = annex_title(heading.text) or ""
        first = blocks[0] if blocks else None
        if not title and isinstance(first, SourceParagraph) and _may_be_title(first):
            del blocks[0]
            title, heading = first.text, replace(heading, inlines=joined(heading.inlines, first.inlines))
        return Chapter(part, heading, title, tuple(blocks))

    def _settled(self, block: SourceBlock) -> SourceBlock:
        """A heading within a chapter with its level, levels that the source skips left out."""
        if not isinstance(block, SourceParagraph) or block.kind is not Kind.HEADING:
            return block
        deeper = [level for level in self._levels if level > self.level]
        return replace(block, level=self.level + 1 + (deeper.index(block.level) if block.level in deeper else 0))

    def _paragraph(self, number: int) -> SourceParagraph:
        block = self._blocks[number]
        return block if isinstance(block, SourceParagraph) else SourceParagraph(())

    def _opens(self, block: SourceBlock) -> bool:
        if not isinstance(block, SourceParagraph) or not block.text:
            return False
        if block.kind is Kind.HEADING:
            return block.level <= self.level or (annex_title(block.text) is not None and block.text.isupper())
        if block.kind not in (Kind.TEXT, Kind.ITEM, Kind.TITLE):
            return False
        listed = squeezed(bare_heading(block.text)) in self._titles and len(block.text) < 250
        return listed or self._headings.exactly(block.text) not in (None, Part.CONTENTS)

    def _part(self, block: SourceParagraph) -> Part | None:
        if annex_title(block.text) is not None and (block.kind is Kind.HEADING or block.text.isupper()):
            return Part.ANNEX
        marked = block.kind is Kind.HEADING
        return self._headings.nearly(block.text) if marked else self._headings.exactly(block.text)

    def _has_prose(self, start: int, found: Sequence[int]) -> bool:
        """Whether there is prose between a heading and the next one, that of a legal notice not counted."""
        end = next((number for number in found if number > start), len(self._blocks))
        return any(
            isinstance(block, SourceParagraph) and len(words_of(block.text)) >= LONG and "SELA" not in block.text[:400]
            for block in self._blocks[start + 1 : end]
        )


def _may_be_title(block: SourceParagraph) -> bool:
    """Whether a paragraph under the label of an annex is its title: a heading, or a short line without an end."""
    is_line = 0 < len(block.text) < 160 and not block.text.endswith((".", ":", ";"))
    return not block.label and (block.kind is Kind.HEADING or is_line)
