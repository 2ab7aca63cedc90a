"""Phrases of a language as the office writes them: spelt out, and found in a text by their first word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

_CHOICE = re.compile(r"\(([^()]*)\)(\??)")
_FIRST = re.compile(r"[^\W\d_]+")
_NUMBER = "#"


class Phrases:
    """Phrases by their first word, which is how they are found: a text is gone through once, whatever their number."""

    def __init__(self, phrases: Iterable[str], numbers: Iterable[str] = ()) -> None:
        words = sorted(numbers, key=len, reverse=True)
        self._number = "|".join([r"\d{1,3}", *(re.escape(word) for word in words)])
        by_word: dict[str, list[str]] = defaultdict(list)
        for phrase in {plain for written in phrases for plain in spelt_out(written)}:
            for first in _first_words(phrase, words):
                by_word[first].append(phrase)
        self.by_word: Mapping[str, Sequence[str]] = by_word
        self._patterns: dict[str, re.Pattern[str]] = {}
        figures = [phrase[1:].strip() for phrase in by_word.get(_NUMBER, ())]
        self.with_number = re.compile(rf"\d{{1,3}}\s+(?:{'|'.join(map(_spaced, figures))})(?!\w)") if figures else None

    def at(self, text: str, start: int, word: str) -> re.Match[str] | None:
        """The longest phrase that begins with a word (in small letters) at a place of a text."""
        if word not in self._patterns:  # most of them begin with a word that no text has
            if word not in self.by_word:
                return None
            phrases = sorted(self.by_word[word], key=lambda one: (-len(one), one))
            self._patterns[word] = _pattern(phrases, self._number)
        return self._patterns[word].match(text, start)

    def find(self, text: str) -> list[re.Match[str]]:
        """All of them in a short text, in order; none within another."""
        found: list[re.Match[str]] = []
        end = 0
        for word in re.finditer(r"[^\W_]+", text):
            if word.start() >= end:
                match = self.at(text, word.start(), word[0].lower()) or self.at(text, word.start(), _NUMBER)
                if match:
                    found.append(match)
                    end = match.end()
        return found


def _first_words(phrase: str, numbers: list[str]) -> set[str]:
    """The words by which a phrase is found: its own first one, or that of every number in words."""
    first = _FIRST.match(phrase)
    if first:
        return {first[0].lower()}
    return {_NUMBER, *(found[0].lower() for word in numbers if (found := _FIRST.match(word)))}


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split()))


def spelt_out(phrase: str) -> list[str]:
    """All that a phrase stands for.

    >>> spelt_out("(in )?the coming (weeks|days)")
    ['in the coming weeks', 'in the coming days', 'the coming weeks', 'the coming days']
    """
    parts = _CHOICE.split(phrase)
    ways = [[parts[0]]]
    for choice, optional, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        ways += [[*choice.split("|"), *([""] if optional else [])], [after]]
    return [" ".join("".join(way).split()) for way in product(*ways)]


def _pattern(phrases: list[str], number: str) -> re.Pattern[str]:
    ways = (r"\s+".join(_word(word, number) for word in phrase.split()) + _end(phrase) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})", re.IGNORECASE)


def _end(phrase: str) -> str:
    """A phrase ends with its word, unless it ends with a sign (`j'`)."""
    return r"(?!\w|-\w)" if phrase[-1].isalnum() else ""


def _word(word: str, number: str) -> str:
    if word == _NUMBER:
        return f"(?:{number})"
    return re.escape(word).replace("'", "['’]")
