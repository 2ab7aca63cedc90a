"""The symbols that stand on a document's first page and in its running headers, as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model.symbol import Symbol

_SYMBOL = re.compile(
    r"""
    (?<![\w/.@:-])
    [A-Z][A-Z0-9]{0,7}(?:[.-][A-Z0-9]+)*            # the organ: SP, LC, OEA, A
    (?:/[A-Za-z0-9][A-Za-z0-9.()-]*)+               # what follows it: /CL/XXX.O/DT, /G.2281-P, /doc.5240/12
    (?:[ ]?(?:DT|Di|DF))?(?:[ ]?N(?:[°º]|o\.?)[ ]?\d+(?:-\d+)?)?
    (?:[ /]*(?i:Rev|Corr|Add|Prov|Amend)\b\.?[ ]?\d*)*
    """,
    re.VERBOSE,
)
_LONGEST_LINE = 90
_MOST = 4
_LABEL = re.compile(r"[\w.° ]{0,24}:?\s*")


def symbols_on(lines: Iterable[str], running: Iterable[str]) -> tuple[str, ...]:
    """The symbols of the lines of a first page and of running headers, in their order, each once, four at most.

    A symbol is taken from a line that is hardly more than it; of two that are one but for the organ before it (`SP/CL/…`
    on the cover, `CL/…` in the header) the longer is taken.
    """
    found: list[str] = []
    for line in (*lines, *running):
        for each in _on(line):
            if not any(_is_same(each, other) for other in found):
                found = [other for other in found if not Symbol(each).normal.endswith(f"/{Symbol(other).normal}")]
                found.append(each)
    return tuple(found[:_MOST])


def _on(line: str) -> list[str]:
    text = " ".join(line.split())
    if not text or len(text) > _LONGEST_LINE or "://" in text or "www." in text:
        return []
    matches = [match for match in _SYMBOL.finditer(text) if _is_likely(match[0])]
    covered = sum(len(match[0]) for match in matches)
    at_an_end = [match for match in matches if _LABEL.fullmatch(text[: match.start()]) or match.end() == len(text)]
    taken = matches if covered * 2 >= len(text) else at_an_end
    return [match[0].strip(" .,;/") for match in taken]


def _is_likely(text: str) -> bool:
    """A figure or a roman numeral is in every symbol; `AND/OR` and `UNCTAD/GATT` are none."""
    return bool(re.search(r"\d|/[IVXLC]+\.[A-Z]\b", text)) and len(text) > 4


def _is_same(one: str, other: str) -> bool:
    here, there = Symbol(one).normal.casefold(), Symbol(other).normal.casefold()
    return here == there or there.endswith(f"/{here}")
