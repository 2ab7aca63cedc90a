"""What a report says, paragraph by paragraph in printing order: each with its field, its chapter, its place in the field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.comparison import Saying, SayingKind, Spot
from pipeline.model.passage import Block, Heading, Inline, ItemList, NoteMark, Picture, Quote, Run, Table
from pipeline.model.report import Report
from pipeline.prose.plain import block_inlines, inline_words
from pipeline.prose.read import read_passage
from pipeline.reading.returned.printed import ITEMS, Chapter

CELLS = " | "
"""What parts the cells of a row."""


def sayings_of(report: Report, chapters: Sequence[Chapter]) -> tuple[Saying, ...]:
    """All that the report prints of its author's words; `chapters` are those that it prints, in order."""
    return tuple(saying for chapter in chapters for saying in _Chapter(report, chapter).sayings())


def line_of(inlines: Sequence[Inline]) -> str:
    """The words of a running text on one line, marks of notes left out."""
    return " ".join(inline_words(inlines).split())


def look_of(inlines: Sequence[Inline], *, off_pages: bool = False) -> str:
    """The words on one line with their look as prose has it; each mark of a note as `[^]`, since its number says nothing.

    With `off_pages` without what no page tells: where a link within the document leads, in what language words are.
    """
    return " ".join("".join(_looking(part, off_pages=off_pages) for part in inlines).split())


def as_on_pages(sayings: Sequence[Saying]) -> tuple[Saying, ...]:
    """The sayings with no more of a look than pages tell."""
    return tuple(
        replace(saying, look=look_of(saying.inlines, off_pages=True)) if saying.inlines else saying
        for saying in sayings
    )


def _looking(part: Inline, *, off_pages: bool) -> str:
    if isinstance(part, NoteMark):
        return "[^]"
    text = part.text.strip()
    if not text:
        return part.text
    before, after = part.text[: len(part.text) - len(part.text.lstrip())], part.text[len(part.text.rstrip()) :]
    stars = "*" * (2 * part.bold + part.italic)
    text = f"{stars}{text}{stars}"
    target, language = part.target, part.language
    if off_pages:
        is_bare = target.startswith("#") or target == "".join(
            part.text.split()
        )  # an address may have broken at a line's end
        target, language = ("" if is_bare else target), ""
    text = f"[{text}]({target})" if target and target != part.text else text
    return f"{before}{f'[{text}]{{lang={language}}}' if language else text}{after}"


@dataclass(frozen=True)
class _Chapter:
    """One chapter of one report."""

    report: Report
    chapter: Chapter

    def sayings(self) -> Iterator[Saying]:
        """The heading, then the fields one by one."""
        title = f"{self.chapter.lead}{self.chapter.title}"
        path = f"{self.chapter.path}.title" if self.chapter.is_own else self.chapter.path
        yield Saying(SayingKind.CHAPTER, title, title, Spot(path, self.chapter.title))
        part = self.chapter.part
        if part in ITEMS:
            for number, item in enumerate(getattr(self.report, part)):
                if heading := getattr(item, "heading", None):
                    spot = Spot(f"{part}[{number}].heading", self.chapter.title)
                    yield replace(_said(SayingKind.HEADING, (Run(heading, 0),)), spot=spot)
                numbered = "" if part == "interventions" else part
                yield from self._prose(f"{part}[{number}].text", item.text, numbered)
        elif part == "corrections":
            yield from self._corrections()
        elif part == "background":
            yield from self._prose("background", self.report.background)
        else:
            noun = getattr(self.report, part)[self.chapter.index]
            yield from self._prose(f"{self.chapter.path}.text", noun.text)

    def _corrections(self) -> Iterator[Saying]:
        """Each place as a heading, then what is said of it."""
        for number, entry in enumerate(self.report.corrections):
            if entry.place:
                spot = Spot(f"corrections[{number}].place", self.chapter.title)
                yield replace(_said(SayingKind.HEADING, (Run(entry.place, 0),)), spot=spot)
            for name in ("instead_of", "read", "text"):
                yield from self._prose(f"corrections[{number}].{name}", getattr(entry, name))

    def _prose(self, path: str, text: str | None, numbered: str = "") -> Iterator[Saying]:
        """The paragraphs of a field, each with its notes behind it; the first one of a numbered item bears the number.

        Notes stand where they are called, since where a field ends can't be seen on a page.
        """
        paragraphs = notes = 0
        for block, content in enumerate(read_passage(text).passage.blocks if text else ()):
            for said in self._block(content, f"{path}/{block}"):
                paragraphs += 1
                if paragraphs == 1 and numbered and said.kind is SayingKind.PARAGRAPH:
                    said = replace(said, kind=SayingKind.ITEM, group=numbered)
                yield replace(said, spot=Spot(path, self.chapter.title, paragraphs))
                for part in said.inlines:
                    if isinstance(part, NoteMark) and part.runs:
                        notes += 1
                        yield replace(_said(SayingKind.NOTE, part.runs), spot=Spot(path, self.chapter.title, notes))

    def _block(self, block: Block, group: str) -> Iterator[Saying]:
        match block:
            case ItemList():
                yield from _items(block, group)
            case Table():
                yield from (_said(SayingKind.ROW, _row(row)) for row in (block.header, *block.rows))
                if block.caption:
                    yield _said(SayingKind.CAPTION, block.caption)
            case Picture():
                shown = f"![{block.alternative}]({block.file})" + (f" {block.caption}" if block.caption else "")
                yield _said(SayingKind.CAPTION, (Run(shown, 0),))
            case Quote():
                for part in block.blocks:
                    if isinstance(part, ItemList):
                        yield from _items(part, group)
                    else:
                        yield _said(SayingKind.QUOTE, part.inlines)
            case _:
                kind = SayingKind.HEADING if isinstance(block, Heading) else SayingKind.PARAGRAPH
                yield from (_said(kind, inlines) for inlines in block_inlines(block))


def _items(items: ItemList, group: str, level: int = 0) -> Iterator[Saying]:
    for number, item in enumerate(items.items):
        yield replace(_said(SayingKind.ITEM, item.inlines), mark=items.mark, level=level, group=group)
        for place, inner in enumerate(item.lists):
            yield from _items(inner, f"{group}.{number}.{place}", level + 1)


def _said(kind: SayingKind, inlines: Sequence[Inline]) -> Saying:
    return Saying(kind, line_of(inlines), look_of(inlines), inlines=tuple(inlines))


def _row(cells: Sequence[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """The cells of a row as one running text."""
    made: list[Inline] = []
    for number, cell in enumerate(cells):
        made += [Run(CELLS, 0)] if number else []
        made += cell
    return tuple(made)
