"""No pattern of ours tries every way to share out a long row of one sign: a damaged file keeps nobody waiting.

A pattern that does takes longer than the world stands for a row of sixty; the test runner then ends it.
"""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import pipeline

# They are programs of their own, run by another Python.
_NOT_OURS = ("uno_driver", "embedded_driver", "word_filters")
_ROWS = (
    ".",
    " ",
    "\t",
    "a",
    "1",
    "-",
    "\n",
    "A ",
    "a.",
    "1 ",
    "1.",
    "<w:p>",
    "(",
    '"',
    "*",
    "_",
    "[",
    "…",
    "a, ",
    "é",
    "|",
    "| ",
    ". ",
)
_LENGTH = 60


def patterns():
    found = {}
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not module.name.endswith(_NOT_OURS):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    found.setdefault(value.pattern, (f"{module.name}.{name}", value))
    return [pytest.param(pattern, id=name) for name, pattern in found.values()]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("pattern", patterns())
def test_a_long_row_of_one_sign_is_read_at_once(pattern):
    for row in _ROWS:
        for text in (row * _LENGTH, f"{row * _LENGTH}!", f"A{row * _LENGTH}\x00"):
            pattern.search(text if isinstance(pattern.pattern, str) else text.encode())
