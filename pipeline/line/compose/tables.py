"""Tables as WordprocessingML: those that stand in prose, and the lists of participants and documents."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import combinations_with_replacement

from pipeline.line.compose.inlines import write_inlines
from pipeline.line.compose.lines import count_lines
from pipeline.line.compose.scribe import Scribe
from pipeline.model.passage import Alignment, Cell, Run, Table
from pipeline.office.fonts import Fonts
from pipeline.prose.plain import plain_text
from pipeline.prose.typography import bind
from pipeline.word import elements

MEASURE = 391.0
NARROWEST = 51.0
EMPTY = "–"
MOST_LINES = 3

# The margin at the right of each cell, and a hair for what rounding takes.
_GAP = 8.5 + 0.5
_MARK = 5.0
_STEP = 17.0


def write_prose_table(table: Table, scribe: Scribe) -> str:
    """A table of the author's: columns as wide as their contents ask, together as wide as the text."""
    widths = _widths(table, scribe.fonts)
    header = elements.row(
        (
            _cell(width, write_inlines(cell, scribe, sans=True), "Table Head", scribe, side)
            for width, cell, side in zip(widths, table.header, table.alignments, strict=True)
        ),
        is_header=True,
    )
    # A short table is not torn: each row keeps with the next one, the last with a caption under it.
    kept = range(len(table.rows) - (0 if table.caption else 1))
    if table.is_long:
        kept = _kept_rows(len(table.rows))
    rows = [
        _prose_row(row, widths, table.alignments, scribe, keep=number in kept) for number, row in enumerate(table.rows)
    ]
    return _table(widths, [header, *rows], scribe, plain_text(table.caption))


def write_list_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], scribe: Scribe
) -> str:
    """A list of the office's: plain words, an en dash where there are none."""
    header = elements.row(
        (_plain_cell(*pair, "Table Head", scribe) for pair in zip(widths, heads, strict=True)), is_header=True
    )
    kept = _kept_rows(len(rows))
    body = [
        elements.row(
            _plain_cell(width, text or EMPTY, "Table Text", scribe, keep=number in kept)
            for width, text in zip(widths, row, strict=True)
        )
        for number, row in enumerate(rows)
    ]
    return _table(widths, [header, *body], scribe)


def fit_widths(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], fonts: Fonts
) -> tuple[float, ...]:
    """The widths of a list's columns: the design's, unless a cell takes more than three lines in them.

    Then each column has what its longest word needs, and what is left goes, in steps of a line, where it makes the rows
    shallowest: the smallest sum of their squared depths, then what is nearest to the design.
    """
    body = cache(partial(fonts.width, family="Calibri", size=9.5))
    head = partial(fonts.width, family="Calibri", size=9.0, tracking=0.3, bold=True)

    @cache
    def lines(cell: str, width: float) -> int:
        return count_lines(cell, width - _GAP, body)

    def depths(wide: Sequence[float]) -> list[int]:
        return [max(map(lines, row, wide)) for row in rows]

    if max(depths(widths), default=0) <= MOST_LINES:
        return tuple(widths)
    words = [[word for cell in cells for word in cell.split()] for cells in zip(*rows, strict=True)]
    needs = [
        max(NARROWEST, _GAP + head(title), *(_GAP + body(word) for word in found))
        for title, found in zip(heads, words, strict=True)
    ]
    return min(_shares(needs), key=lambda wide: (sum(depth**2 for depth in depths(wide)), math.dist(wide, widths)))


def _shares(needs: Sequence[float]) -> Iterator[tuple[float, ...]]:
    """All ways to share out what the columns do not need, in steps of a line; at most some hundreds for four columns."""
    steps = int(max(0.0, MEASURE - sum(needs)) / _STEP)
    for given in combinations_with_replacement(range(len(needs)), steps):
        wishes = [need + _STEP * given.count(number) for number, need in enumerate(needs)]
        yield share_width(needs, wishes)


def _kept_rows(rows: int) -> range:
    """The rows that keep with the next one in a table that may be torn: the last but one, so that none ends up alone."""
    return range(max(rows - 2, 0), rows - 1)


