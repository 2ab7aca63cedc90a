"""What is found in a prose before its emphasis: bare addresses, and the square brackets with a meaning.

Brackets make a link, a passage in another language or the mark of a note; those within an address are its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pipeline.prose.addresses import (
    ESCAPABLE,
    LANGUAGE,
    NOTE,
    SCHEME,
    TARGET,
    Address,
    AddressFinder,
    may_be_linked,
    unescape,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline.state_inline import StateInline

_BLANKS = re.compile(r"[ \t]*")
_NO_WORDS = re.compile(rf"(?:[ \t]|{NOTE.pattern})*+")
_SIGN = re.compile(rf"\\[{re.escape(ESCAPABLE)}]|\[|\]")
_SIGN_OR_ADDRESS = re.compile(rf"{_SIGN.pattern}|(?P<stars>\*+)|(?P<scheme>{SCHEME.pattern})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of brackets with a meaning: `text[start+1:close]` is what is printed, `end` lies behind the whole."""

    start: int
    close: int
    end: int
    target: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The brackets with a meaning in the order of their ends, and the bare addresses in turn."""

    brackets: tuple[Bracket, ...] = ()
    addresses: tuple[Address, ...] = ()


@dataclass(slots=True)
class _Walk:
    """The state of one walk over a text; linear, and no deeper for brackets in brackets."""

    text: str
    with_notes: bool
    finder: AddressFinder
    stars: _Stars | None
    brackets: list[Bracket] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    waiting: list[tuple[int, int]] = field(default_factory=list)
    last_link: int = -1

    def walk(self) -> None:
        pattern = _SIGN_OR_ADDRESS if self.stars else _SIGN
        position = 0
        while sign := pattern.search(self.text, position):
            position = self._take(sign)

    def _take(self, sign: re.Match[str]) -> int:
        """Takes in one sign; where to go on."""
        if sign[0] == "[":
            return self._open(sign.start())
        if sign[0] == "]" and self.waiting:
            return self._close(*self.waiting.pop(), sign.start())
        if self.stars and sign.lastgroup == "stars":
            self.stars.take(sign.start())
        elif self.stars and sign.lastgroup == "scheme" and (address := self.finder.at(sign.start(), self.stars.open)):
            self.addresses.append(address)
            return address.end
        return sign.end()

    def _open(self, start: int) -> int:
        note = NOTE.match(self.text, start) if self.with_notes else None
        if note:
            return note.end()
        self.waiting.append((start, self.stars.open if self.stars else 0))
        return start + 1

    def _close(self, start: int, stars: int, close: int) -> int:
        bracket = self._meaning(start, close) if self.text[start + 1 : start + 2] != "]" else None
        if bracket is None:
            return close + 1
        if bracket.target:
            self.last_link = start
        if self.stars:
            self.stars.open = stars
        self.brackets.append(bracket)
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


class _Stars:
    """Counts the asterisks that open an emphasis and wait for their end; one within a word may be a sign of sums."""

    def __init__(self, text: str) -> None:
        from markdown_it.rules_inline.state_inline import StateInline

        self.open = 0
        self._state: StateInline = StateInline(text, _flanking(), {}, [])

    def take(self, start: int) -> None:
        """Counts a run of asterisks by CommonMark's flanking."""
        run = self._state.scanDelims(start, True)
        if run.can_close:
            self.open = max(0, self.open - run.length)
        elif run.can_open:
            self.open += run.length


@cache
def _flanking() -> MarkdownIt:
    """The parser that knows of flanking alone; made once, since making it takes longer than most texts."""
    from markdown_it import MarkdownIt

    return MarkdownIt("zero")


def find_signs(text: str, with_notes: bool) -> Found:
    """The brackets with a meaning and the bare addresses; marks of notes are none if they mean nothing here."""
    has_schemes = "://" in text
    if "[" not in text and not has_schemes:
        return Found()
    walk = _Walk(text, with_notes, AddressFinder(text, with_notes), _Stars(text) if has_schemes else None)
    walk.walk()
    return Found(tuple(walk.brackets), tuple(walk.addresses))


def closing_bracket(text: str, start: int) -> int:
    """Where the bracket that opens at `start` is closed; -1 if it is not."""
    depth = 0
    for sign in _SIGN.finditer(text, start):
        depth += {"[": 1, "]": -1}.get(sign[0], 0)
        if depth == 0 and sign[0] == "]":
            return sign.start()
    return -1
