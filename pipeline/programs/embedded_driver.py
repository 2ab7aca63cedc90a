"""Drives the embedded engine; a program of its own, so that its fonts, its limits and its end are ours to set.

Speaks as `uno_driver.py` does: a line of JSON a job on stdin, one a reply on stdout, the end of stdin is its end.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def main() -> None:
    """Runs until stdin ends."""
    try:
        import dxpdf
    except ImportError as error:
        _tell({"event": "unusable", "said": str(error)})
        return
    _tell({"event": "ready", "pid": os.getpid()})
    for line in sys.stdin:
        job = json.loads(line)
        try:
            Path(job["pdf"]).write_bytes(dxpdf.convert(Path(job["docx"]).read_bytes()))
            reply: dict[str, object] = {"done": True}
        except BaseException as error:  # noqa: BLE001 - a panic of the engine derives from BaseException
            reply = {"error": "unreadable", "said": f"{type(error).__name__}: {error}"[:500]}
        _tell(reply)


def _tell(reply: dict[str, object]) -> None:
    os.write(1, json.dumps(reply).encode("utf-8") + b"\n")


if __name__ == "__main__":
    main()
