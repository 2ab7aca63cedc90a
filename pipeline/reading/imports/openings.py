"""How a paragraph leads up to its speaker: `Afterwards,`, `In reply to a question,`, `The floor was given to`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pipeline.reading.imports.tongue import Cues

_COMMA = re.compile(r",\s+")
_ENDED = re.compile(r"(?:(?<=\w{4})|(?<=[)”»]))[.;:!?]\s")
_LONGEST_PHRASE = 220  # characters before the subject of a sentence
_MOST_PHRASES = 4


@dataclass(frozen=True, slots=True)
class Opening:
    """A place at which a speaker may be named; behind a phrase (`is_far`) or as the one who was given the floor."""

    at: int
    is_far: bool = False
    has_floor: bool = False


class Openings:
    """Finds the openings of one language."""

    def __init__(self, cues: Cues) -> None:
        self._lead = re.compile(rf"(?:{cues.lead_re})(?:\s*,\s*|\s+)", re.IGNORECASE)
        self._aside = re.compile(rf",\s*(?:{cues.lead_re})\s*,\s*", re.IGNORECASE)
        self._phrase = re.compile(rf"(?:{cues.adverbial_re})(?![\w])[^.;:]", re.IGNORECASE)
        self._floor = re.compile(rf"(?:{cues.floor_re})(?:\s+|(?<=['’]))", re.IGNORECASE)

    def what_follows(self, text: str, end: int) -> str:
        """The words behind a naming, without an aside in commas: `La OPS, por su parte, ofreció`."""
        aside = self._aside.match(text, end)
        return text[aside.end() if aside else end :].lstrip(" ,")

    def has_aside(self, text: str, end: int) -> bool:
        """Whether such an aside stands behind a naming."""
        return self._aside.match(text, end) is not None

    def all(self, text: str) -> Iterator[Opening]:
        """The openings of a paragraph, the nearest first; behind words that give somebody the floor there is but one."""
        start = self.behind_leads(text)
        for number, at in enumerate((start, *self._behind_phrases(text, start))):
            if floor := self._floor.match(text, at):
                yield Opening(self.behind_leads(text, floor.end()), has_floor=True)
                return
            yield Opening(at, is_far=number > 0)

    def behind_leads(self, text: str, start: int = 0) -> int:
        """Where a paragraph goes on behind `Afterwards,` and its like."""
        for _ in range(2):
            match = self._lead.match(text, start)
            start = match.end() if match else start
        return start

    def _behind_phrases(self, text: str, start: int) -> Iterator[int]:
        """Where a subject may begin behind the phrases that open a sentence."""
        if self._phrase.match(text, start) or self._phrase.match(text):
            ended = _ENDED.search(text, start)
            end = min(start + _LONGEST_PHRASE, ended.start() if ended else len(text))
            for match in islice(_COMMA.finditer(text, start, end), _MOST_PHRASES):
                yield self.behind_leads(text, match.end())
