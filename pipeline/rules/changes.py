"""What changed from one state of a report to the next: its passages, with both wordings, new ones, and those that went."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from pipeline.model.report import Report
from pipeline.rules.counterparts import LISTS, Pairs, best_pairs, moved
from pipeline.rules.passages import all_words

_TITLES = re.compile(r"meeting\.title|(?:sections|annexes)\[\d+\]\.title|interventions\[\d+\]\.heading")
_AROUND = 3
"""Words told before and behind what changed."""

_LONGEST = 110
"""Characters told of one wording."""


@dataclass(frozen=True, slots=True)
class Change:
    """A text that changed: its path in the earlier state and in the later one; None for what is new, or gone."""

    before: str | None
    after: str | None
    old: str
    new: str

    @property
    def excerpts(self) -> tuple[str, str]:
        """Both wordings around what changed, short enough for one line."""
        return excerpts(self.old, self.new)


@dataclass(frozen=True)
class Changes:
    """Two states of one report; items of lists belong together by their words, wherever they now stand."""

    earlier: Report
    later: Report

    def pairs(self, name: str) -> Pairs:
        """The items of a list, earlier and later."""
        return self._pairs[name]

    @cached_property
    def _pairs(self) -> dict[str, Pairs]:
        return {name: _paired(getattr(self.earlier, name), getattr(self.later, name)) for name in LISTS}

    def after(self, path: str) -> str | None:
        """Where a field of the earlier state now stands."""
        return moved(path, self.pairs, 0)

    def before(self, path: str) -> str | None:
        """Where a field of the later state stood."""
        return moved(path, self.pairs, 1)

    def told(self) -> Iterator[Change]:
        """The passages that differ, in the order of the later state; what is gone comes last."""
        old, new = self._texts(self.earlier), self._texts(self.later)
        for path, text in new.items():
            before = self.before(path)
            if before not in old:
                yield Change(None, path, "", text)
            elif old[before] != text:
                yield Change(before, path, old[before], text)
        yield from (Change(path, None, text, "") for path, text in old.items() if self.after(path) not in new)

    def change(self, after: str) -> Change | None:
        """What changed of one passage of the later state; None if nothing did, or it has no earlier one."""
        before = self.before(after)
        old, new = self._texts(self.earlier).get(before or ""), self._texts(self.later).get(after)
        return Change(before, after, old, new) if old is not None and new is not None and old != new else None

    def _texts(self, report: Report) -> dict[str, str]:
        """The passages in their normal form, by path."""
        return self._read[report is self.later]

    @cached_property
    def _read(self) -> tuple[dict[str, str], dict[str, str]]:
        return texts_of(self.earlier), texts_of(self.later)


def texts_of(report: Report) -> dict[str, str]:
    """What a translator translates: the prose by its path in its normal form, and the titles of chapters and groups."""
    from pipeline.prose.read import read_passage
    from pipeline.prose.write import write_passage

    return {
        words.path: write_passage(read_passage(words.text).passage) if words.is_prose else words.text
        for words in all_words(report)
        if words.is_prose or _TITLES.fullmatch(words.path)
    }


def _paired(earlier: tuple[object, ...], later: tuple[object, ...]) -> Pairs:
    if earlier == later:
        return tuple((number, number) for number in range(len(later)))
    words = [[_words(item) for item in side] for side in (earlier, later)]
    return best_pairs(len(earlier), len(later), lambda one, two: _distance(words[0][one], words[1][two]))


def _words(item: object) -> Counter[str]:
    text = " ".join(str(getattr(item, name, "") or "") for name in ("speaker", "heading", "title", "file", "text"))
    return Counter(re.findall(r"\w+", text))


def _distance(one: Counter[str], two: Counter[str]) -> float:
    """From 0 for the same words to 2.5 for none in common; below 2 two items are one that changed."""
    both = one.total() + two.total()
    return 2.5 * (1 - 2 * (one & two).total() / both) if both else 0.0


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Two wordings from a few words before what differs to a few behind it, each on one line."""
    one, two = old.split(), new.split()
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    rest = zip(reversed(one[start:]), reversed(two[start:]), strict=False)
    end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))
    return _excerpt(one, start, len(one) - end), _excerpt(two, start, len(two) - end)


def _excerpt(words: list[str], start: int, end: int) -> str:
    begin, behind = max(0, start - _AROUND), min(len(words), end + _AROUND)
    text = " ".join(words[begin:behind])
    before, after = "…" if begin else "", "…" if behind < len(words) else ""
    if len(text) > _LONGEST:
        text, after = text[:_LONGEST].rsplit(" ", 1)[0], "…"
    return f"{before}{text}{after}"
