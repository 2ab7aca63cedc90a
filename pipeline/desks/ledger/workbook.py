"""The sheet as a workbook: facts grey, what people note white, statuses chosen from a list; the same bytes for the same rows."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from pipeline.desks.ledger.sheet import COLUMNS, DAYS, LedgerSheet
from pipeline.desks.ledger.wording import status_name
from pipeline.messages import phrase
from pipeline.model.commitment import NOTED, CommitmentStatus

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_DAY = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the date of what has none: no clock is in a file of ours
_FIRST_DAY = "1900-03-01"  # spreadsheets count days from here on alike; an earlier one is a text
_WIDTHS = dict(zip(COLUMNS, (22, 16, 60, 32, 16, 18, 12, 12, 13, 12, 36, 28, 7, 34, 8), strict=True))
_GREY, _WHITE, _RED = "#F2F2F2", "#FFFFFF", "#9C0006"


@dataclass(frozen=True)
class _Looks:
    """The looks of the cells."""

    notice: Format
    head: Format
    cells: Mapping[tuple[bool, bool, bool], Format]

    def of(self, column: str, *, is_late: bool) -> Format:
        """The look of a cell of a column."""
        return self.cells[column in NOTED, column in DAYS, is_late and column in ("due", "last_day")]


def workbook(sheet: LedgerSheet) -> bytes:
    """The bytes of the workbook."""
    import xlsxwriter

    out = io.BytesIO()
    never = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    with xlsxwriter.Workbook(out, {"in_memory": True, **never}) as book:
        book.set_properties({"created": _DAY, "title": phrase("ledger_title", sheet.language)})
        page = book.add_worksheet(phrase("ledger_title", sheet.language))
        looks = _looks(book)
        top = _write_head(page, sheet, looks)
        for number, row in enumerate(sheet.rows, top):
            for at, column in enumerate(sheet.columns):
                look = looks.of(column, is_late=row.is_overdue)
                _write_cell(page, number, at, row.cells[column], look, is_day=column in DAYS)
        _finish(page, sheet, top)
    return out.getvalue()


def _looks(book: Workbook) -> _Looks:
    usual: dict[str, Any] = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#D9D9D9"}
    cells = {
        (own, day, late): book.add_format(
            {
                **usual,
                "bg_color": _WHITE if own else _GREY,
                "num_format": "yyyy-mm-dd" if day else "@",
                **({"font_color": _RED, "bold": True} if late else {}),
            }
        )
        for own in (False, True)
        for day in (False, True)
        for late in (False, True)
    }
    head = book.add_format({**usual, "bold": True, "bg_color": "#D9E2F3"})
    return _Looks(book.add_format({"bold": True, "font_color": _RED}), head, cells)


def _write_head(page: Worksheet, sheet: LedgerSheet, looks: _Looks) -> int:
    """Writes notice and headings; gives the number of the first row under them, from 0."""
    top = 0
    if sheet.notice:
        page.write_string(0, 0, sheet.notice, looks.notice)
        top = 1
    for at, head in enumerate(sheet.heads):
        page.write_string(top, at, head, looks.head)
    return top + 1


def _write_cell(page: Worksheet, row: int, column: int, text: str, look: Format, *, is_day: bool) -> None:
    if not text:
        page.write_blank(row, column, None, look)
    elif is_day and text >= _FIRST_DAY:
        page.write_datetime(row, column, date.fromisoformat(text), look)
    else:
        page.write_string(row, column, text, look)


def _finish(page: Worksheet, sheet: LedgerSheet, top: int) -> None:
    """Widths, the list of statuses, what stays in sight, and how it prints."""
    last = max(top, top + len(sheet.rows) - 1)
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, _WIDTHS[column], None, {"hidden": column == "state"})
        if column == "status":
            names = [status_name(each, sheet.language) for each in CommitmentStatus]
            page.data_validation(top, at, last, at, {"validate": "list", "source": names})
    page.freeze_panes(top, 1)
    page.autofilter(top - 1, 0, last, len(sheet.columns) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(top - 1)
    if sheet.notice:
        page.set_footer(f"&L{sheet.notice.replace('&', '&&')}&R&P")
