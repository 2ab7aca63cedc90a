"""The pages of a forecast: one that tells of all reports, and one for each of those whose pages move, with pictures of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml.html import builder

from pipeline.archive.refusals import refusals
from pipeline.desks.rebuilding.forecasting import Fate, Forecast
from pipeline.desks.rebuilding.impact import Impact, Leaf
from pipeline.desks.templates.leaves import Node, document, figure, table
from pipeline.messages import message, phrase

INDEX = "index.html"
_MOST_NAMED = 12  # of pages with other words: whoever wants all of them looks at the pictures
_HEADS = ("preview_report", "preview_pages_before", "preview_pages_after", "preview_differ", "preview_remarks")


@dataclass
class ForecastPages:
    """The pages in one folder, of one template; a report's own page is written as soon as it is added."""

    folder: Path
    template: str
    language: str
    counts: Counter[Fate] = field(default_factory=Counter)
    stale: int = 0
    _is_begun: bool = False
    _rows: dict[str, Node] = field(default_factory=dict)
    _faults: dict[str, str] = field(default_factory=dict)

    def _begin(self) -> None:
        """Makes the folder, and takes away what an earlier forecast left there, before the first page is written."""
        self._is_begun = True
        with refusals(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            for path in self.folder.glob("*.html"):
                path.unlink()

    def add(self, found: Forecast) -> None:
        """Takes a report in; its page is written where something moves. Raises StorageError."""
        self.counts[found.fate] += 1
        self.stale += found.is_stale and found.fate in (Fate.MOVED, Fate.LOOKS)
        name = str(found.outcome.input)
        if found.fate is Fate.FAILED:
            self._faults[name] = "; ".join(message(each, self.language).text for each in found.outcome.told)
        elif found.impact and found.impact.is_moved:
            page = f"{len(self._rows) + 1}.html"
            self._write(page, self._of_report(found, found.impact))
            self._rows[name] = self._row(found, found.impact, page)

    def close(self) -> Path:
        """Writes the page that tells of all, and gives its path. Raises StorageError."""
        self._write(INDEX, document(self._said("forecast_title", what=self.template), self.language, *self._whole()))
        return self.folder / INDEX

    def sums(self) -> Iterator[str]:
        """How many reports there are of each kind, a line each."""
        for fate in Fate:
            if self.counts[fate]:
                yield self._said(f"forecast_{fate.replace('-', '_')}", self.counts[fate])
        if self.stale:
            yield self._said("forecast_stale", self.stale)

    def _said(self, name: str, count: int | None = None, **values: object) -> str:
        return phrase(name, self.language, count, **values)

    def _whole(self) -> Iterator[Node]:
        yield builder.UL(*(builder.LI(line) for line in self.sums()))
        if self._rows:
            rows = [row for _, row in sorted(self._rows.items())]
            yield table(self._said("preview_overview"), map(self._said, _HEADS), rows)
        if self._faults:
            yield builder.H2(self._said("forecast_faults"))
            yield builder.UL(*(builder.LI(f"{name}: {why}") for name, why in sorted(self._faults.items())))

    def _row(self, found: Forecast, impact: Impact, page: str) -> Node:
        name = builder.A(report_name(found), href=page)
        numbers = (impact.pages_before, impact.pages_after, len(impact.leaves))
        said = builder.UL(*(builder.LI(words) for words in remarks(found, self.language)))
        row: Node = builder.TR(
            builder.TH(name, scope="row"), *(builder.TD(str(each)) for each in numbers), builder.TD(said)
        )
        return row

    def _of_report(self, found: Forecast, impact: Impact) -> bytes:
        said = builder.UL(*(builder.LI(words) for words in remarks(found, self.language)))
        back = builder.P(builder.A(self._said("forecast_back"), href=INDEX))
        pairs = (builder.DIV({"class": "pair"}, *self._pair(leaf, report_name(found))) for leaf in impact.leaves)
        return document(report_name(found), self.language, back, said, *pairs)

    def _pair(self, leaf: Leaf, name: str) -> Iterator[Node]:
        captions = (self._said("forecast_now"), self._said("preview_new", what=self.template))
        for page, caption in zip(leaf, captions, strict=True):
            if page is None:
                yield builder.DIV({"class": "none"}, self._said("preview_no_page", what=caption))
            else:
                alt = f"{self._said('preview_page', page=page.label, what=name)}, {caption}"
                yield figure(page, alt, alt)

    def _write(self, name: str, data: bytes) -> None:
        if not self._is_begun:
            self._begin()
        path = self.folder / name
        with refusals(path, len(data)):
            path.write_bytes(data)


def report_name(found: Forecast) -> str:
    """What a report of a forecast is called: its symbol, or its input's name, and its language."""
    done = found.outcome
    return f"{done.symbol or done.input.name} ({done.language})"


def remarks(found: Forecast, language: str) -> Iterator[str]:
    """What moves in a report, in the reader's words."""
    impact = found.impact or Impact(0, 0)
    for each in impact.contents:
        yield phrase("preview_moved", language, title=each.what, before=each.before or "–", after=each.after or "–")
    for each in impact.notes:
        yield phrase("forecast_note", language, number=each.what, before=each.before or "–", after=each.after or "–")
    if impact.pages:
        named = ", ".join(impact.pages[:_MOST_NAMED]) + (" …" if len(impact.pages) > _MOST_NAMED else "")
        yield phrase("forecast_words", language, len(impact.pages), pages=named)
    if found.is_stale:
        yield phrase("forecast_is_stale", language)
