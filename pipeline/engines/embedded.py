"""The embedded engine: a wheel of Python, for machines without LibreOffice.

It writes to stderr by itself, reads its fonts once a process and could take all memory for a bad document: so it runs
in a child process that stays open. It tags headings only, prints the page references that the docx carries, and sets
a section that should begin on an odd page on the next one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.engines.berthed import START_LIMIT, KeptPress
from pipeline.engines.engine import Promises
from pipeline.engines.press import PressEngine
from pipeline.errors import MachineError
from pipeline.findings import Finding, finding
from pipeline.programs.confine import Limits, confined
from pipeline.programs.mishaps import Refused
from pipeline.programs.profile import Berth

PROMISES = Promises(
    tagged=False,
    pdf_ua=False,
    pdf_a="3b",
    resolves_page_references=False,
    keeps_space_at_head=False,
    inherits_headers=False,
)

_DRIVER = Path(__file__).parent.parent / "programs" / "embedded_driver.py"


def embedded_engine(
    fonts: Path,
    state: Path,
    remarks: tuple[Finding, ...] = (),
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    start_limit: float = START_LIMIT,
    longest: float = 600.0,
    python: Path = Path(sys.executable),
) -> PressEngine:
    """The embedded engine, not yet started; raises MachineError where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        its_version = version("dxpdf")
    except PackageNotFoundError as error:
        raise MachineError(finding("M005", said="it is not installed")) from error
    press = EmbeddedPress(python, fonts, state, limits, start_limit)
    return PressEngine(
        "embedded", its_version, PROMISES, [press], remarks=remarks, state=state, limits=limits, longest=longest
    )


class EmbeddedPress(KeptPress):
    """A child process with the embedded engine, that stays open."""

    def __init__(self, python: Path, fonts: Path, state: Path, limits: Limits, start_limit: float) -> None:
        super().__init__("embedded", fonts, state, limits, start_limit)
        self._python = python

    def press(self, docx: Path, pdf: Path, seconds: float) -> None:
        """Writes the PDF, within the limit."""
        reply = self._ready().ask({"docx": str(docx), "pdf": str(pdf)}, seconds)
        if "error" in reply:
            raise Refused(str(reply.get("said") or ""))

    def _command(self, berth: Berth) -> list[str]:
        # `-I` keeps out the caller's folders and settings, not the virtual environment's packages.
        return confined([str(self._python), "-I", str(_DRIVER)], self._limits)
