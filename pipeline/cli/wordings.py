"""Two wordings in one line: what goes is marked `[-so-]`, what comes `{+so+}`, in colours where there is someone to see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from pipeline.cli.console import Console
from pipeline.reading.returned.aligning import word_pieces

_AROUND = 8  # words that are shown on each side of a change


@dataclass(frozen=True)
class Wordings:
    """Marks words for one console."""

    console: Console

    def gone(self, words: str) -> str:
        """Words that are taken out."""
        return self._styled(f"[-{words}-]", "red")

    def new(self, words: str) -> str:
        """Words that are put in."""
        return self._styled(f"{{+{words}+}}", "green")

    def line(self, before: str, after: str) -> str:
        """Both wordings in one line, long stretches that are the same cut."""
        one, other = " ".join(before.split()), " ".join(after.split())
        return self.of_pieces([(kind, words) for kind, words in word_pieces(one, other) if words])

    def of_pieces(self, pieces: Sequence[tuple[str, str]]) -> str:
        """Pieces of two wordings (`=`, `-`, `+`, and their words) in one line, long stretches that are the same cut."""
        return "".join(self._marked(pieces))

    def _marked(self, pieces: Sequence[tuple[str, str]]) -> Iterator[str]:
        for number, (kind, words) in enumerate(pieces):
            if kind == "=":
                yield _shortened(words, is_first=number == 0, is_last=number == len(pieces) - 1)
            else:
                yield self.gone(words) if kind == "-" else self.new(words)

    def _styled(self, words: str, colour: str) -> str:
        return click.style(words, fg=colour) if self.console.has_colours else words


def _shortened(words: str, *, is_first: bool, is_last: bool) -> str:
    """Words that are the same on both sides, with what is far from any change left out."""
    several = re.findall(r"\s*\S+|\s+$", words)
    kept = (0 if is_first else _AROUND) + (0 if is_last else _AROUND)
    if len(several) <= kept + 2:
        return words
    head, tail = ([] if is_first else several[:_AROUND]), ([] if is_last else several[-_AROUND:])
    return "".join([*head, " …" if head else "…", *tail])
