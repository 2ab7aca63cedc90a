"""Runs to running text, the looks nested so that reading gives the same runs again.

Where emphasis can be written in several ways (`**[a](b)**` or `[**a**](b)`), CommonMark's flanking rules decide which
of them is read back; so each is written and read, and the first that is right is taken. Emphasis that Markdown can't
say at all (`(a)` in bold with a letter right behind it) gives up the blanks and signs at its ends, at last itself:
no word is ever lost, and no asterisk is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from pipeline.model.passage import Inline, NoteMark, Run
from pipeline.prose.addresses import SCHEME, TARGET, unescape
from pipeline.prose.escape import escape_words
from pipeline.prose.inlines import read_runs
from pipeline.prose.reach import begins, looks_of, reach
from pipeline.prose.settle import WEAKENINGS, Look, is_plain, look, settle
from pipeline.prose.source import Words

Label = Callable[[NoteMark], str]
"""Gives the label that a note is written with."""

Escape = Callable[[str], str]
"""Gives prose that reads as a bare address."""

_BARE_SCHEME = re.compile(r"https?://$", re.IGNORECASE)
_BREAKING = re.compile(r"[\\|]")

_ORDERS = (
    (0, 0, 0, 0),
    (0, 0, 1, 2),
    (0, 0, 2, 1),
    (0, 0, 1, 1),
    (1, 1, 0, 0),
    (0, 1, 2, 2),
    (1, 0, 2, 2),
    (1, 2, 0, 0),
    (2, 1, 0, 0),
)
"""Ways to nest, a rank for each look (bold, italic, language, target).

