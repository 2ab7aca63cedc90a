"""Running text to runs: emphasis, links, languages and the marks of notes.

Flanking and pairing of asterisks are CommonMark's and markdown-it-py's (`scanDelims`, `balance_pairs`, `emphasis`);
what the contract has and CommonMark has not is found before (`brackets`) or is a rule here. No rule calls itself, so
brackets fifty thousand deep cost time in proportion to their number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.model.passage import Inline, NoteMark, Run
from pipeline.prose.addresses import ESCAPABLE, NOTE
from pipeline.prose.brackets import Bracket, find_signs
from pipeline.prose.settle import linked, trimmed
from pipeline.prose.source import Words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline.state_inline import StateInline
    from markdown_it.token import Token

Notes = Callable[[str, int], NoteMark]
"""Gives the mark of a note from its label and offset."""

_PLAIN = re.compile(r"(?:[^*\[\]\\hH]|[hH](?!ttps?://))+")


def read_inlines(words: Words, notes: Notes | None = None) -> tuple[Inline, ...]:
    """The runs and marks of a running text; without `notes`, within a note, the mark of a note is text."""
    return tuple(trimmed(read_runs(words, notes)))


def read_runs(words: Words, notes: Notes | None = None) -> list[Inline]:
    """The same with the blanks at both ends: the text may be part of a longer one."""
    if not words.text:
        return []
    runs = _Runs(words, notes)
    for token in _tokens(words.text, notes is not None):
        runs.take(token)
    return runs.finished()


def _tokens(text: str, with_notes: bool) -> list[Token]:
    parser = _parser()
    found = find_signs(text, with_notes)
    env: dict[str, Any] = {
        "opening": {bracket.start: bracket for bracket in found.brackets},
        "closing": {bracket.close: bracket for bracket in found.brackets},
        "addresses": {address.start: address for address in found.addresses},
        "notes": with_notes,
    }
    return parser.inline.parse(text, parser, env, [])


class _Runs:
    """Gathers tokens to runs; neighbours of one look become one run."""

    def __init__(self, words: Words, notes: Notes | None) -> None:
        self._words = words
        self._notes = notes
        self._inlines: list[Inline] = []
        self._pieces: list[tuple[str, int]] = []
        self._bold = self._italic = 0
        self._languages = [""]
        self._targets = [""]
        self._look: tuple[bool, bool, str, str] = (False, False, "", "")

    def take(self, token: Token) -> None:
        """One token of the parser: words, or the beginning or end of a look."""
        position = token.map[0] if token.map else 0
        if token.type == "text":
            self._add(token.content, position)
        elif token.type == "address":
            self._targets.append(token.content)
            self._add(token.content, position)
            self._targets.pop()
        elif token.type == "note":
            self._mark(token.content, position)
        else:
            self._turn(token)

    def _turn(self, token: Token) -> None:
        self._bold += token.nesting * (token.tag == "strong")
        self._italic += token.nesting * (token.tag == "em")
        if token.type == "bracket_open":
            self._languages.append(token.meta["language"] or self._languages[-1])
            self._targets.append(token.meta["target"] or self._targets[-1])
        elif token.type == "bracket_close":
            self._languages.pop()
            self._targets.pop()

    def _add(self, text: str, position: int) -> None:
        if not text:
            return
        look = (self._bold > 0, self._italic > 0, self._languages[-1], self._targets[-1])
        if look != self._look or not self._pieces:
            self._end_run()
            self._look = look
        self._pieces.append((text, position))

    def _mark(self, label: str, position: int) -> None:
        self._end_run()
        if self._notes is not None:
            self._inlines.append(self._notes(label, self._words.offset(position)))

    def _end_run(self) -> None:
        """Closes a run; emphasis within emphasis is no look of its own, so words may have become an address by it."""
        if not self._pieces:
            return
        index = 0
        for part in linked(Run("".join(text for text, _ in self._pieces), 0, *self._look)):
            if isinstance(part, Run) and part.text:
                start = self._words.offset(self._position(index))
                self._inlines.append(Run(part.text, start, part.bold, part.italic, part.language, part.target))
                index += len(part.text)
        self._pieces = []

    def _position(self, index: int) -> int:
        """Where a character of the run stands in the joined text."""
        for text, position in self._pieces:
            if index < len(text):
                return position + index
            index -= len(text)
        return 0

    def finished(self) -> list[Inline]:
        """All runs and marks in order."""
        self._end_run()
        return self._inlines


@cache
def _parser() -> MarkdownIt:
    """The parser with the rules of the contract alone; made on first use, since it takes longer than most fields."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"maxNesting": 1 << 30})
    parser.inline.ruler.at("text", _plain)
    for name, rule in (("backslash", _backslash), ("star", _star_rule()), ("bracket", _bracket), ("address", _address)):
        parser.inline.ruler.push(name, rule)
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    return parser


