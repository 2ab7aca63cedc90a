"""What each paragraph of a printed report stands for in its input: a passage of prose, a heading, a row, or the office's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain

from pipeline.model.passage import Block, ItemList, Passage, Picture, Quote, Run, Table
from pipeline.model.report import Report
from pipeline.prose.plain import block_inlines
from pipeline.prose.read import read_passage
from pipeline.reading.imports.document import (
    Inlines,
    Kind,
    SourceBlock,
    SourceParagraph,
    SourcePicture,
    SourceTable,
    inline_text,
)
from pipeline.reading.imports.labels import split_label
from pipeline.reading.imports.passages import EMPTY_CELL

ITEMS = ("interventions", "conclusions", "recommendations")
NUMBERED = ("conclusions", "recommendations")


class Role(StrEnum):
    """What a printed paragraph is to the input."""

    FRONT = "front"
    CONTENTS = "contents"
    CHAPTER = "chapter"
    PROSE = "prose"
    LINE = "line"
    GAP = "gap"
    ROWS = "rows"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter or annex as it is printed: the field it is made of, its number among those, its heading.

    `lead` is what an annex's heading has before its title; `is_own` says that the title stands in the input.
    """

    part: str
    index: int
    title: str
    lead: str = ""
    is_own: bool = False

    @property
    def path(self) -> str:
        """The field path of what the chapter is made of."""
        return f"{self.part}[{self.index}]" if self.part in ("sections", "annexes") else self.part


@dataclass(frozen=True, slots=True)
class Unit:
    """What one printed paragraph, table or picture stands for: a field, the block of its prose, the number within that."""

    role: Role
    chapter: int = -1
    path: str = ""
    block: int = 0
    within: int = 0
    key: str = ""

    @property
    def item(self) -> int | None:
        """The number of the intervention, conclusion or recommendation; None for what stands in none."""
        part, bracket, rest = self.path.partition("[")
        return int(rest.partition("]")[0]) if bracket and part in ITEMS else None


def printed_units(report: Report, chapters: Sequence[Chapter], blocks: Sequence[SourceBlock]) -> list[Unit]:
    """What each block of the report's own document stands for; `chapters` are those that it prints, in order."""
    start = body_start(blocks)
    found = [Unit(Role.CONTENTS if is_contents(block) else Role.FRONT) for block in blocks[:start]]
    expected = list(_expected(report, chapters))
    keys = [key_of(block) for block in blocks[start:]]
    matcher = SequenceMatcher(None, [unit.key for unit in expected], keys, autojunk=False)
    known: dict[int, Unit] = {}
    for first, second, size in matcher.get_matching_blocks():
        known |= {second + step: expected[first + step] for step in range(size)}
    chapter = -1
    for number, block in enumerate(blocks[start:]):
        unit = known.get(number)
        chapter = unit.chapter if unit else chapter
        found.append(unit or _unmatched(report, chapters, chapter, block))
    return found


def _unmatched(report: Report, chapters: Sequence[Chapter], number: int, block: SourceBlock) -> Unit:
    """A block that no prose stands for: a row list, the gap of a draft, a line of the office."""
    if number < 0:
        return Unit(Role.FRONT)
    chapter = chapters[number]
    if chapter.part == "annexes":
        annex = report.annexes[chapter.index]
        part = "participants" if annex.participants else "documents" if annex.documents else ""
        if part and isinstance(block, SourceTable):
            return Unit(Role.ROWS, number, part)
    elif not getattr(report, chapter.part):
        return Unit(Role.GAP, number, chapter.path)
    return Unit(Role.OFFICE, number)


def body_start(blocks: Sequence[SourceBlock]) -> int:
    """The number of the first block behind the contents."""
    return max((number + 1 for number, block in enumerate(blocks) if is_contents(block)), default=0)


def is_contents(block: SourceBlock) -> bool:
    """Whether a block is a line of the contents."""
    return isinstance(block, SourceParagraph) and block.kind is Kind.CONTENTS


def key_of(block: SourceBlock) -> str:
    """What a block says, without any blank: two ways of printing it have one key."""
    if isinstance(block, SourcePicture):
        return f"\0{block.alternative}"
    words = block.text if isinstance(block, SourceParagraph) else "".join(map(_cell, chain.from_iterable(block.texts)))
    return "".join(words.split())


def _cell(words: str) -> str:
    """The words of a cell; where there are none, a dash is printed, which stands for nothing."""
    return "" if words.strip() == EMPTY_CELL else words


def _expected(report: Report, chapters: Sequence[Chapter]) -> Iterator[Unit]:
    """What the chapters print, paragraph by paragraph."""
    for number, chapter in enumerate(chapters):
        path = f"{chapter.path}.title" if chapter.is_own else ""
        yield Unit(Role.CHAPTER, number, path, key="".join(f"{chapter.lead}{chapter.title}".split()))
        if chapter.part in ITEMS:
            yield from _items(report, chapter.part, number)
        elif chapter.part == "background":
            yield from _prose("background", report.background, number)
        elif chapter.part != "corrections":  # what quotes the printed report is changed in the input alone
            noun = getattr(report, chapter.part)[chapter.index]
            yield from _prose(f"{chapter.path}.text", noun.text, number)


def _items(report: Report, part: str, number: int) -> Iterator[Unit]:
    for index, item in enumerate(getattr(report, part)):
        heading = getattr(item, "heading", None)
        if heading:
            yield Unit(Role.LINE, number, f"{part}[{index}].heading", key="".join(heading.split()))
        yield from _prose(f"{part}[{index}].text", item.text, number, typed=part not in NUMBERED)


def _prose(path: str, text: str | None, number: int, *, typed: bool = True) -> Iterator[Unit]:
    """The paragraphs of a field; the first of a numbered item has no label of its own."""
    for block, content in enumerate(passage_of(text).blocks):
        for within, key in enumerate(_keys(content, typed=typed or block > 0)):
            yield Unit(Role.PROSE, number, path, block, within, key)


def passage_of(text: str | None) -> Passage:
    """The passage of a field that may be missing."""
    return read_passage(text).passage if text else Passage()


def passages_of(report: Report) -> Mapping[str, Passage]:
    """The prose of a report by field path."""
    found = {"background": passage_of(report.background)} if report.background else {}
    for part in (*ITEMS, "sections", "annexes"):
        for index, noun in enumerate(getattr(report, part)):
            if noun.text is not None:
                found[f"{part}[{index}].text"] = passage_of(noun.text)
    return found


def _keys(block: Block, *, typed: bool) -> Iterator[str]:
    """What each paragraph of a block is found by; a caption's place, above or below, is left to the search."""
    match block:
        case Picture():
            yield f"\0{' '.join(block.alternative.split())}"
            if block.caption:
                yield "".join(block.caption.split())
        case Table():
            cells = chain.from_iterable((block.header, *block.rows))
            yield "".join("".join(_cell(inline_text(cell)).split()) for cell in cells)
            if block.caption:
                yield "".join(inline_text(block.caption).split())
        case ItemList() | Quote():
            yield from ("".join(inline_text(inlines).split()) for inlines in block_inlines(block))
        case _:
            yield "".join(_without_label(block.inlines, typed).split())


def _without_label(inlines: Inlines, typed: bool) -> str:
    """The words of a paragraph; what looks like a label that was typed is told apart by whoever reads a document."""
    first = inlines[0] if inlines else None
    text = inline_text(inlines)
    return split_label(text)[1] if typed and isinstance(first, Run) and split_label(first.text)[0] else text
