"""A transcript as its cues: what was said when, and by whom as the meeting room showed the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST_PREFIX = 60
_PREFIX = re.compile(rf"\s*(?P<name>[^\s:][^:\n]{{1,{MOST_PREFIX - 1}}}?)\s*:\s+(?P<words>\S.*)", re.DOTALL)
_SMALL = frozenset(
    {
        "de",
        "del",
        "la",
        "las",
        "los",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "des",
        "di",
        "van",
        "von",
        "der",
        "y",
        "e",
        "of",
        "the",
    }
)
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of one speaker; `start` in seconds, None where no time is told; `speaker` empty where nobody is named."""

    text: str
    speaker: str = ""
    start: int | None = None


def with_speakers(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues, those that begin with `Name: ` given to that speaker.

    A single word before a colon is a name only if it stands there more than once: `Primero: …` is said, not a speaker.
    """
    prefixes = Counter(match["name"] for cue in cues if not cue.speaker and (match := _prefix(cue)))
    return tuple(_with_speaker(cue, prefixes) for cue in cues)


def _prefix(cue: Cue) -> re.Match[str] | None:
    match = _PREFIX.fullmatch(cue.text)
    return match if match and looks_like_name(match["name"]) else None


def _with_speaker(cue: Cue, prefixes: Counter[str]) -> Cue:
    match = None if cue.speaker else _prefix(cue)
    if match is None:
        return cue
    name = match["name"]
    is_name = len(name.split()) > 1 or prefixes[name] > 1
    return replace(cue, speaker=name, text=match["words"]) if is_name else cue


def looks_like_name(text: str) -> bool:
    """Whether words are those of a name as meeting rooms show it: each with a capital, in brackets or small."""
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS or (text[-1:] in ".,;!?…" and not re.search(r"\b[A-Z]\.$", text)):
        return False
    named = [word.strip("()[]|-–—/_,.\"'") for word in words]
    real = [word for word in named if word]
    return bool(real) and real[0][:1].isupper() and all(_is_of_name(word) for word in real)


def _is_of_name(word: str) -> bool:
    return word[:1].isupper() or (word.isdigit() and len(word) < 4) or word.lower() in _SMALL
