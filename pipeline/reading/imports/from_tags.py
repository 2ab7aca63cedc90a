"""The tags of a PDF to the neutral form: what a tag is called and how its words look tells what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.model.passage import Alignment, Inline, ListMark, NoteMark, Run
from pipeline.pdf.pieces import Piece
from pipeline.pdf.tagged_text import TaggedBlock, TaggedRun, TaggedText
from pipeline.prose.marks import item_label
from pipeline.reading.imports.document import Inlines, Kind, SourceBlock, SourceParagraph, SourceTable, raw_text
from pipeline.reading.imports.glue import Glue
from pipeline.reading.imports.inlines import cut, settled
from pipeline.reading.imports.labels import DASHES, mark_kind, split_label
from pipeline.reading.imports.notes import raised

_LABEL = re.compile(rf"\s*(\(?\d{{1,3}}[.)]|\(?[a-zA-Z]{{1,2}}\)|\(?[ivxIVX]{{1,5}}\)|[{DASHES}])\s*")
_NOTE = re.compile(r"\s*\(?(\d{1,3})[.)]?\s*")
_KINDS = {
    "block text": Kind.QUOTE,
    "blockquote": Kind.QUOTE,
    "quote": Kind.QUOTE,
    "quotations": Kind.QUOTE,
    "remark": Kind.REMARK,
    "caption": Kind.REMARK,
    "title": Kind.TITLE,
    "cover title": Kind.TITLE,
    "contents line": Kind.CONTENTS,
    "contents annex": Kind.CONTENTS,
}
_SIDES = {"/End": Alignment.RIGHT, "/Center": Alignment.CENTRE}
_STEP = 6.0  # points by which a list within a list stands further in
_RAISED = 0.8  # a figure this much smaller than its neighbours is raised


class TagReader:
    """Reads the blocks of one tagged PDF."""

    def __init__(self, tagged: TaggedText, pages: Sequence[Sequence[Piece]]) -> None:
        self._tagged = tagged
        self._glue = Glue(piece.text for page in pages for piece in page)
        self._notes: dict[str, list[tuple[Run, ...]]] = {}

    def blocks(self) -> Iterator[SourceBlock]:
        """The blocks in the order of the tags, notes put where they are marked."""
        orphans = self._read_notes()
        made = [block for each in _indented(self._tagged.blocks) if (block := self._block(each)) is not None]
        waiting = {figure for figure, texts in self._notes.items() if texts}
        yield from _continued(made)
        yield from (orphan for figure, orphan in orphans if figure in waiting or not figure)

    def _read_notes(self) -> list[tuple[str, SourceParagraph]]:
        """Notes by their figures; the paragraphs are for those that nothing marks."""
        orphans = []
        for block in self._tagged.blocks:
            if block.kind == "/Note":
                figure, inlines = self._note(block)
                runs = tuple(part for part in inlines if isinstance(part, Run))
                if figure and any(run.text.strip() for run in runs):
                    self._notes.setdefault(figure, []).append(runs)
                if any(run.text.strip() for run in runs):
                    orphans.append((figure, SourceParagraph(inlines)))
        return orphans

    def _note(self, block: TaggedBlock) -> tuple[str, Inlines]:
        """The figure of a note and its words without the figure."""
        inlines = self._inlines(block.runs, marks=False)
        match = _NOTE.match(raw_text(inlines).translate({ord(sign): str(n) for n, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}))
        if match is None:
            return "", inlines
        return match[1], cut(inlines, match.end())

    def _block(self, block: TaggedBlock) -> SourceBlock | None:
        if block.kind == "/Note" or not (block.runs or block.rows):
            return None
        if block.kind == "/Table":
            return self._table(block)
        page = block.runs[0].piece.page
        name = block.name.lower()
        kind = Kind.CONTENTS if block.kind == "/TOCI" else _KINDS.get(name, Kind.TEXT)
        inlines = self._inlines(block.runs, marks=kind is not Kind.CONTENTS)
        if block.level or name == "annex title":
            return SourceParagraph(_plain(inlines), Kind.HEADING, block.level or 1, style=block.name, page=page)
        if kind is Kind.CONTENTS or kind is Kind.TITLE:
            inlines = _plain(inlines)
        if block.kind == "/LI" and kind is Kind.TEXT:
            return self._item(block, inlines, page)
        if kind is Kind.TEXT and isinstance(inlines[0], Run):
            label, rest = split_label(inlines[0].text)
            if label:
                bare = (replace(inlines[0], text=rest), *inlines[1:])
                return SourceParagraph(bare, Kind.ITEM, 0, label, block.name, page)
        return SourceParagraph(inlines, kind, style=block.name, page=page)

    def _item(self, block: TaggedBlock, inlines: Inlines, page: int) -> SourceParagraph:
        """An item with its label, which stands in the first of its pieces, or before its words."""
        match = _LABEL.match(raw_text(inlines))
        if match is None or (match[1].isalpha() and not match[0].endswith(" ")):
            return SourceParagraph(inlines, Kind.TEXT, style=block.name, page=page)
        label = match[1] if match[1].strip(DASHES) != "" else "–"
        rest = cut(inlines, match.end())
        return SourceParagraph(rest, Kind.ITEM, block.depth, label, block.name, page, block.opens_list)

    def _table(self, block: TaggedBlock) -> SourceTable:
        rows = [tuple(self._inlines(cell) for cell in row) for row in block.rows]
        if block.has_header:
            rows[0] = tuple(_plain(cell) for cell in rows[0])
        return SourceTable(
            tuple(rows), tuple(_SIDES.get(side, Alignment.LEFT) for side in block.sides), block.has_header
        )

    def _inlines(self, runs: Iterable[TaggedRun], *, marks: bool = True) -> Inlines:
        """The running text of runs, their pieces glued over the ends of lines."""
        several = [run for run in runs if run.piece.text]
        body = max((run.piece.size for run in several), default=0.0)
        made: list[Inline] = []
        for number, run in enumerate(several):
            following = several[number + 1].piece.text if number + 1 < len(several) else ""
            text = self._glue.cleaned(run.piece.text, following, run.piece.ends_line)
            figure = text.strip()
            small = run.piece.size < _RAISED * body
            if marks and figure.isdecimal() and len(figure) < 4 and small and (mark := self._mark(figure)):
                made.append(mark)
                made += [Run(" ", 0)] if text.endswith(" ") else []
            elif figure.isdecimal() and figure.isascii() and small:
                made.append(Run(raised(figure), 0))
            else:
                piece = run.piece
                language = run.language[:2].lower() if run.language else ""
                made.append(Run(text, 0, piece.bold, piece.italic, language, run.target))
        return settled(made)

    def _mark(self, figure: str) -> NoteMark | None:
        texts = self._notes.get(figure)
        return NoteMark(figure, 0, texts.pop(0)) if texts else None


def _continued(blocks: Iterable[SourceBlock]) -> Iterator[SourceBlock]:
    """The blocks; a list that goes on behind a list within it is one list, though the tags begin it anew."""
    counts: dict[int, int] = {}
    for block in blocks:
        if not isinstance(block, SourceParagraph) or block.kind is not Kind.ITEM:
            counts = {}
            yield block
            continue
        deeper = any(level > block.level for level in counts)
        counts = {level: count for level, count in counts.items() if level <= block.level}
        follows = deeper and block.level in counts and _is_next(block.label, counts[block.level] + 1)
        if block.opens_list and follows:
            block = replace(block, opens_list=False)
        counts[block.level] = 1 if block.opens_list else counts.get(block.level, 0) + 1
        yield block


def _is_next(label: str, number: int) -> bool:
    mark = mark_kind(label)
    return mark is not None and (mark is ListMark.DASH or label.strip("(") == item_label(mark, number))


def _plain(inlines: Inlines) -> Inlines:
    """Words whose look is that of their place: headings, heads of tables."""
    return tuple(replace(part, bold=False, italic=False) if isinstance(part, Run) else part for part in inlines)


def _indented(blocks: Sequence[TaggedBlock]) -> Iterator[TaggedBlock]:
    """The blocks; items of lists in lists that the tags put beside each other are told by how far in they stand."""
    for is_item, group in groupby(blocks, key=lambda block: block.kind == "/LI"):
        several = list(group)
        lefts = _steps(block.runs[0].piece.left for block in several if block.runs) if is_item else []
        if is_item and len(lefts) > 1 and not any(block.depth for block in several):
            yield from (replace(block, depth=_step(block.runs[0].piece.left, lefts)) for block in several)
        else:
            yield from several


def _steps(lefts: Iterable[float]) -> list[float]:
    """The edges at which items begin, those that differ by a hair taken as one."""
    found: list[float] = []
    for left in sorted(lefts):
        if not found or left - found[-1] > _STEP:
            found.append(left)
    return found


def _step(left: float, steps: Sequence[float]) -> int:
    return max(number for number, step in enumerate(steps) if step <= left)
