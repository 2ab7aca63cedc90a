"""The words of a report as one reads them: one text in the order of the document, each place of it known in its field."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from pipeline.model.passage import Block, Heading, ItemList, NoteMark, Paragraph, Passage, Quote, Run, Table
from pipeline.office.phrases import Phrases
from pipeline.rules.quoting import quoted_spans

HIDDEN = "\x00"
"""Stands in `voice` for each character that is not the report's own word: no letter, no blank, no punctuation."""

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\bSP/\S+")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.\w{1,64})+")
_SENTENCE = re.compile(
    r"[.!?…](?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bDra\.)(?<!\bSr\.)(?<!\bSra\.)(?<!\bAmb\.)(?<!\bEmb\.)"
    r"(?<!\bProf\.)(?<!\bNo\.)(?<!\bIng\.)(?<!\bLic\.)(?<!\bM\.)(?<!\bArt\.)(?<!\bart\.)(?<!\bEng\.)(?<!\b[A-Z]\.)"
    r"[\"”»’)]*\s+(?=[\"“«¿¡(‘]?[A-ZÀ-Þ])|\n"
)


class Kind(Enum):
    """What a stretch of running words is in the document."""

    TITLE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    CELL = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Running words without a break: `start` is their place in the whole, `runs` those of each look with theirs."""

    path: str
    start: int
    text: str
    kind: Kind
    own: bool
    runs: tuple[tuple[int, Run], ...] = ()

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)

    def at(self, start: int) -> Stretch:
        """The same, standing there."""
        return Stretch(self.path, start, self.text, self.kind, self.own, self.runs)


@dataclass(frozen=True)
class Printed:
    """All stretches of a report in the order of the document, and their whole text, one line each."""

    stretches: tuple[Stretch, ...]
    sources: Mapping[str, str]
    language: str

    @cached_property
    def text(self) -> str:
        """Everything that is printed as running words."""
        return "\n".join(stretch.text for stretch in self.stretches)

    @cached_property
    def voice(self) -> str:
        """The report's own words: what is quoted, delivered by others, foreign, italic or an address is hidden."""
        return _hide(self.text, [*self._not_own(), *self.quoted])

    @cached_property
    def plain(self) -> str:
        """The report's own words and those that it sets in italics."""
        return _hide(self.text, [*self._not_own(italics=False), *self.quoted])

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Where words stand in quotation marks, the marks with them."""
        return tuple(
            (stretch.start + start, stretch.start + end)
            for stretch in self.stretches
            for start, end in quoted_spans(stretch.text)
        )

    @cached_property
    def words(self) -> Mapping[str, list[int]]:
        """Where each word of the voice stands, by the word in small letters."""
        voice = self.voice
        shown = {word: [at for at in places if voice[at] != HIDDEN] for word, places in self.all_words.items()}
        return {word: places for word, places in shown.items() if places}

    @cached_property
    def all_words(self) -> Mapping[str, list[int]]:
        """Where each word of the whole text stands, by the word in small letters."""
        found: dict[str, list[int]] = defaultdict(list)
        small = self.text.lower()
        if len(small) != len(self.text):  # a capital that has no small letter of its own (`İ`)
            small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.text)
        for match in _WORD.finditer(small):
            found[match[0]].append(match.start())
        return found

    def find(self, phrases: Phrases) -> list[re.Match[str]]:
        """The phrases in the voice, in order; none within another."""
        found = [
            match
            for word in phrases.by_word.keys() & self.words.keys()
            for start in self.words[word]
            if (match := phrases.at(self.voice, start, word))
        ]
        if phrases.with_number:
            found += phrases.with_number.finditer(self.voice)
        return _apart(sorted(found, key=lambda match: (match.start(), -match.end())))

    @cached_property
    def _starts(self) -> list[int]:
        return [stretch.start for stretch in self.stretches]

    def stretch(self, offset: int) -> Stretch:
        """The stretch at a place of the whole."""
        return self.stretches[bisect_right(self._starts, offset) - 1]

    @cached_property
    def _sentences(self) -> list[int]:
        return [0, *(match.end() for match in _SENTENCE.finditer(self.text)), len(self.text) + 1]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Where the sentence around a place begins and ends."""
        number = bisect_right(self._sentences, offset)
        return self._sentences[number - 1], min(self._sentences[number], len(self.text))

    def place(self, offset: int) -> tuple[str, int]:
        """The field of a place, and the character of that field's text."""
        stretch = self.stretch(offset)
        within = offset - stretch.start
        if not stretch.runs:
            return stretch.path, within
        starts = [start for start, _ in stretch.runs]
        number = max(0, bisect_right(starts, within) - 1)
        origins = self._origins(stretch, number)
        return stretch.path, origins[min(within - starts[number], len(origins) - 1)]

    def _origins(self, stretch: Stretch, number: int) -> list[int]:
        """Where the characters of a run stand in its field; found once, since a bad text has many findings."""
        key = stretch.start, number
        if key not in self._found_origins:
            self._found_origins[key] = source_offsets(self.sources[stretch.path], stretch.runs[number][1])
        return self._found_origins[key]

    @cached_property
    def _found_origins(self) -> dict[tuple[int, int], list[int]]:
        return {}

    def _not_own(self, italics: bool = True) -> Iterator[tuple[int, int]]:
        for stretch in self.stretches:
            if not stretch.own:
                yield stretch.start, stretch.end
                continue
            for start, run in stretch.runs:
                if (run.italic and italics) or (run.language and run.language[:2] != self.language):
                    yield stretch.start + start, stretch.start + start + len(run.text)
        yield from addresses(self.text)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where web and mail addresses and symbols of documents stand in a text."""
    for match in _ADDRESS.finditer(text):
        yield match.span()
    for match in _MAIL.finditer(text) if "@" in text else ():  # slow where there is none
        yield match.span()


def source_offsets(source: str, run: Run) -> list[int]:
    """For each printed character of a run, and for its end, the character of the field's text that it is printed from.

    Marks and wraps are stepped over.
    """
    found: list[int] = []
    at = run.start
    for character in run.text:
        at = _step(source, at, character)
        found.append(at)
        at += 1
    return [*found, min(at, len(source))]


def _step(source: str, at: int, character: str) -> int:
    """Where a printed character stands, from a place before it on; a blank may be the whole of a line's end."""
    if character == " " and source[at : at + 1].isspace():
        while source[at + 1 : at + 2].isspace() and "\n" in source[at : at + 2]:
            at += 1
        return at
    while at < len(source) and source[at] != character:
        at += 1
    return at


