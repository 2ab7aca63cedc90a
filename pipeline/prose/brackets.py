"""Square brackets: which of them make a link, a passage in another language or the mark of a note."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.prose.addresses import ESCAPABLE, LANGUAGE, TARGET, may_be_linked, unescape

NOTE = re.compile(r"\[\^([\w.-]{1,60})\]")
_BLANKS = re.compile(r"[ \t]*")
_NO_WORDS = re.compile(rf"(?:[ \t]|{NOTE.pattern})*+")
_SIGN = re.compile(rf"\\[{re.escape(ESCAPABLE)}]|\[|\]")


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets with a meaning: `text[start+1:close]` is what is printed, `end` lies behind the whole."""

    start: int
    close: int
    end: int
    target: str = ""
    language: str = ""


@dataclass(slots=True)
class _Matching:
    """The state of one walk over a text; linear, and no deeper for brackets in brackets."""

    text: str
    with_notes: bool
    waiting: list[int]
    found: list[Bracket]
    last_link: int = -1

    def walk(self) -> None:
        position = 0
        while sign := _SIGN.search(self.text, position):
            position = sign.end()
            if sign[0] == "[":
                position = self._open(sign.start())
            elif sign[0] == "]" and self.waiting:
                position = self._close(self.waiting.pop(), sign.start())

    def _open(self, start: int) -> int:
        note = NOTE.match(self.text, start) if self.with_notes else None
        if note:
            return note.end()
        self.waiting.append(start)
        return start + 1

    def _close(self, start: int, close: int) -> int:
        bracket = self._meaning(start, close) if self.text[start + 1 : start + 2] != "]" else None
        if bracket is None:
            return close + 1
        if bracket.target:
            self.last_link = start
        self.found.append(bracket)
        return bracket.end

    def _meaning(self, start: int, close: int) -> Bracket | None:
        """A link holds no link: of two, one within the other, the inner one is meant (CommonMark 6.3)."""
        if not self._has_words(start, close):
            return None
        if language := LANGUAGE.match(self.text, close + 1):
            return Bracket(start, close, language.end(), language=language[1])
        target = TARGET.match(self.text, close + 1)
        if target is None or self.last_link > start or not may_be_linked(unescape(target[1])):
            return None
        return Bracket(start, close, target.end(), target=unescape(target[1]))

    def _has_words(self, start: int, close: int) -> bool:
        """Whether anything but blanks and marks of notes stands between."""
        skipped = (_NO_WORDS if self.with_notes else _BLANKS).match(self.text, start + 1)
        return skipped is None or skipped.end() < close


def find_brackets(text: str, with_notes: bool) -> list[Bracket]:
    """The brackets with a meaning, in the order of their ends; marks of notes are none if they mean nothing here."""
    matching = _Matching(text, with_notes, [], [])
    matching.walk()
    return matching.found


def closing_bracket(text: str, start: int) -> int:
    """Where the bracket that opens at `start` is closed; -1 if it is not."""
    depth = 0
    for sign in _SIGN.finditer(text, start):
        depth += {"[": 1, "]": -1}.get(sign[0], 0)
        if depth == 0 and sign[0] == "]":
            return sign.start()
    return -1
