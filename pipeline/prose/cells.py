"""Texts in the cells of a CSV file: a spreadsheet takes `=1+1` for a formula, and no text of people's may become one."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SAVED = re.compile(r"'+[=+\-@\t\r]")


def cell_of(text: str) -> str:
    """The text as it stands in a cell: with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> cell_of("=SUM(A1)"), cell_of("- two days"), cell_of("two days")
    ("'=SUM(A1)", "'- two days", 'two days')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def text_of(cell: str) -> str:
    """The text of a cell that `cell_of` wrote, or that a person did.

    >>> text_of("'=SUM(A1)"), text_of("=SUM(A1)"), text_of("'tis")
    ('=SUM(A1)', '=SUM(A1)', "'tis")
    """
    return cell[1:] if _SAVED.match(cell) else cell
