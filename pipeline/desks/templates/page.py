"""The page of a preview: what differs in a table, the pages that differ side by side, those that are alike folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml.html import builder

from pipeline.desks.templates.leaves import Node, document, figure, table
from pipeline.desks.templates.preview import USUAL_FRONT, Pair, Side
from pipeline.findings import Finding
from pipeline.messages import message, phrase
from pipeline.pdf.rendering import PageImage


def write_page(found: Sequence[Pair], files: tuple[Path | None, Path], told: Sequence[Finding], language: str) -> bytes:
    """The page as HTML that needs nothing else; `files` are the present template and the new one, `told` its findings."""
    return _Page(found, files, told, language).whole()


def report_name(pair: Pair, language: str) -> str:
    """What a report of the preview is called in the reader's words, with its language."""
    names = {
        "example": phrase("preview_example", language),
        "torture": phrase("preview_torture", language),
        "sheet": phrase("preview_sheet", language),
    }
    told = names.get(pair.specimen.name, phrase("preview_draft", language))
    return f"{told} ({pair.specimen.language})"


def remarks(pair: Pair, language: str) -> Iterator[str]:
    """What is to be said of a pair beside its pages: chapters that moved, a cover or contents of more pages than usual."""
    for title, before, after in pair.moved:
        yield phrase("preview_moved", language, title=title, before=before, after=after)
    if pair.after.front > USUAL_FRONT:
        yield phrase("preview_front", language, pages=pair.after.front, usual=USUAL_FRONT)
    for side in (pair.before, pair.after):
        yield from (f"{each.code} {message(each, language).text}" for each in side.findings)


@dataclass(frozen=True)
class _Page:
    found: Sequence[Pair]
    files: tuple[Path | None, Path]
    told: Sequence[Finding]
    language: str

    def whole(self) -> bytes:
        """The document."""
        title = self._said("preview_title", what=self.files[1].name)
        content = (*self._opening(), self._table(), *self._differing(), *self._alike())
        return document(title, self.language, *content)

    def _said(self, name: str, count: int | None = None, **values: object) -> str:
        return phrase(name, self.language, count, **values)

    def _opening(self) -> Iterator[Node]:
        before, after = self.files
        against = self._said("preview_against", before=before.name) if before else self._said("preview_alone")
        yield builder.P(against)
        if self.told:
            yield builder.H2(self._said("preview_findings", what=after.name))
            yield builder.UL(*(self._finding(each) for each in self.told))

    def _finding(self, found: Finding) -> Node:
        told = message(found, self.language)
        item: Node = builder.LI(builder.STRONG({"class": "fault"}, found.code), f" {told.text} ({told.hint})")
        return item

    def _table(self) -> Node:
        heads = ("preview_report", "preview_pages_before", "preview_pages_after", "preview_differ", "preview_remarks")
        rows = (self._row(pair) for pair in self.found)
        return table(self._said("preview_overview"), (self._said(name) for name in heads), rows)

    def _row(self, pair: Pair) -> Node:
        counts = [str(len(side.pages) or "–") for side in (pair.before, pair.after)]
        name = report_name(pair, self.language)
        first: Node | str = (
            builder.A(name, href=f"#{_anchor(pair)}") if pair.different or not pair.before.pages else name
        )
        said = [builder.LI(words) for words in remarks(pair, self.language)]
        cells = [builder.TD(text) for text in (*counts, str(len(pair.different)))]
        row: Node = builder.TR(
            builder.TH(first, scope="row"), *cells, builder.TD(*([builder.UL(*said)] if said else []))
        )
        return row

    def _differing(self) -> Iterator[Node]:
        shown = [pair for pair in self.found if pair.different]
        if any(pair.before.pages for pair in self.found):
            yield builder.H2(self._said("preview_differing_heading", sum(len(pair.different) for pair in shown)))
        for pair in shown:
            leaves = list(pair.leaves)
            yield builder.H3({"id": _anchor(pair)}, report_name(pair, self.language))
            for number in pair.different:
                yield builder.DIV({"class": "pair"}, *(self._leaf(pair, at, leaves[number][at]) for at in (0, 1)))

    def _leaf(self, pair: Pair, at: int, page: PageImage | None) -> Node:
        file = self.files[at]
        names = (
            self._said("preview_now", what=file.name if file else ""),
            self._said("preview_new", what=self.files[1].name),
        )
        caption = names[at]
        if page is None:
            return builder.DIV({"class": "none"}, self._said("preview_no_page", what=caption))  # type: ignore[no-any-return]
        return self._figure(pair, page, caption)

    def _figure(self, pair: Pair, page: PageImage, caption: str = "") -> Node:
        name = report_name(pair, self.language)
        words = self._said("preview_page", page=page.label, what=name)
        alt = f"{words}, {caption}" if caption else words
        return figure(page, alt, alt if caption else self._said("preview_page_alone", page=page.label))

    def _alike(self) -> Iterator[Node]:
        """The pages that look the same, once each; all pages where there is nothing to hold them against."""
        if any(pair.before.pages for pair in self.found):
            yield builder.H2(self._said("preview_alike_heading"))
        for pair in self.found:
            pages = _unchanged(pair)
            if pages:
                count = self._said("preview_alike", len(pages), what=report_name(pair, self.language))
                figures = (self._figure(pair, page) for page in pages)
                attributes = {} if pair.before.pages else {"id": _anchor(pair), "open": "open"}
                grid = builder.DIV({"class": "alike"}, *figures)
                yield builder.E.details(attributes, builder.E.summary(count), grid)


def _unchanged(pair: Pair) -> list[PageImage]:
    changed = set(pair.different)
    sides: Side = pair.after if pair.after.pages else pair.before
    return [page for number, page in enumerate(sides.pages) if number not in changed]


def _anchor(pair: Pair) -> str:
    return pair.specimen.key.replace(".", "-")
