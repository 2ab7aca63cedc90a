"""The order of a report: where a field path stands, so that findings come as one reads."""

from __future__ import annotations

import re
from typing import Any, get_args

from pipeline.model.base import Noun
from pipeline.model.report import Report

_STEP = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")


def position(path: str) -> tuple[int, ...]:
    """The place of a field in the contract's table, list items by number; an unknown step stands last.

    >>> position("symbol") < position("meeting.title") < position("interventions[2].text")
    True
    """
    found: list[int] = []
    noun: type[Noun] | None = Report
    for number, name in _STEP.findall(path):
        if number:
            found.append(int(number))
            continue
        fields = noun.model_fields if noun else {}
        names = [info.alias or field for field, info in fields.items()]
        found.append(names.index(name) if name in names else len(names))
        noun = _noun(list(fields.values())[found[-1]].annotation) if name in names else None
    return tuple(found)


def _noun(annotation: Any) -> type[Noun] | None:
    """The noun that a field holds, alone, in a list or or-nothing; None for words and numbers."""
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        return annotation
    return next((noun for part in get_args(annotation) if (noun := _noun(part))), None)
