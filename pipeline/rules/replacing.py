"""A report with the text of one field replaced, the rest as it was."""

from __future__ import annotations

import re
from typing import Any

from pipeline.model.base import Noun
from pipeline.model.report import Report

_STEP = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")


def replaced(report: Report, path: str, text: str) -> Report:
    """The report in which a field (`interventions[3].text`) says this."""
    steps = [int(number) if number else name for number, name in _STEP.findall(path)]
    changed: Report = _with(report, steps, text)
    return changed


def _with(value: Any, steps: list[int | str], text: str) -> Any:
    if not steps:
        return text
    step, following = steps[0], steps[1:]
    if isinstance(step, int):
        items = list(value)
        items[step] = _with(items[step], following, text)
        return tuple(items)
    if isinstance(value, Noun):
        return value.model_copy(update={step: _with(getattr(value, step), following, text)})
    return {**value, step: _with(value[step], following, text)}
