"""The notes of a field: their texts, which stand apart, and their marks, which stand in the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.model.passage import NoteMark, Run
from pipeline.prose.fault import Fault, fault
from pipeline.prose.inlines import read_inlines
from pipeline.prose.source import BLANKS, Chunk, Line, join

_DEFINITION = re.compile(r"\[\^([\w.-]{1,60})\]:(?=[ \t]|$)")


def is_definition(line: Line) -> bool:
    """Whether the text of a note begins on a line."""
    return _DEFINITION.match(line.text.lstrip(BLANKS)) is not None


@dataclass(slots=True)
class NoteTexts:
    """The texts of a field's notes by label; counts their marks and tells what does not fit."""

    faults: list[Fault] = field(default_factory=list)
    _texts: dict[str, tuple[Run, ...]] = field(default_factory=dict)
    _starts: dict[str, int] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def define(self, chunk: Chunk) -> None:
        """Takes in a chunk of texts: each begins on a line of its own, wrapped lines follow."""
        for lines in _definitions(chunk):
            first = lines[0].bare()
            match = _DEFINITION.match(first.text)
            if match is None:
                continue
            words = join([first.after(match.end()), *lines[1:]])
            runs = tuple(run for run in read_inlines(words) if isinstance(run, Run))
            self._keep(match[1], first.start, runs)

    def _keep(self, label: str, start: int, runs: tuple[Run, ...]) -> None:
        if label in self._texts:
            self.faults.append(fault("E504", start, label=label))
            return
        if not runs:
            self.faults.append(fault("E501", start, label=label))
        self._texts[label], self._starts[label] = runs, start

    def mark(self, label: str, start: int) -> NoteMark:
        """The mark of a note with the note's text; without words if there is no such text."""
        if label not in self._texts:
            self.faults.append(fault("E501", start, label=label))
        elif label in self._used:
            self.faults.append(fault("E503", start, label=label))
        self._used.add(label)
        return NoteMark(label, start, self._texts.get(label, ()))

    def unused(self) -> Iterator[Fault]:
        """A fault for each text without a mark; to be asked when all marks are read."""
        for label, start in self._starts.items():
            if label not in self._used:
                yield fault("E502", start, label=label)


def _definitions(chunk: Sequence[Line]) -> Iterator[list[Line]]:
    lines: list[Line] = []
    for line in chunk:
        if lines and is_definition(line):
            yield lines
            lines = []
        lines.append(line)
    yield lines