def _put(state: StateInline, kind: str, content: str, length: int) -> bool:
    """A token without inside, of so many characters of the source."""
    token = state.push(kind, "", 0)
    token.content = content
    token.map = [state.pos, state.pos + length]
    state.pos += length
    return True


def _plain(state: StateInline, silent: bool) -> bool:
    match = _PLAIN.match(state.src, state.pos)
    return _put(state, "text", match[0], len(match[0])) if match else False


def _backslash(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\\":
        return False
    following = state.src[state.pos + 1 : state.pos + 2]
    if following and following in ESCAPABLE:
        return _put(state, "text", following, 2)
    return _put(state, "text", "\\", 1)


def _star_rule() -> Callable[[StateInline, bool], bool]:
    from markdown_it.rules_inline.emphasis import tokenize

    def rule(state: StateInline, silent: bool) -> bool:
        start, first = state.pos, len(state.tokens)
        if state.src[start] != "*":
            return False
        tokenize(state, silent)
        for place, token in enumerate(state.tokens[first:], start):
            token.map = [place, place + 1]
        return True

    return rule


def _bracket(state: StateInline, silent: bool) -> bool:
    sign = state.src[state.pos]
    if sign not in "[]":
        return False
    note = NOTE.match(state.src, state.pos) if state.env["notes"] and sign == "[" else None
    if note:
        return _put(state, "note", note[1], len(note[0]))
    if bracket := state.env["opening"].get(state.pos):
        return _open_bracket(state, bracket)
    if bracket := state.env["closing"].get(state.pos):
        return _close_bracket(state, bracket)
    return _put(state, "text", *_literal_brackets(state))


def _open_bracket(state: StateInline, bracket: Bracket) -> bool:
    token = state.push("bracket_open", "", 1)
    token.meta = {"target": bracket.target, "language": bracket.language}
    state.linkLevel += bool(bracket.target)
    state.pos += 1
    return True


def _close_bracket(state: StateInline, bracket: Bracket) -> bool:
    state.push("bracket_close", "", -1)
    state.linkLevel -= bool(bracket.target)
    state.pos = bracket.end
    return True


def _literal_brackets(state: StateInline) -> tuple[str, int]:
    """The brackets from here on that mean nothing, as one text, and how many they are."""
    end = state.pos + 1
    while state.src[end : end + 1] in ("[", "]") and not (
        end in state.env["opening"] or end in state.env["closing"] or state.src.startswith("[^", end)
    ):
        end += 1
    return state.src[state.pos : end], end - state.pos


def _address(state: StateInline, silent: bool) -> bool:
    """A bare address; within the words of a link it is text, and its asterisks and brackets are so too."""
    address = state.env["addresses"].get(state.pos)
    if address is None:
        return _put(state, "text", state.src[state.pos], 1)
    return _put(state, "text" if state.linkLevel else "address", address.text, address.end - address.start)
