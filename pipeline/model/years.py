"""Dates as archivists write them, and the years that they may mean: `1987?`, `c. 1990`, `[1985-1987]`, `marzo de 1991`.

The words stay as they were written; only the years in them are understood, whatever the language, since nothing but the
order of the archive hangs on them.
"""

from __future__ import annotations

import re

_YEAR = r"(?:1[5-9]|20)\d\d"
_TOKEN = re.compile(
    rf"""
    (?<!\d)
    (?:
        (?P<from>{_YEAR})[ ]?[-–—/][ ]?(?P<short>\d\d)(?![\d]|[-–—/]\d)     # 1985-87; 1987-03 is a month
      | (?P<decade>(?:1[5-9]|20)\d)(?:[xX_?]|-(?!\d))                        # 198x, 198?, 198-
      | (?P<century>1[5-9]|20)(?:[xX_?]{{2}}|--)                             # 19xx
      | (?P<tens>(?:1[5-9]|20)\d0)['’]?s\b                                   # 1980s
      | (?P<year>{_YEAR})
    )
    (?!\d)
    """,
    re.VERBOSE,
)
_MONTHS = 12


def years_in(written: str) -> tuple[int, int] | None:
    """The first and the last year that a date as it is written may mean; None if it names none.

    >>> years_in("1987?"), years_in("[1985-87]"), years_in("198-")
    ((1987, 1987), (1985, 1987), (1980, 1989))
    >>> years_in("28 de octubre de 1987"), years_in("1987-03"), years_in("sin fecha")
    ((1987, 1987), (1987, 1987), None)
    """
    spans = [_span(match) for match in _TOKEN.finditer(written)]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _span(match: re.Match[str]) -> tuple[int, int]:
    if match["from"]:
        return _with_short_end(int(match["from"]), int(match["short"]))
    if found := match["decade"] or match["tens"]:
        first = int(found[:3]) * 10
        return first, first + 9
    if match["century"]:
        first = int(match["century"]) * 100
        return first, first + 99
    return int(match["year"]), int(match["year"])


def _with_short_end(first: int, short: int) -> tuple[int, int]:
    """`1985-87` is two years, `1985-07` a month."""
    last = first - first % 100 + short
    return (first, last) if short > _MONTHS and last > first else (first, first)
