"""A transcript that is lines of text: a name and a time, then what was said, in the ways of Teams, Zoom, Meet and others.

Specimens: `Juan Pérez   0:03` and the words below; `0:0:0.0 --> 0:0:2.140`, the name below it, then the words;
`[00:01:02] Juan Pérez: …`; `Juan Pérez (00:01:02): …`; `00:01:02` alone above `Juan Pérez: …`; `Juan Pérez: …`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.reading.transcripts.cues import MOST_PREFIX, Cue, looks_like_name

_TIME = r"\d{1,2}:\d{1,2}(?::\d{1,2})?(?:[.,]\d{1,3})?"
_RANGE = re.compile(rf"\s*(?P<time>{_TIME})\s*-->\s*{_TIME}.*")
_ALONE = re.compile(rf"\s*[\[(]?(?P<time>{_TIME})[\])]?\s*")
_NAME_TIME = re.compile(
    rf"\s*\[?(?P<name>[^\[\]]{{2,{MOST_PREFIX}}}?)\]?[\s,–-]+[\[(]?(?P<time>{_TIME})(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?\s*:?\s*(?P<words>)"
)
_NAME_IN_BRACKETS = re.compile(
    rf"\s*(?P<name>[^\[\]():]{{2,{MOST_PREFIX}}}?)\s*[\[(](?P<time>{_TIME})[\])]\s*:?\s*(?P<words>.*)"
)
_TIME_FIRST = re.compile(rf"\s*[\[(]?(?P<time>{_TIME})[\])]?\s*[-–—]?\s*(?P<words>\S.*)")
_COUNT = re.compile(r"\s*\d+\s*")


def cues_of_lines(lines: Sequence[str]) -> tuple[Cue, ...]:
    """The cues of the lines; every line that is not empty, a time or a number of a cue is in one of them."""
    reading = _Reading()
    for number, line in enumerate(lines):
        following = next((each for each in lines[number + 1 :] if each.strip()), "")
        reading.take(line.strip(), following.strip())
    return reading.done()


def seconds(time: str) -> int:
    """The seconds of `1:02:03.4` or `2:03`."""
    total = 0
    for part in re.split(r"[.,]", time)[0].split(":"):
        total = total * 60 + int(part)
    return total


@dataclass
class _Reading:
    """One reading: the cue that is open, and those that are closed."""

    closed: list[Cue] = field(default_factory=list)
    speaker: str = ""
    start: int | None = None
    words: list[str] = field(default_factory=list)
    awaits_name: bool = False

    def take(self, line: str, following: str) -> None:
        """Takes the next line, knowing what comes after."""
        if not line or line == "WEBVTT" or (_COUNT.fullmatch(line) and _RANGE.fullmatch(following)):
            return
        if match := _RANGE.fullmatch(line):
            self._open("", match["time"])
            self.awaits_name = True
        elif match := _ALONE.fullmatch(line):
            self._open("", match["time"])
        elif self.awaits_name and looks_like_name(line) and following and not _RANGE.fullmatch(following):
            self.speaker, self.awaits_name = line, False
        elif (match := _headed(line)) is not None:
            self._open(match["name"].strip(" :"), match["time"])
            self._say(match["words"])
        elif match := _TIME_FIRST.fullmatch(line):
            self._open("", match["time"])
            self._say(match["words"])
        else:
            self._go_on(line)

    def _go_on(self, line: str) -> None:
        """A line of words; one that may begin with a name is a cue of its own, whose speaker is told from all of them."""
        self.awaits_name = False
        if self.words and re.match(rf"[A-ZÀ-Þ\[(][^:]{{1,{MOST_PREFIX}}}:\s", line) and not self.speaker:
            self._open("", None, keep_time=True)
        self._say(line)

    def _say(self, words: str) -> None:
        if words.strip():
            self.words.append(words.strip())

    def _open(self, speaker: str, time: str | None, *, keep_time: bool = False) -> None:
        self._close()
        self.speaker, self.awaits_name = speaker, False
        if not keep_time:
            self.start = seconds(time) if time else None

    def _close(self) -> None:
        if self.words or self.speaker:
            self.closed.append(Cue(" ".join(" ".join(self.words).split()), self.speaker, self.start))
        self.words, self.speaker = [], ""

    def done(self) -> tuple[Cue, ...]:
        """All cues, the last one closed."""
        self._close()
        return tuple(self.closed)


def _headed(line: str) -> re.Match[str] | None:
    """A line that names a speaker and a time."""
    line = " ".join(line.split())  # a pattern tries every way to share a row of blanks out
    for pattern in (_NAME_IN_BRACKETS, _NAME_TIME):
        match = pattern.fullmatch(line)
        if match and looks_like_name(match["name"].strip(" :")):
            return match
    return None
