"""The files of ours that make pages: what the line and the engines import, and what that imports in its turn.

A door, a message, a rule or a desk is none of them: a change there makes no other page, and no report is built again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
ROOTS = (
    *("line/__init__.py", "line/carrying.py", "engines/libreoffice.py", "engines/embedded.py", "reading/pictures.py"),
    *("prose/read.py", "rules/passages.py"),
    *("programs/uno_driver.py", "programs/embedded_driver.py", "programs/errand.py"),  # programs of their own
)
"""Where pages begin: the line itself, the engines, the pictures as they are cleaned, the prose as it is read."""

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ ]pipeline([\w.]*)[ ]import[ ](\([^)]*\)|[^\n#]*)|import[ ]pipeline([\w.]*))", re.MULTILINE
)


@cache
def page_makers() -> dict[str, bytes]:
    """The files that make pages: their bytes by their names within the package, in order."""
    found: dict[str, bytes] = {}
    waiting = list(ROOTS)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = (PACKAGE / name).read_bytes()
            waiting += _imported(found[name].decode())
    return dict(sorted(found.items()))


def _imported(text: str) -> Iterator[str]:
    """The files of ours that a text imports; imports that only type checkers follow count too."""
    for match in _IMPORT.finditer(text):
        module = (match[1] or match[3] or "").replace(".", "/").strip("/")
        names = re.findall(r"\w+", re.sub(r"\bas \w+", "", match[2] or ""))
        for path in (module, *(f"{module}/{name}" for name in names)):
            for file in (f"{path}.py", f"{path}/__init__.py"):
                if path and (PACKAGE / file).is_file():
                    yield file
