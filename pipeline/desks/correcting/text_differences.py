"""What changed in the text, the lists and the notes of a report, line by line, as the entries of a correction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.desks.correcting.difference import Difference, Fate
from pipeline.desks.correcting.locating import Spotter
from pipeline.desks.correcting.quoting import Quote, quotes_of
from pipeline.desks.correcting.words_of_sayings import emphasised, letters_of, links_of, prose_of
from pipeline.line.compose.tables import EMPTY
from pipeline.model.chapters import Correction
from pipeline.model.comparison import Change, Comparison, Line, Saying, SayingKind, Verb
from pipeline.model.passage import NoteMark, Run
from pipeline.prose.escape import escape
from pipeline.reading.compared.sayings import CELLS

_PICTURE = re.compile(r"(?P<alternative>!\[.*?\])\((?P<file>[^()]*)\) ?(?P<caption>.*)", re.DOTALL)
_HEADINGS = (SayingKind.CHAPTER, SayingKind.HEADING)
_ALONE = (*_HEADINGS, SayingKind.NOTE, SayingKind.ROW, SayingKind.CAPTION)
"""Kinds that are never told together with what stands beside them."""


def text_differences(found: Comparison, spotter: Spotter) -> Iterator[Difference]:
    """What changed, in the order of the text; several new or several missing paragraphs that follow each other as one."""
    telling = _Telling(found, spotter)
    group: list[Line] = []
    for line in found.lines:
        if group and not telling.goes_on(group[-1], line):
            yield from telling.told(group)
            group = []
        if line.change is not None:
            group.append(line)
            if line.before is not None and line.after is not None:
                yield from telling.told(group)
                group = []
    yield from telling.told(group)


@dataclass(frozen=True)
class _Telling:
    """Makes differences of the lines of one comparison."""

    found: Comparison
    spotter: Spotter

    def goes_on(self, last: Line, line: Line) -> bool:
        """Whether a line belongs to the same entry as the one before it: both new, or both gone, from one field."""
        if (
            line.change is None
            or (line.before is None) != (last.before is None)
            or (line.after is None) != (last.after is None)
        ):
            return False
        one, other = self.found.saying(last), self.found.saying(line)
        return one.spot.path == other.spot.path and one.kind not in _ALONE and other.kind not in _ALONE

    def told(self, group: Sequence[Line]) -> Iterator[Difference]:
        """The differences of some lines that belong together."""
        if not group:
            return
        first = group[0]
        if first.before is not None and first.after is not None and first.change is not None:
            yield from self._changed(first.before, first.change)
        elif first.before is not None:
            yield from self._gone([line.before for line in group if line.before is not None])
        else:
            yield from self._new(group)

    def _changed(self, number: int, change: Change) -> Iterator[Difference]:
        before, after = change.before, change.after
        if before is None or after is None:
            return
        if before.words.startswith("![") or after.words.startswith("!["):
            yield from self._picture(number, before, after)
            return
        told = False
        for quote in _quotes(before, after):
            place = self.spotter.place(number, quote.start, quote.end)
            old, new = prose_of(before, quote.start, quote.end), prose_of(after, quote.new_start, quote.new_end)
            said = before.words[quote.start : quote.end], after.words[quote.new_start : quote.new_end]
            yield _entry(Verb.CHANGED, after, place, said, (old, new))
            told = True
        links = list(self._links(number, before, after))
        yield from links
        if not told and not links:
            yield from _unquotable(before, after)

    def _links(self, number: int, before: Saying, after: Saying) -> Iterator[Difference]:
        """Links that lead elsewhere now, their words being the same; the address is said behind them."""
        one, other = links_of(before), links_of(after)
        if [words for words, _ in one] != [words for words, _ in other]:
            return
        for (words, old), (_, new) in zip(one, other, strict=True):
            if old != new:
                at = max(before.words.find(words), 0)
                place = self.spotter.place(number, at, at + len(words))
                said = (f"{words} ({old})", f"{words} ({new})")
                yield _entry(Verb.CHANGED, after, place, said, (escape(said[0]), escape(said[1])))

    def _picture(self, number: int, before: Saying, after: Saying) -> Iterator[Difference]:
        """What changed of a picture: its caption can be quoted, itself not, and its description is not printed."""
        one, other = _PICTURE.fullmatch(before.words), _PICTURE.fullmatch(after.words)
        place = self.spotter.place(number)
        if one is None or other is None or one["file"] != other["file"]:
            yield Difference(Verb.CHANGED, after.spot.path, place, before.words, after.words, Fate.NEEDS_REVISION)
            return
        if one["caption"] != other["caption"]:
            said = one["caption"], other["caption"]
            yield _entry(Verb.CHANGED, after, place, said, (escape(said[0]), escape(said[1])))
        if one["alternative"] != other["alternative"]:
            yield Difference(
                Verb.CHANGED, after.spot.path, "", one["alternative"], other["alternative"], Fate.NOT_PRINTED
            )

    def _gone(self, numbers: Sequence[int]) -> Iterator[Difference]:
        sayings = [self.found.before[number] for number in numbers]
        place = self.spotter.span(numbers[0], numbers[-1])
        was = " ".join(each.words for each in sayings)
        if any(each.words.startswith("![") for each in sayings):
            yield Difference(Verb.REMOVED, sayings[0].spot.path, place, was, "", Fate.NEEDS_REVISION)
            return
        yield _entry(Verb.REMOVED, sayings[0], place, (was, ""), ("\n\n".join(map(_whole, sayings)), ""))

    def _new(self, group: Sequence[Line]) -> Iterator[Difference]:
        numbers = [line.after for line in group if line.after is not None]
        sayings = [self.found.after[number] for number in numbers]
        place, now = self._behind(group[0], sayings[0], numbers[0]), " ".join(each.words for each in sayings)
        if any(each.words.startswith("![") for each in sayings):
            yield Difference(Verb.ADDED, sayings[0].spot.path, place, "", now, Fate.NEEDS_REVISION)
            return
        yield _entry(Verb.ADDED, sayings[0], place, ("", now), ("", "\n\n".join(map(_whole, sayings))))

    def _behind(self, line: Line, saying: Saying, number: int) -> str:
        """Where something new is to stand; a note where it is called."""
        if saying.kind is SayingKind.NOTE and (home := self._home(number)) is not None:
            return self.spotter.note(*home)
        at = self.found.lines.index(line)
        before = next((each.before for each in reversed(self.found.lines[:at]) if each.before is not None), None)
        return self.spotter.behind(before, saying)

    def _home(self, number: int) -> tuple[int, int, int] | None:
        """In which of the earlier sayings a new note is called, before which character, about, and the number that it gets.

        None if that is new as well.
        """
        sayings = self.found.after
        home = next((at for at in range(number - 1, -1, -1) if sayings[at].kind is not SayingKind.NOTE), 0)
        before = next((line.before for line in self.found.lines if line.after == home), None)
        if before is None:
            return None
        words = ""
        for part in sayings[home].inlines:
            if isinstance(part, NoteMark) and part.runs == sayings[number].inlines:
                break
            words += part.text if isinstance(part, Run) else ""
        start = min(len(" ".join(words.split())), len(self.found.before[before].words) - 1)
        return before, max(start, 0), sum(each.kind is SayingKind.NOTE for each in sayings[: number + 1])


def _quotes(before: Saying, after: Saying) -> tuple[Quote, ...]:
    """What is quoted of a saying that changed; of a row one cell's words, or the whole row."""
    quotes = quotes_of(letters_of(before), letters_of(after))
    sides = [(before.words[q.start : q.end], after.words[q.new_start : q.new_end]) for q in quotes]
    torn = any(CELLS.strip() in words or words == EMPTY for side in sides for words in side)
    if before.kind is SayingKind.ROW and torn:
        return (Quote(0, len(before.words), 0, len(after.words)),)
    return quotes


def _entry(verb: Verb, saying: Saying, place: str, said: tuple[str, str], prose: tuple[str, str]) -> Difference:
    """A difference that can be said by quoting: the words on both sides, and the same as prose."""
    correction = Correction(place=place, instead_of=prose[0] or None, read=prose[1] or None)
    return Difference(verb, saying.spot.path, place, *said, Fate.CORRECTED, correction)


def _unquotable(before: Saying, after: Saying) -> Iterator[Difference]:
    """A paragraph of which no word is another: a link within the report, a language, or where a note is called."""
    notes = [sum(isinstance(part, NoteMark) for part in saying.inlines) for saying in (before, after)]
    if notes[0] != notes[1]:
        return  # the note itself is told
    looks = [re.sub(r"\[\^\]", "", saying.look) for saying in (before, after)]
    is_note = looks[0] == looks[1] and before.look != after.look
    fate = Fate.NEEDS_REVISION if is_note else Fate.NOT_PRINTED
    yield Difference(Verb.CHANGED, after.spot.path, "", before.look, after.look, fate)


def _whole(saying: Saying) -> str:
    """All of a saying as prose."""
    return emphasised(saying) if saying.kind in _HEADINGS else prose_of(saying)
