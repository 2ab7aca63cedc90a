"""The built document as a reader has it before him: where words stand on it, whatever blanks and capitals they are set in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.rules.printed import Kind, Stretch
from pipeline.word.comments import Anchor
from pipeline.word.running_text import Line

CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Letters:
    """A text without its blanks and in small letters, and the place of each letter in it."""

    text: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Letters:
        """The letters of a text; one that small letters make two of stays as it is."""
        kept = [(place, sign) for place, sign in enumerate(text) if not sign.isspace()]
        folded = ((place, small if len(small := sign.casefold()) == 1 else sign) for place, sign in kept)
        pairs = list(folded)
        return cls("".join(letter for _, letter in pairs), tuple(place for place, _ in pairs))

    def span(self, first: int, count: int) -> tuple[int, int]:
        """Where `count` letters from the one numbered `first` on begin and end in the text; nothing is 0 to 0."""
        if not self.at:
            return 0, 0
        first = min(first, len(self.at) - 1)
        last = min(first + max(count, 1), len(self.at)) - 1
        return self.at[first], self.at[last] + 1


@dataclass(frozen=True)
class Sheet:
    """The paragraphs of a document, to be searched."""

    lines: tuple[Line, ...]

    @cached_property
    def letters(self) -> tuple[Letters, ...]:
        """The letters of each paragraph."""
        return tuple(Letters.of(line.text) for line in self.lines)

    @cached_property
    def _same(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, letters in enumerate(self.letters):
            if not self.lines[number].style.startswith(CONTENTS):
                found[letters.text].append(number)
        return found

    @cached_property
    def body(self) -> int:
        """The number of the first paragraph behind the contents."""
        return next((number for number, line in enumerate(self.lines) if line.bookmarks), len(self.lines))

    def same(self, words: str, start: int = 0) -> int | None:
        """The first paragraph from `start` on that says just these words; None if there is none."""
        numbers = self._same.get(Letters.of(words).text, [])
        place = bisect_left(numbers, start)
        return numbers[place] if words and place < len(numbers) else None

    def holding(self, words: str, numbers: Iterable[int]) -> Anchor | None:
        """The words in the first of these paragraphs that has them, those of the contents asked last."""
        wanted = Letters.of(words).text
        ordered = sorted(numbers, key=lambda number: self.lines[number].style.startswith(CONTENTS))
        for number in ordered if wanted else ():
            place = self.letters[number].text.find(wanted)
            if place >= 0:
                return self.anchor(number, *self.letters[number].span(place, len(wanted)))
        return None

    def marked(self, bookmark: str) -> int | None:
        """The paragraph that bears a bookmark."""
        return next((number for number, line in enumerate(self.lines) if bookmark in line.bookmarks), None)

    def styled(self, beginning: str) -> int | None:
        """The first paragraph with a style whose name begins so."""
        return next((number for number, line in enumerate(self.lines) if line.style.startswith(beginning)), None)

    def anchor(self, number: int, start: int = 0, end: int = 0) -> Anchor:
        """A place on the sheet where a comment can stand: for words of a note, the word at which the note is called."""
        line = self.lines[number]
        if not line.note:
            return Anchor(line.number, start, end)
        for caller in self.lines:
            if line.note in caller.marks:
                return Anchor(caller.number, *word_before(caller.text, caller.marks[line.note]))
        return Anchor(0)


def word_before(text: str, at: int) -> tuple[int, int]:
    """The word that ends at a place, or the first one where none does."""
    start = at
    while start and not text[start - 1].isspace():
        start -= 1
    return (start, at) if start < at else (0, len(text.split(maxsplit=1)[0]) if text.split() else 0)


def lay(stretches: Sequence[Stretch], sheet: Sheet) -> dict[int, int]:
    """The paragraph of each stretch of running words by the stretch's start: both have the order of the document."""
    found: dict[int, int] = {}
    cursors = {True: 0, False: sheet.body}
    for stretch in (one for one in stretches if one.kind is not Kind.TITLE):
        is_note = stretch.kind is Kind.NOTE
        number = next(_candidates(stretch, sheet, cursors[is_note], is_note=is_note), None)
        if number is not None:
            found[stretch.start] = number
            cursors[is_note] = max(number + 1, cursors[is_note])
    return found


def _candidates(stretch: Stretch, sheet: Sheet, cursor: int, *, is_note: bool) -> Iterator[int]:
    """Paragraphs with just these words, those behind the last one first: a caption may stand above its table."""
    for start in (cursor, 0 if is_note else sheet.body):
        number = sheet.same(stretch.text, start)
        while number is not None:
            if bool(sheet.lines[number].note) is is_note:
                yield number
            number = sheet.same(stretch.text, number + 1)
