"""What stands in a PDF under a name, if it is of the kind wanted: strangers' files may have anything anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Object

Known = set[tuple[int, int]]
_WITHIN = (0, 0)


def dictionary(holder: Object, name: str) -> Dictionary | None:
    """The dictionary under the name, None if there is none."""
    found = holder.get(name)
    return found if isinstance(found, Dictionary) else None


def array(holder: Object, name: str) -> Array | None:
    """The array under the name, None if there is none."""
    found = holder.get(name)
    return found if isinstance(found, Array) else None


def number(holder: Object, name: str) -> int | None:
    """The whole number under the name, None if there is none."""
    found: Any = holder.get(name)
    return found if type(found) is int else None  # a bool is one of its kind


def annotations_of(page: Object) -> Iterator[Dictionary]:
    """The annotations of a page."""
    for annotation in array(page, "/Annots") or ():
        if isinstance(annotation, Dictionary):
            yield annotation


def is_new(found: Object, seen: Known) -> bool:
    """Whether an object was not met before; one that stands within another is always new."""
    key = found.objgen
    if key in seen:
        return False
    if key != _WITHIN:
        seen.add(key)
    return True
