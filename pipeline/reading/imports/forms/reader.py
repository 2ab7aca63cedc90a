"""A document that is a form, to its sheet: labels and help apart from what was written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.model.base import Language
from pipeline.reading.imports.document import (
    Kind,
    SourceBlock,
    SourceCell,
    SourceDocument,
    SourceParagraph,
    SourceTable,
)
from pipeline.reading.imports.forms.asking import answers_below, answers_of, without_label
from pipeline.reading.imports.forms.grids import Grid, grid_of, headless_grid, label_at, rows_of
from pipeline.reading.imports.forms.sheet import Fact, Row, Sheet, text_of, words_in
from pipeline.reading.imports.forms.vocabulary import BACKGROUND, FACTS, Vocabulary
from pipeline.reading.imports.ledger import Ledger
from pipeline.reading.imports.words import squeezed

FORM = "I088"
_PROSE = 12  # words of a paragraph under the table of people that is background whose heading is gone
_OWN = "own"
_LABELLED = ("what", "text", "number", "due", "")  # columns in which a number may say something


def read_sheet(document: SourceDocument, vocabulary: Vocabulary, ledger: Ledger) -> Sheet:
    """The sheet; the form's own words are noted as left out."""
    reader = _Reader(vocabulary, ledger)
    for block in document.blocks:
        if isinstance(block, SourceTable):
            reader.table(block)
        elif isinstance(block, SourceParagraph):
            reader.paragraph(block)
        else:
            reader.keep(block)
    ledger.leave(" ".join(reader.form), FORM)
    reader.sheet.language = vocabulary.language(reader.labels) or reader.sheet.language
    return reader.sheet


