"""The sketch of a text: a few hashes by which two files with the same words are suspected, whatever their formats.

Of all runs of five words the hashes are taken, and the smallest of them kept: texts that share most of their runs share most
of these (Broder, "On the resemblance and containment of documents", 1997). Page numbers and running headers, which only
one of two formats may show, break few runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

from pipeline.reading.imports.words import words_of

KEPT = 32
ALIKE = 0.5
"""From how much on two texts are suspected to be one: a Word file and its PDF have 0.7 and more, other texts nearly nothing."""

_RUN = 5
_FEWEST = 40


def sketch_of(text: str) -> tuple[str, ...]:
    """The sketch of a text, its hashes in order; empty where it has too few words to tell."""
    words = [word.casefold() for word in words_of(text)]
    if len(words) < _FEWEST:
        return ()
    runs = {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return tuple(sorted(_hash(run) for run in runs)[:KEPT])


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of what either text says both say, from 0 to 1; 0 where one of them has no sketch."""
    if not one or not other:
        return 0.0
    smallest = sorted({*one, *other})[: min(len(one), len(other), KEPT)]
    both = {*one} & {*other}
    return sum(each in both for each in smallest) / len(smallest)


class Sketches:
    """The sketches of many texts by their names, those that share a hash found at once."""

    def __init__(self) -> None:
        self._sketches: dict[str, Sequence[str]] = {}
        self._with: dict[str, list[str]] = {}

    def add(self, name: str, sketch: Sequence[str]) -> None:
        """Takes in the sketch of a text."""
        self._sketches[name] = sketch
        for each in sketch:
            self._with.setdefault(each, []).append(name)

    def nearest(self, sketch: Sequence[str], but: Collection[str]) -> str:
        """The name of the text that is most like one, the first of several; empty if none is much the same."""
        names = dict.fromkeys(name for each in sketch for name in self._with.get(each, ()) if name not in but)
        likest = max(names, key=lambda name: likeness(sketch, self._sketches[name]), default="")
        return likest if likest and likeness(sketch, self._sketches[likest]) >= ALIKE else ""


def _hash(run: str) -> str:
    return hashlib.blake2b(run.encode(), digest_size=6).hexdigest()
