"""The marks of list items where they are typed: `1)`, `a)`, `iv)`, a dash or a bullet."""

from __future__ import annotations

import re

from pipeline.model.passage import ListMark

_LABEL = re.compile(r"(\(?\d{1,3}[.)]|\(?[a-zA-Z]\)|\(?[ivxIVX]{1,5}\)|[-–—•·▪◦●○■–‣*]|\d{1,2}\.-)[ \t]+(?=\S)")
DASHES = "-–—•·▪◦●○■‣*\uf0b7"
"""What marks an item that has no number; the last is the bullet of Word's own font of signs."""


def split_label(text: str) -> tuple[str, str]:
    """The label that a text begins with, and the rest; ("", text) if it has none."""
    match = _LABEL.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def mark_kind(label: str) -> ListMark | None:
    """The kind of list that a label is of, None for a label that prose has no list for.

    >>> mark_kind("3)"), mark_kind("•"), mark_kind("iv)")
    (<ListMark.NUMBER: '1)'>, <ListMark.DASH: '-'>, <ListMark.ROMAN: 'i)'>)
    """
    bare = label.strip()
    if bare and bare in DASHES:
        return ListMark.DASH
    if re.fullmatch(r"\d+\.-?", bare):
        return ListMark.NUMBER_DOT
    if re.fullmatch(r"\(?\d+\)", bare):
        return ListMark.NUMBER
    if re.fullmatch(r"\(?[ivx]+\)", bare):
        return ListMark.ROMAN
    return ListMark.LETTER if re.fullmatch(r"\(?[a-z]\)", bare) else None


def number_of(label: str) -> int | None:
    """The number of a numbered label, None for any other."""
    match = re.fullmatch(r"\(?(\d{1,3})[.)]?-?", label.strip())
    return int(match[1]) if match else None