The lower stands outside, of equals the one that reaches further.
"""


def write_inlines(inlines: Sequence[Inline], label: Label | None) -> str:
    """The running text on one line; it reads back as these runs wherever Markdown can say them.

    Without `label` it is the text of a note, which has no notes.
    """
    clusters = _clusters(settle(inlines))
    for weaken in (*WEAKENINGS, None):
        texts = [_written(clusters, number, label, weaken is None) for number in range(len(clusters))]
        if weaken is None or None not in texts:
            break
        weakened = [weaken(part) if text is None else part for part, text in zip(clusters, texts, strict=True)]
        clusters = _clusters(settle(inline for part in weakened for inline in part))
    return "".join(text for text in texts if text)


def _clusters(inlines: Sequence[Inline]) -> list[list[Inline]]:
    """The plain runs, and between them those that have some look, with the marks of notes that touch them."""
    return [list(cluster) for _, cluster in groupby(inlines, is_plain)]


def _written(clusters: Sequence[Sequence[Inline]], number: int, label: Label | None, anyway: bool) -> str | None:
    """What is written for a cluster between its neighbours; None where nothing reads back, unless it must be said."""
    if plain := _plain(clusters[number]):
        return plain
    before = _plain(clusters[number - 1]) if number else ""
    after = _plain(clusters[number + 1]) if number + 1 < len(clusters) else ""
    following = clusters[number + 2 : number + 3]
    nesting = _Nesting(clusters[number], label, _last(before), _first(after, following[0] if following else ()))
    return nesting.text(anyway)


def _plain(cluster: Sequence[Inline]) -> str:
    first = cluster[0]
    return escape_words(first.text) if isinstance(first, Run) and is_plain(first) else ""


def _first(prose: str, following: Sequence[Inline]) -> str:
    """The first word, up to which an address may reach; with a sign for what follows, where that belongs to the word."""
    word = prose.split(" ")[0]
    return word + "_" if word == prose and following and isinstance(following[0], Run) else word


def _last(prose: str) -> str:
    """The last character, as one of its kind that has no meaning; all of a scheme without its address."""
    if scheme := _BARE_SCHEME.search(prose):
        return scheme[0]
    return "." if prose[-1:] in ("*", "[", "]", "\\", "|") else prose[-1:]


class _Nesting:
    """The ways to write one cluster between what stands before and behind it."""

    def __init__(self, cluster: Sequence[Inline], label: Label | None, before: str, after: str) -> None:
        self._cluster = cluster
        self._label = label
        self._before, self._after = before, after
        self._looks = looks_of(cluster)
        self._reach = [reach(cluster, self._looks, place) for place in range(4)]
        self._begins = [begins(self._looks, place) for place in range(4)]

    def text(self, anyway: bool) -> str | None:
        """The first way that reads back; if there is none, `anyway` gives the last."""
        text = None
        for text in self._ways():
            if self._reads_back(text):
                return text
        return text if anyway else None

    def _ways(self) -> Iterator[str]:
        whole = (0, len(self._cluster), frozenset[int]())
        for bare in (_light, escape_words, None):
            for order in _ORDERS:
                yield "".join(self._nested(*whole, order, bare))
        apart = [number + 1 for number in range(len(self._cluster))]
        self._reach[:2] = [apart, apart]
        yield "".join(self._nested(*whole, _ORDERS[0], None))

    def _reads_back(self, text: str) -> bool:
        source = self._before + text + self._after
        marks = (lambda label, start: NoteMark(label, start)) if self._label else None
        read = read_runs(Words(source, (0,), (0,)), marks)
        ends = Run(self._before, 0), Run(unescape(self._after), 0)
        meant = [end for end in (ends[0], *self._cluster, ends[1]) if isinstance(end, NoteMark) or end.text]
        return [_shown(inline) for inline in read] == [_shown(inline) for inline in meant]

    def _nested(
        self, start: int, end: int, said: frozenset[int], order: Sequence[int], bare: Escape | None
    ) -> Iterator[str]:
        """The text of some runs of which the looks in `said` are said already; four levels deep at most."""
        while start < end:
            inline, looks = self._cluster[start], self._looks[start]
            places = [place for place in range(4) if looks[place] and place not in said]
            if not places:
                yield self._words(inline)
                start += 1
                continue
            place = min(places, key=lambda place: (order[place], -min(self._reach[place][start], end)))
            until = self._until(place, start, end, order)
            if bare and places == [3] and until == start + 1 and _is_address(inline):
                yield bare(looks[3])
            else:
                yield _said(looks, place, "".join(self._nested(start, until, said | {place}, order, bare)))
            start = until

    def _until(self, place: int, start: int, end: int, order: Sequence[int]) -> int:
        """Where a look ends, which one that stands outside it and reaches further may cut short."""
        until = min(self._reach[place][start], end)
        for other in range(4):
            begin = self._begins[other][start] if order[other] < order[place] else until
            if begin < until < self._reach[other][begin]:
                until = begin
        return until

    def _words(self, inline: Inline) -> str:
        if isinstance(inline, NoteMark):
            return f"[^{self._label(inline) if self._label else inline.label}]"
        return escape_words(inline.text)


def _is_address(inline: Inline) -> bool:
    """Whether a link says its own target."""
    return isinstance(inline, Run) and inline.text == inline.target and SCHEME.match(inline.text) is not None


def _light(address: str) -> str:
    """A bare address nearly as it stands: a bar would be read by a table, and a backslash is always written twice."""
    return _BREAKING.sub(r"\\\g<0>", address)


def _said(looks: Look, place: int, inside: str) -> str:
    """The words within a look, in the signs of that look."""
    if place < 2:
        return ("**", "*")[place] + inside + ("**", "*")[place]
    if place == 2:
        return f"[{inside}]{{lang={looks[2]}}}"
    return f"[{inside}]({_target(looks[3])})"


def _target(target: str) -> str:
    if TARGET.fullmatch(f"({target})") and unescape(target) == target and "|" not in target:
        return target
    return "".join("\\" + sign if sign in r"\()|" else sign for sign in target)


def _shown(inline: Inline) -> object:
    return (inline.text, look(inline)) if isinstance(inline, Run) else "note"
