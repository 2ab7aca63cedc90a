"""Number trees and name trees, written balanced: a reader finds one of 100,000 entries in three steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeVar

from pikepdf import Array, Dictionary, Object, Pdf, String

_LEAF = 64
_BRANCH = 32

Kind = Literal["/Nums", "/Names"]
Key = int | str
T = TypeVar("T")


def balanced(pdf: Pdf, kind: Kind, entries: Sequence[tuple[Key, Object]]) -> Object:
    """The tree of these entries as an object of the PDF; keys are sorted and distinct, words among them in ASCII."""
    leaves = [_leaf(kind, chunk) for chunk in _chunks(entries, _LEAF)] or [Dictionary({kind: Array()})]
    if len(leaves) == 1:
        only = leaves[0]
        if "/Limits" in only:
            del only["/Limits"]  # the root has none
        return pdf.make_indirect(only)
    while len(leaves) > _BRANCH:
        leaves = [_branch(pdf, chunk) for chunk in _chunks(leaves, _BRANCH)]
    return pdf.make_indirect(Dictionary(Kids=Array([pdf.make_indirect(leaf) for leaf in leaves])))


def _chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _leaf(kind: Kind, entries: Sequence[tuple[Key, Object]]) -> Dictionary:
    flat: list[Any] = []
    for key, value in entries:
        flat += (_written(key), value)
    limits = Array([_written(entries[0][0]), _written(entries[-1][0])])
    return Dictionary({"/Limits": limits, kind: Array(flat)})


def _branch(pdf: Pdf, nodes: Sequence[Dictionary]) -> Dictionary:
    limits = Array([nodes[0].Limits[0], nodes[-1].Limits[1]])
    return Dictionary(Limits=limits, Kids=Array([pdf.make_indirect(node) for node in nodes]))


def _written(key: Key) -> Any:
    return String(key) if isinstance(key, str) else key
