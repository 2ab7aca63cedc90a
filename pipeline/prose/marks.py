"""The marks of lists: how the item of a number is labelled, and which mark begins a list."""

from __future__ import annotations

import re

from pipeline.model.passage import ListMark

BEGINNINGS = {mark.value: mark for mark in ListMark}
"""A list begins with the first mark of its kind."""

_MARK = re.compile(r"(-|[0-9]{1,5}[.)]|[a-z]{1,9}\))[ \t]+(?=[^ \t])")
_ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40}
_ROMAN |= {"x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}


def item_label(mark: ListMark, number: int) -> str:
    """The label of an item, `number` counting from 1: letters go `z)`, `aa)`, `bb)` as Word's do.

    >>> item_label(ListMark.ROMAN, 4), item_label(ListMark.LETTER, 27)
    ('iv)', 'aa)')
    """
    if mark is ListMark.DASH:
        return "-"
    if mark is ListMark.LETTER:
        return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) + ")"
    if mark is ListMark.ROMAN:
        return _roman(number) + ")"
    return f"{number}{mark.value[1:]}"


def _roman(number: int) -> str:
    numeral = ""
    for sign, value in _ROMAN.items():
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def mark_of(text: str) -> tuple[str, int]:
    """The mark with which a line without indent begins, and the length up to its words; `("", 0)` if there is none."""
    match = _MARK.match(text)
    return (match[1], match.end()) if match else ("", 0)


def same_kind(mark: ListMark, typed: str) -> bool:
    """Whether a typed mark looks like one of a kind of list, whatever its number."""
    if mark is ListMark.DASH or typed == "-":
        return mark.value == typed
    numbered = mark in (ListMark.NUMBER, ListMark.NUMBER_DOT)
    return typed[-1] == mark.value[-1] and typed[:-1].isdigit() == numbered