def space_after_table(scribe: Scribe) -> str:
    """The empty half-line after a table: Word keeps no distance of its own there."""
    return elements.paragraph(scribe.style("Normal"), "", elements.spacing(exactly=8.5))


def share_width(needs: Sequence[float], wishes: Sequence[float]) -> tuple[float, ...]:
    """The widths of columns, together the measure: what each needs for its longest word, then what its lines wish for.

    What there is goes to the modest first, so that a column of figures never breaks for the sake of one of sentences.
    """
    room = MEASURE - sum(needs)
    if room <= 0:
        return _rounded(_poured(needs, MEASURE))
    hunger = [max(0.0, wish - need) for need, wish in zip(needs, wishes, strict=True)]
    widths = [need + more for need, more in zip(needs, _poured(hunger, room), strict=True)]
    return _rounded([width * MEASURE / sum(widths) for width in widths])


def _poured(wishes: Sequence[float], room: float) -> list[float]:
    """What each gets of the room: its wish if that is no more than an equal share of what is left, else that share."""
    given, left = dict.fromkeys(range(len(wishes)), 0.0), room
    for waiting, number in enumerate(sorted(given, key=wishes.__getitem__)):
        given[number] = min(wishes[number], left / (len(wishes) - waiting))
        left -= given[number]
    return list(given.values())


def _rounded(widths: Sequence[float]) -> tuple[float, ...]:
    """The widths in tenths of a point, the last one taking what rounding leaves."""
    rounded = [round(width, 1) for width in widths[:-1]]
    return (*rounded, round(MEASURE - sum(rounded), 1))


def _widths(table: Table, fonts: Fonts) -> tuple[float, ...]:
    """The widths of the columns, measured in the fonts that set them."""
    head = partial(fonts.width, family="Calibri", size=9.0, tracking=0.3)
    body = partial(fonts.width, family="Calibri", size=9.5)
    needs, wishes = [NARROWEST] * len(table.header), [NARROWEST] * len(table.header)
    for row, measure in ((table.header, partial(head, bold=True)), *((row, body) for row in table.rows)):
        for number, cell in enumerate(row):
            words = list(_word_widths(cell, measure))
            needs[number] = max(needs[number], _GAP + max(words, default=0.0))
            wishes[number] = max(wishes[number], _GAP + sum(words) + measure(" ") * (len(words) - 1))
    return share_width(needs, wishes)


def _word_widths(cell: Cell, measure: Callable[..., float]) -> Iterable[float]:
    """How wide each word of a cell is; the mark of a note counts as a word of its own."""
    for inline in cell:
        if isinstance(inline, Run):
            look = {name: True for name in ("bold", "italic") if getattr(inline, name)}
            yield from (measure(word, **look) for word in inline.text.split())
        else:
            yield _MARK


def _prose_row(
    row: Sequence[Cell], widths: Sequence[float], sides: Sequence[Alignment], scribe: Scribe, *, keep: bool
) -> str:
    return elements.row(
        _cell(width, write_inlines(cell, scribe, sans=True) or elements.run(EMPTY), "Table Text", scribe, side, keep)
        for width, cell, side in zip(widths, row, sides, strict=True)
    )


def _cell(width: float, words: str, style: str, scribe: Scribe, side: Alignment, keep: bool = False) -> str:
    more = ("<w:keepNext/>" if keep else "") + ("" if side is Alignment.LEFT else f'<w:jc w:val="{side}"/>')
    return elements.cell(width, elements.paragraph(scribe.style(style), words, more))


def _plain_cell(width: float, text: str, style: str, scribe: Scribe, *, keep: bool = False) -> str:
    words = elements.run(bind(text, scribe.language[:2], sans=True))
    return _cell(width, words, style, scribe, Alignment.LEFT, keep)


def _table(widths: Sequence[float], rows: Sequence[str], scribe: Scribe, caption: str = "") -> str:
    properties = (
        f'<w:tblStyle w:val="{scribe.style("Report Table")}"/><w:tblW w:w="{elements.twips(sum(widths))}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )
    return elements.table(widths, rows, properties=properties, caption=caption)
