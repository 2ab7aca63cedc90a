"""Cues to turns: what one said until another spoke; a word thrown in interrupts nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.reading.transcripts.cues import Cue

SHORT = 6
"""Words: whoever says no more (`Gracias`, `Tiene la palabra Chile`) has not intervened; the words stay with the other's."""

_MARK_EVERY = 60
_MOST_NOTES = 150_000


@dataclass
class Turn:
    """What one speaker said; `notes` is it with times, and what others threw in, in brackets."""

    speaker: str
    cues: list[Cue] = field(default_factory=list)
    said: int = 0

    def add(self, cue: Cue) -> None:
        """Adds what the speaker, or somebody in between, said."""
        self.cues.append(cue)
        if cue.speaker == self.speaker:
            self.said += len(cue.text.split())

    @property
    def is_short(self) -> bool:
        """Whether it is no more than a word thrown in."""
        return self.said <= SHORT

    def notes(self) -> tuple[str, ...]:
        """The lines of the notes, a time before the first words and before those a minute later; in parts that fit a field."""
        parts: list[list[str]] = [[]]
        for line in self._lines():
            if sum(map(len, parts[-1])) + len(line) > _MOST_NOTES:
                parts.append([])
            parts[-1].append(line)
        return tuple("\n".join(part) for part in parts)

    def _lines(self) -> Iterator[str]:
        held: list[str] = []
        marked: int | None = None
        for cue in self.cues:
            is_aside = cue.speaker != self.speaker
            late = cue.start is not None and marked is not None and cue.start - marked >= _MARK_EVERY
            if held and (is_aside or late):
                yield " ".join(held)
                held = []
            if is_aside:
                yield f"[{' '.join(filter(None, (clock(cue.start), f'{cue.speaker}:' if cue.speaker else '', cue.text)))}]"
                continue
            if not held and cue.start is not None:
                held.append(clock(cue.start))
                marked = cue.start
            held.append(cue.text)
        if held:
            yield " ".join(held)


def clock(start: int | None) -> str:
    """Seconds as `00:03:10`; empty for None."""
    return "" if start is None else f"{start // 3600:02d}:{start // 60 % 60:02d}:{start % 60:02d}"


def turns_of(cues: Sequence[Cue]) -> tuple[Turn, ...]:
    """The turns in order; every cue is in one of them.

    Cues that name nobody go on with the speaker before them; those before the first name stand in its notes.
    """
    spoken = list(_spoken(_continued(cues)))
    if all(turn.is_short for turn in spoken):
        return tuple(spoken)
    turns: list[Turn] = []
    early: list[Cue] = []
    for turn in spoken:
        if turns and (turn.is_short or turn.speaker == turns[-1].speaker):
            for cue in turn.cues:
                turns[-1].add(cue)
        elif turn.is_short:
            early += turn.cues
        else:
            turns.append(Turn(turn.speaker))
            for cue in (*early, *turn.cues):
                turns[-1].add(cue)
            early = []
    return tuple(turns)


def _continued(cues: Sequence[Cue]) -> Iterator[Cue]:
    speaker = ""
    for cue in cues:
        speaker = cue.speaker or speaker
        yield Cue(cue.text, speaker, cue.start)


def _spoken(cues: Iterable[Cue]) -> Iterator[Turn]:
    """Consecutive cues of one speaker; what names nobody at the beginning belongs to the first who is named."""
    turn: Turn | None = None
    early: list[Cue] = []
    for cue in cues:
        if not cue.speaker:
            early.append(cue)
            continue
        if turn is None or cue.speaker != turn.speaker:
            if turn is not None:
                yield turn
            turn = Turn(cue.speaker)
            for before in early:
                turn.add(before)
            early = []
        turn.add(cue)
    if turn is None and early:
        turn = Turn("")
        for before in early:
            turn.add(before)
    if turn is not None:
        yield turn
