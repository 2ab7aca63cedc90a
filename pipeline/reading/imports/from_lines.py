"""A PDF without tags to the neutral form: lines by their places, paragraphs by gaps, headings by size, notes by figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from pipeline.model.passage import Inline, Run
from pipeline.pdf.pieces import Piece
from pipeline.reading.imports.document import Kind, SourceBlock, SourceParagraph, raw_text
from pipeline.reading.imports.glue import Glue
from pipeline.reading.imports.inlines import cut, settled
from pipeline.reading.imports.labels import split_label
from pipeline.reading.imports.leaders import led_to_page
from pipeline.reading.imports.notes import raised

_FOLIO = re.compile(r"[-–— ]*(?:\d{1,4}|[ivxlc]{1,6})[-–— ]*")
_ENDED = re.compile(r"[.!?:;…»”)\]]$")
_EDGE_LINES = 4  # how many lines at the head and at the foot of a page may be running ones
_BIG, _SMALL, _RAISED = 1.15, 0.92, 0.8
_SLACK, _WIDE = 6.0, 40.0  # points of room at which a line ended with a sentence, and whatever it ended with
_USUAL = 0.12  # the share of all distances that a usual one has
_GAP = 1.3  # times the leading: more is a gap between paragraphs


@dataclass(frozen=True)
class Line:
    """One line of a page."""

    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """Its words."""
        return "".join(piece.text for piece in self.pieces).strip()

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: Counter[float] = Counter()
        for piece in self.pieces:
            sizes[round(piece.size, 1)] += len(piece.text.strip())
        return sizes.most_common(1)[0][0]

    @cached_property
    def base(self) -> float:
        """Where it stands, from the foot of the page."""
        return max(piece.base for piece in self.pieces if piece.size >= _RAISED * self.size or len(self.pieces) == 1)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def page(self) -> int:
        """The page, from 1."""
        return self.pieces[0].page


def read_lines(pages: Sequence[Sequence[Piece]]) -> tuple[list[SourceBlock], list[str]]:
    """The blocks of the pages, and the lines that run along on all of them."""
    lines = [line for page in pages for line in page_lines(page)]
    running = _running(lines)
    body = [line for number, line in enumerate(lines) if number not in running]
    if not body:
        return [], [line.text for line in lines]
    layout = _Layout(body)
    layout.set_notes_apart()
    glue = Glue(piece.text for page in pages for piece in page)
    blocks = [layout.paragraph(group, glue) for group in layout.groups()]
    return [block for block in blocks if block.text], [lines[number].text for number in sorted(running)]


def page_lines(pieces: Iterable[Piece]) -> Iterator[Line]:
    """The lines of one page in the order of its text; what stands on one row, as the figure of a note, is one line."""
    rows: list[list[Piece]] = []
    ended = True
    for piece in pieces:
        if ended and piece.text.strip() and not (rows and _on_one_row(rows[-1], piece)):
            rows.append([])
        if rows:
            rows[-1].append(piece)
        ended = piece.ends_line if piece.text.strip() else ended or piece.ends_line
    return (Line(tuple(row)) for row in rows if any(piece.text.strip() for piece in row))


def _on_one_row(row: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece goes on with the row of the one before it, which pdfium ends at a raised figure."""
    last = row[-1]
    near = abs(last.base - piece.base) < 0.6 * max(piece.size, last.size)
    return near and -1 <= piece.left - last.right < piece.size * 3 and last.page == piece.page


def _is_raised(piece: Piece, size: float) -> bool:
    """Whether a piece is a small figure among words of a size."""
    figure = piece.text.strip()
    return figure.isdecimal() and figure.isascii() and piece.size < _RAISED * size


def _opens_note(line: Line) -> bool:
    """Whether a line begins with a small raised figure."""
    first = line.pieces[0]
    return first.text.strip().isdecimal() and first.size < _RAISED * line.size