def _apart(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in matches:
        if not found or match.start() >= found[-1].end():
            found.append(match)
    return found


def _hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts: list[str] = []
    end = 0
    for start, after in sorted(spans):
        if after > end:
            parts += [text[end : max(start, end)], HIDDEN * (after - max(start, end))]
            end = after
    return "".join([*parts, text[end:]])


def stretches_of(passage: Passage, path: str, own: bool) -> Iterator[Stretch]:
    """The stretches of a field, their `start` still to be set; a note comes behind the words it belongs to."""
    for block in passage.blocks:
        yield from _of_block(block, path, own)


def _of_block(block: Block, path: str, own: bool) -> Iterator[Stretch]:
    match block:
        case Paragraph():
            yield from _of_inlines(block.inlines, path, Kind.PARAGRAPH, own)
        case Heading():
            yield from _of_inlines(block.inlines, path, Kind.HEADING, own)
        case ItemList():
            yield from _of_list(block, path, own)
        case Quote():
            for part in block.blocks:
                yield from _of_block(part, path, False)
        case Table():
            for row in (block.header, *block.rows, (block.caption,)):
                for cell in row:
                    yield from _of_inlines(cell, path, Kind.CELL, own)


def _of_list(items: ItemList, path: str, own: bool) -> Iterator[Stretch]:
    for item in items.items:
        yield from _of_inlines(item.inlines, path, Kind.ITEM, own)
        for inner in item.lists:
            yield from _of_list(inner, path, own)


def _of_inlines(inlines: Iterable[Run | NoteMark], path: str, kind: Kind, own: bool) -> Iterator[Stretch]:
    runs: list[tuple[int, Run]] = []
    length = 0
    notes: list[NoteMark] = []
    for inline in inlines:
        if isinstance(inline, NoteMark):
            notes.append(inline)
        else:
            runs.append((length, inline))
            length += len(inline.text)
    if runs:
        yield Stretch(path, 0, "".join(run.text for _, run in runs), kind, own, tuple(runs))
    for note in notes:
        yield from _of_inlines(note.runs, path, Kind.NOTE, own)
