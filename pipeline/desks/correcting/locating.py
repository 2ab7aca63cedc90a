"""Where what changed is printed in the issued edition, in the office's words: `Page 3, paragraph 2, line 4`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.model.comparison import Saying, SayingKind
from pipeline.office.places import Numbers
from pipeline.office.words import CorrectionWords
from pipeline.pdf.paragraphs import Printed, printed_paragraphs
from pipeline.pdf.where_printed import FoundParagraph, Pages

_NUMBERED = re.compile(r"(conclusion|recommendation)s\[(\d+)\]")
_LISTS = ("participants", "documents")
_TEXT = (SayingKind.PARAGRAPH, SayingKind.ITEM, SayingKind.QUOTE)


@dataclass(frozen=True)
class Spotter:
    """Finds the sayings of an issued edition on its pages."""

    sayings: Sequence[Saying]
    pdf: bytes
    words: CorrectionWords

    def place(self, number: int, start: int = 0, end: int | None = None) -> str:
        """Where characters of a saying stand; without an `end`, the saying as a whole, of which no line is told."""
        saying = self.sayings[number]
        first = self._printed(number, start)
        lines = None if end is None else self._lines(number, first, start, end)
        names, numbers = self._within(number, first)
        if first is None:
            return self._unprinted(saying, names, numbers)
        return self.words.at(
            *names, page=first.page, line=lines if saying.kind in _TEXT else None, after=None, **numbers
        )

    def span(self, first: int, last: int) -> str:
        """Where several sayings stand that follow each other, the paragraphs from the first to the last."""
        one, other = self._printed(first), self._printed(last)
        alike = first != last and all(self.sayings[n].kind in _TEXT for n in (first, last))
        if not alike or one is None or other is None or one.page != other.page or not one.paragraph:
            return self.place(first)
        if self._numbered(first) or self._numbered(last):
            return self.place(first)
        return self.words.at(page=one.page, paragraph=(one.paragraph, other.paragraph))

    def behind(self, number: int | None, new: Saying) -> str:
        """Where something new is to stand: behind the saying of a number, None before all."""
        if number is None:
            first = self._printed(0) if self.sayings else None
            return self.words.at(page=first.page if first else None, after=("heading", ""))
        while number and self.sayings[number].kind is SayingKind.NOTE:
            number -= 1  # notes stand at the foot of the page
        before = self.sayings[number]
        last = self._printed(number, max(len(before.words) - 1, 0))
        page = last.page if last else None
        if (numbered := self._after_item(number, new)) is not None:
            return self.words.at(page=page, after=numbered[1], **numbered[0])
        if last is None:
            counted = self._counted(number) if before.kind in _TEXT else 0
            after = ("paragraph", counted) if counted else ("heading", "")
            return self._in_chapter(before, self.words.at(after=after))
        table = self._table(last) if before.kind is SayingKind.ROW else None
        return self.words.at(*self._lists(before), page=page, table=table, after=_after(before, last, new))

    def _lists(self, saying: Saying) -> tuple[str, ...]:
        """The list in which a row stands, by its name."""
        return tuple(name for name in _LISTS if saying.spot.path == name)

    def note(self, number: int, start: int, note: int) -> str:
        """Where a note is to be called: in the saying of a number, before a character."""
        first = self._printed(number, start)
        if first is None:
            return self._unprinted(self.sayings[number], (), {"footnote": note})
        return self.words.at(page=first.page, paragraph=first.paragraph or None, footnote=note, line=first.line)

    def _after_item(self, number: int, new: Saying) -> tuple[dict[str, Numbers], tuple[str, int]] | None:
        """Behind which conclusion, or which paragraph of one, something new is to stand."""
        before, own = _NUMBERED.match(self.sayings[number].spot.path), _NUMBERED.match(new.spot.path)
        if not before or not own or before[1] != own[1]:
            return None
        item = int(before[2]) + 1
        if new.spot.number > 1:
            return {before[1]: item}, ("paragraph", max(self.sayings[number].spot.number, 1))
        return {}, (before[1], item)

    def _within(self, number: int, first: Printed | None) -> tuple[tuple[str, ...], dict[str, Numbers]]:
        """The names and numbers of a place, page and line aside."""
        saying = self.sayings[number]
        names = self._lists(saying)
        if saying.kind is SayingKind.NOTE:
            return (), {"footnote": self._note_number(number)}
        if saying.kind is SayingKind.ROW:
            row = first.row if first else 0
            table = self._table(first) if first else None
            return (*names, *(() if row or first is None else ("heading",))), {"table": table, "row": row or None}
        if saying.kind in (SayingKind.CHAPTER, SayingKind.HEADING):
            return ("heading",), {}
        if saying.kind is SayingKind.CAPTION:
            return ("caption",), {}
        if numbered := self._numbered(number):
            return (), numbered
        return (), {"paragraph": (first.paragraph if first else self._counted(number)) or None}

    def _numbered(self, number: int) -> dict[str, Numbers]:
        """The number of a conclusion, and which paragraph of it a saying is, where it has several."""
        saying = self.sayings[number]
        match = _NUMBERED.match(saying.spot.path)
        if not match:
            return {}
        several = any(each.spot.path == saying.spot.path and each.spot.number > 1 for each in self._around(number))
        return {match[1]: int(match[2]) + 1, "paragraph": saying.spot.number if several else None}

    def _around(self, number: int) -> Sequence[Saying]:
        return self.sayings[max(number - 1, 0) : number + 2]

    def _note_number(self, number: int) -> int:
        """The number of a note, which are counted through the whole report."""
        return sum(each.kind is SayingKind.NOTE for each in self.sayings[: number + 1])

    def _lines(self, number: int, first: Printed | None, start: int, end: int) -> Numbers:
        """The line of some words, or the first and the last on the page where they begin."""
        if first is None:
            return None
        last = self._printed(number, max(end - 1, start))
        return (first.line, last.line) if last and last.sheet == first.sheet else first.line

    def _table(self, printed: Printed) -> Numbers:
        """The number of a table on its page, where that has several."""
        several = self._pages is not None and self._pages.tables_on(printed.sheet) > 1
        return printed.table if several and printed.table else None

    def _unprinted(self, saying: Saying, names: Sequence[str], numbers: dict[str, Numbers]) -> str:
        """The place of what was not found on the pages: its chapter, and its number in the input."""
        return self._in_chapter(saying, self.words.at(*names, after=None, **numbers))

    def _counted(self, number: int) -> int:
        """Which paragraph of its chapter a saying is."""
        chapter = next((at for at in range(number, -1, -1) if self.sayings[at].kind is SayingKind.CHAPTER), 0)
        return sum(each.kind in _TEXT for each in self.sayings[chapter : number + 1])

    def _in_chapter(self, saying: Saying, said: str) -> str:
        return self.words.places.comma.join(filter(None, (saying.spot.chapter, said[:1].lower() + said[1:])))

    def _printed(self, number: int, start: int = 0) -> Printed | None:
        found = self._found[number] if self._found else None
        return found.at(self.sayings[number].words[:start]) if found else None

    @cached_property
    def _pages(self) -> Pages | None:
        return Pages(printed_paragraphs(self.pdf)) if self.pdf else None

    @cached_property
    def _found(self) -> list[FoundParagraph | None]:
        return list(self._pages.found(saying.words for saying in self.sayings)) if self._pages else []


def _after(before: Saying, last: Printed, new: Saying) -> tuple[str, int | str]:
    """Behind what something new is to stand, the one before it being printed where `last` is."""
    if before.kind is SayingKind.ROW:
        if new.kind is not SayingKind.ROW:
            return "table", ""
        return ("row", last.row) if last.row else ("heading", "")
    if before.kind is SayingKind.CAPTION:
        return "caption", ""
    return ("paragraph", last.paragraph) if last.paragraph and before.kind in _TEXT else ("heading", "")
