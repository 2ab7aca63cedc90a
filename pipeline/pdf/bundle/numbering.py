"""The page labels of a bundle: what each part asks for, as one table and as the words of each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Dictionary, Name, NumberTree, Object, Pdf, String

from pipeline.pdf.bundle.asking import dictionary, number
from pipeline.pdf.bundle.balanced import Key, balanced
from pipeline.pdf.bundle.part import Numbering

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_STYLES = frozenset(("D", "r", "R", "a", "A"))
_MOST_ROMAN = 10_000


@dataclass(frozen=True, slots=True)
class Run:
    """Pages numbered in one way, from one page on (counted from 0)."""

    first: int
    style: str
    prefix: str
    start: int

    def label(self, index: int) -> str:
        """The label of a page of this run."""
        return self.prefix + _figures(self.style, self.start + index - self.first)


def _figures(style: str, value: int) -> str:
    if style == "D":
        return str(value)
    if style in ("r", "R"):
        figures = _roman(value)
    elif style in ("a", "A"):
        figures = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value > 0 else ""
    else:
        return ""
    return figures if style.islower() else figures.upper()


def _roman(value: int) -> str:
    if not 0 < value < _MOST_ROMAN:
        return str(value)
    figures = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        figures += sign * times
    return figures


def runs_of(source: Pdf, wish: Numbering, pages: int) -> list[Run]:
    """How the pages of a part are numbered, counted from its own first one."""
    if wish.style != "own":
        return [Run(0, wish.style, wish.prefix, wish.start)]
    runs = _own_runs(source, wish.prefix, pages)
    return runs if runs and runs[0].first == 0 else [Run(0, "D", wish.prefix, 1), *runs]


def _own_runs(source: Pdf, prefix: str, pages: int) -> list[Run]:
    table = dictionary(source.Root, "/PageLabels")
    if table is None:
        return []
    entries = sorted(NumberTree(table).items(), key=lambda entry: entry[0])
    return [_run(first, entry, prefix) for first, entry in entries if 0 <= first < pages and _describes(entry)]


def _describes(entry: Object) -> bool:
    return isinstance(entry, Dictionary)


def _run(first: int, entry: Object, prefix: str) -> Run:
    style = str(entry.get("/S", "")).removeprefix("/")
    own = entry.get("/P")
    before = prefix + (str(own) if isinstance(own, String) else "")
    return Run(first, style if style in _STYLES else "", before, max(number(entry, "/St") or 1, 1))


def labels_of(runs: Sequence[Run], pages: int) -> list[str]:
    """The label of every page of a part."""
    ends = [run.first for run in runs[1:]] + [pages]
    return [run.label(index) for run, end in zip(runs, ends, strict=True) for index in range(run.first, end)]


def write_labels(out: Pdf, runs: Sequence[Run]) -> None:
    """Writes the labels of the whole bundle, whose runs count from its first page."""
    entries: list[tuple[Key, Object]] = [(run.first, _described(run)) for run in runs]
    out.Root.PageLabels = balanced(out, "/Nums", entries)


def _described(run: Run) -> Dictionary:
    entry = Dictionary()
    if run.style:
        entry.S, entry.St = Name(f"/{run.style}"), run.start
    if run.prefix:
        entry.P = String(run.prefix)
    return entry