class _Reader:
    """Walks down a form."""

    def __init__(self, vocabulary: Vocabulary, ledger: Ledger) -> None:
        self._words = vocabulary
        self._ledger = ledger
        self._part = FACTS
        self._is_under_heading = False
        self.labels: list[str] = []
        self.form: list[str] = []
        self.sheet = Sheet(Language.SPANISH)

    def paragraph(self, paragraph: SourceParagraph) -> None:
        """A heading of the form, its help, or something that was written between the tables."""
        part = self._words.headings.exactly(paragraph.text)
        if part is None and paragraph.kind is Kind.HEADING:
            part = self._words.headings.nearly(paragraph.text)
        if part is not None:
            self._part, self._is_under_heading = part, True
            self._own(paragraph.all_words)
        elif squeezed(paragraph.text) in self._words.furniture:
            self._own(paragraph.all_words)
        elif paragraph.kind is Kind.HEADING:
            self.sheet.own.append((paragraph, []))
            self._part = _OWN
        else:
            self._written(paragraph)

    def _written(self, paragraph: SourceParagraph) -> None:
        part = FACTS if self._part == _OWN else self._part
        written, asked = answers_of([paragraph], self._words.helps(part))
        for words in asked:
            self._own(words)
        for each in written:
            if self._part == FACTS and self._line(each):
                continue
            headless = self._part == "participants" and len(each.text.split()) >= _PROSE
            self._part = BACKGROUND if headless else self._part
            self.keep(each)

    def _line(self, paragraph: SourceParagraph) -> bool:
        """A fact on a line of its own, as in a form whose table was turned to text: `Place: Caracas`."""
        label, colon, _ = paragraph.text.partition(":")
        key = self._words.facts.exactly(label) if colon else None
        if key is None:
            return False
        written, asked = answers_of([without_label(paragraph)], self._words.helps(FACTS, key))
        self._own(" ".join((label, *asked)))
        if text_of(written):
            self.sheet.facts.append(Fact(key, tuple(written)))
        return True

    def keep(self, block: SourceBlock) -> None:
        """Puts what was written under the part in which it stands."""
        if self._part == _OWN:
            self.sheet.own[-1][1].append(block)
        else:
            self.sheet.loose.setdefault(self._part, []).append(block)

    def table(self, table: SourceTable) -> None:
        """A table of the form, or one that somebody put into the text."""
        grid = grid_of(table, self._words) or self._headless(table)
        if grid is None:
            self.keep(table)
            return
        self._part, self._is_under_heading = grid.part, False
        if grid.part == FACTS:
            for cells in table.grid:
                self._fact(cells)
            return
        if grid.header is not None:
            self._header(table.grid[grid.header], grid)
        for row in rows_of(table, grid):
            self._row(row, grid)

    def _headless(self, table: SourceTable) -> Grid | None:
        """A table without header row is the next one that the form would have here."""
        tables = self._words.tables
        under = self._part if self._is_under_heading and self._part in tables else None
        if under is None and self._part in (BACKGROUND, _OWN, FACTS):
            under = None if self._part != BACKGROUND else "interventions"
        elif under is None:
            under = next((part for part in tables[tables.index(self._part) + 1 :] if part not in self.sheet.rows), None)
        if under is None or under in self.sheet.rows:
            return None
        grid = headless_grid(table, under, self._words)
        if grid is not None:
            self.sheet.headless[under] = " ".join(table.all_words.split()[:12])
        return grid

    def _header(self, cells: Sequence[SourceCell], grid: Grid) -> None:
        """The labels, and what somebody wrote among them."""
        for cell, (_, _, key) in zip(cells, grid.columns, strict=True):
            written = list(cell.paragraphs)
            if key:
                self.labels.append(written[0].text if written else "")
                self._own(written[0].all_words if written else "")
                written, asked = answers_of(written[1:], self._words.helps(grid.part, key))
                self._own(" ".join(asked))
            self._leave(written, "I085")

    def _fact(self, row: Sequence[SourceCell]) -> None:
        """A row of the facts: its label, and what stands beside it."""
        at = label_at(row, self._words)
        if at is None:
            written, asked = answers_of([p for cell in row for p in cell.paragraphs], self._every_help())
            self._own(" ".join(asked))
            self.sheet.facts += [Fact("", tuple(written))] if written else []
            return
        first, *more = row[at].paragraphs
        label = first.text
        key = self._words.facts.exactly(label.rstrip(" :")) or self._words.facts.nearly(label) or ""
        beside = [*more, *(each for number, cell in enumerate(row) if number != at for each in cell.paragraphs)]
        self.labels.append(label)
        self._own(first.all_words)
        written, asked = answers_of(beside, self._words.helps(FACTS, key))
        self._own(" ".join(asked))
        if text_of(written):
            self.sheet.facts.append(Fact(key, tuple(written)))

    def _row(self, row: Row, grid: Grid) -> None:
        cells = {}
        for key, paragraphs in row.cells.items():
            helps = self._words.helps(grid.part, key) if key else ()
            written, asked = answers_below(paragraphs, helps)
            self._own(" ".join(asked))
            is_line = key not in _LABELLED and key not in row.across
            cells[key] = tuple(map(self._unlabelled, written) if is_line else written)
        rows = self.sheet.rows.setdefault(grid.part, [])
        clean = Row(cells, row.repeated, row.across)
        if clean or row.repeated:
            rows.append(clean)

    def _unlabelled(self, paragraph: SourceParagraph) -> SourceParagraph:
        """A name or a title without the number or the dash before it."""
        self._ledger.leave(paragraph.label, "I057")
        return replace(paragraph, label="", kind=Kind.TEXT) if paragraph.label else paragraph

    def _every_help(self) -> list[str]:
        forms = self._words.forms.values()
        return [each.help for words in forms for each in words.meeting.fields.values() if each.help]

    def _own(self, words: str) -> None:
        self.form += [words] if words else []

    def _leave(self, paragraphs: Iterable[SourceParagraph], why: str) -> None:
        self._ledger.leave(words_in(tuple(paragraphs)), why)
