"""The table as a workbook: every cell a text, so that no program takes `1987-03` for a date, with lists to choose from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipeline.messages import phrase
from pipeline.model.base import Language

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (8, 34, 30, 60, 22, 10, 22, 12, 60, 14)
_DAY = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_MORE_ROWS = 1000


def workbook(rows: Sequence[Sequence[str]], language: str) -> bytes:
    """The bytes of an xlsx file with these rows, the first of them heads; the same for the same rows."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _DAY})
        head = book.add_format({"bold": True, "bg_color": "#DDE6EF", "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(phrase("deposit_sheet", language))
        for at, width in enumerate(_WIDTHS):
            sheet.set_column(at, at, width, text)
        for number, row in enumerate(rows):
            for at, cell in enumerate(row):
                sheet.write_string(number, at, cell, text if number else head)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(rows) - 1), max(1, len(rows[0]) - 1))
        _choices(sheet, list(rows[0]), len(rows) + _MORE_ROWS, language)
    return out.getvalue()


def _choices(sheet: Worksheet, heads: list[str], last: int, language: str) -> None:
    """Lists to choose from under take, language and access; any other word can be typed, and is told."""
    answers = [phrase(name, language).split("/")[-1] for name in ("answer_yes", "answer_no")]
    accesses = [phrase(f"deposit_access_{access}", language) for access in ("public", "internal")]
    lists = {"take": answers, "language": [each.value for each in Language], "access": accesses}
    for column, words in lists.items():
        head = phrase(f"deposit_head_{column}", language)
        if head in heads:
            at = heads.index(head)
            sheet.data_validation(1, at, last, at, {"validate": "list", "source": words, "error_type": "warning"})