def _running(lines: Sequence[Line]) -> set[int]:
    """The places of running headers, footers and folios: at the edge of a page, the same on several but for figures."""
    edges = list(_at_edges(lines))
    on_pages = {(lines[number].page, _wording(lines[number])) for number in edges}
    seen = Counter(wording for _, wording in on_pages)
    pages = len({line.page for line in lines})
    often = max(2, min(4, pages // 3))
    folios = {n for n in edges if _FOLIO.fullmatch(lines[n].text) and _outermost(n, lines)}
    return folios | {n for n in edges if seen[_wording(lines[n])] >= often and pages > 2}


def _wording(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", line.text), round(line.base / 8)


def _at_edges(lines: Sequence[Line]) -> Iterator[int]:
    by_page: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(number)
    for numbers in by_page.values():
        ordered = sorted(numbers, key=lambda number: lines[number].base)
        yield from dict.fromkeys([*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]])


def _outermost(number: int, lines: Sequence[Line]) -> bool:
    bases = [line.base for line in lines if line.page == lines[number].page]
    return len(bases) > 1 and lines[number].base in (min(bases), max(bases))


def _leading(gaps: Counter[int], size: float) -> float:
    """The distance of lines: the smallest usual one, since between short paragraphs the gaps are more than the lines."""
    often = [gap for gap, count in gaps.items() if count >= max(2, _USUAL * gaps.total()) and gap >= size]
    return min(often, default=gaps.most_common(1)[0][0] if gaps else size * 1.2)


class _Layout:
    """How the pages of one document are laid: size of the text, leading, margins."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        self.size = sizes.most_common(1)[0][0]
        usual = [line for line in lines if line.size == self.size]
        gaps = Counter(
            round(above.base - line.base)
            for above, line in pairwise(lines)
            if above.size == line.size == self.size and above.page == line.page and above.base > line.base
        )
        self.leading = _leading(gaps, self.size)
        self.left = min(Counter(round(line.left) for line in usual).most_common(3))[0]
        self.right = sorted(line.right for line in usual)[int(len(usual) * 0.95) - 1 if len(usual) > 1 else 0]
        self._bigger = sorted({line.size for line in lines if line.size > _BIG * self.size}, reverse=True)

    def set_notes_apart(self) -> None:
        """Puts the small lines at the foot of pages, where a raised figure opens them, behind all others."""
        notes: list[Line] = []
        for _, on_page in groupby(self.lines, key=lambda line: line.page):
            small: list[Line] = []
            for line in reversed(list(on_page)):
                if line.size > _SMALL * self.size:
                    break
                small.insert(0, line)
            opens = [number for number, line in enumerate(small) if _opens_note(line)]
            notes += small[opens[0] :] if opens else []
        gone = {id(line) for line in notes}
        self.lines = [*(line for line in self.lines if id(line) not in gone), *notes]

    def groups(self) -> Iterator[list[Line]]:
        """The lines of one paragraph each."""
        current: list[Line] = []
        for line in self.lines:
            if current and self._parts(current[-1], line):
                yield current
                current = []
            current.append(line)
        if current:
            yield current

    def _parts(self, above: Line, line: Line) -> bool:
        """Whether a paragraph ends between two lines."""
        if (
            abs(above.size - line.size) > 0.6
            or _opens_note(line)
            or _is_of_contents(above.text)
            or split_label(line.text)[0]
        ):
            return True
        room = self._room(above, line)
        ended = _ENDED.search(above.text) is not None
        begins = line.text[:1].isupper() or not line.text[:1].isalpha()
        if above.page != line.page:
            return (room > _WIDE and begins) or ended or above.size != self.size
        drop = above.base - line.base
        if drop < 0 or drop > _GAP * max(self.leading * line.size / self.size, line.size):
            return True
        indented = line.left - self.left > 8 and above.left - self.left < 4
        return begins and (room > _WIDE or (ended and (indented or room > _SLACK)))

    def _room(self, above: Line, line: Line) -> float:
        """The points that the first word of a line would have left free on the line above, had it stood there."""
        first = line.text.split()[0]
        width = (line.right - line.left) * (len(first) + 1) / max(len(line.text), 1)
        return self.right - above.right - width

    def paragraph(self, lines: Sequence[Line], glue: Glue) -> SourceParagraph:
        """The paragraph that some lines make up."""
        made: list[Inline] = []
        pieces = [piece for line in lines for piece in line.pieces]
        size = max(lines[0].size, lines[-1].size)
        for number, piece in enumerate(pieces):
            after = pieces[number + 1] if number + 1 < len(pieces) else None
            # pdfium ends a line at the mark of a note, which stands close to its word
            ends_line = piece.ends_line and not (after and _is_raised(after, size) and _on_one_row([piece], after))
            text = glue.cleaned(piece.text, after.text if after else "", ends_line)
            if _is_raised(piece, size):
                text = raised(text.strip()) + (" " if text.endswith(" ") else "")
            made.append(Run(text, 0, piece.bold, piece.italic))
        inlines = settled(made)
        block = SourceParagraph(inlines, page=lines[0].page)
        return self._kind(block, lines)

    def _kind(self, block: SourceParagraph, lines: Sequence[Line]) -> SourceParagraph:
        text, page = block.text, block.page
        plain = tuple(Run(part.text, 0) for part in block.inlines if isinstance(part, Run))
        letters = [sign for sign in text if sign.isalpha()]
        capitals = len(letters) > 3 and all(sign.isupper() for sign in letters) and len(text) < 160
        if lines[0].size in self._bigger and len(text) < 300:
            return SourceParagraph(plain, Kind.HEADING, self._bigger.index(lines[0].size) + 1, page=page)
        if capitals and lines[0].size >= self.size and not re.search(r"[\d/]|\.$", text):
            return SourceParagraph(plain, Kind.HEADING, len(self._bigger) + 1, page=page)
        bold = all(part.bold for part in block.inlines if isinstance(part, Run) and part.text.strip())
        if bold and lines[0].size >= self.size and len(text) < 120 and not text.endswith((".", ":", ",", ";")):
            return SourceParagraph(plain, Kind.HEADING, len(self._bigger) + 2, page=page)
        label, rest = split_label(text)
        if label:
            inlines = cut(block.inlines, raw_text(plain).find(rest))
            return SourceParagraph(inlines, Kind.ITEM, 0, label, page=page)
        return block


def _is_of_contents(line: str) -> bool:
    led = led_to_page(line)
    return led is not None and led.is_clear
