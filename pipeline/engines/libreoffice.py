"""LibreOffice as an engine: kept open and driven over a pipe where its Python module is there, else run once a file."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.engines.berthed import START_LIMIT, BerthedPress, KeptPress
from pipeline.engines.engine import Promises
from pipeline.engines.press import Press, PressEngine
from pipeline.programs.confine import Limits, confined, dies_with_parent
from pipeline.programs.export import PDF_OPTIONS, READER, WRITE_FAILED, WRITER, convert_argument
from pipeline.programs.kept import KeptProgram, Reply
from pipeline.programs.mishaps import Failed, Gone, Mishap, NotWritten, Refused
from pipeline.programs.profile import Berth, lay_profile
from pipeline.programs.run_once import run_once
from pipeline.programs.soffice import LibreOffice

PROMISES = Promises(
    tagged=True,
    pdf_ua=True,
    pdf_a="3a",
    resolves_page_references=True,
    keeps_space_at_head=True,
    inherits_headers=True,
)

_DRIVER = Path(__file__).parent.parent / "programs" / "uno_driver.py"
_RESTART = 81  # LibreOffice asks to be started again, as after an update of its own
_QUIET = ("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck")


def libreoffice_engine(
    office: LibreOffice,
    fonts: Path,
    state: Path,
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    start_limit: float = START_LIMIT,
    longest: float = 600.0,
) -> PressEngine:
    """The engine over this LibreOffice, not yet started; limits other than the usual ones are for trials."""
    once = RunOnceOffice(office, fonts, state, limits)
    kept = KeptOffice(office, fonts, state, limits, start_limit)
    presses: list[Press] = [kept, once] if office.python else [once]
    return PressEngine(
        "libreoffice",
        f"{office.version} {office.build}",
        PROMISES,
        presses,
        state=state,
        limits=limits,
        longest=longest,
    )


class KeptOffice(KeptPress):
    """A LibreOffice that stays open for a whole share of the work."""

    def __init__(
        self, office: LibreOffice, fonts: Path, state: Path, limits: Limits, start_limit: float = START_LIMIT
    ) -> None:
        super().__init__(f"libreoffice-{office.version}", fonts, state, limits, start_limit)
        self._office = office

    def press(self, docx: Path, pdf: Path, seconds: float) -> None:
        """Writes the PDF, within the limit."""
        self.convert(docx, pdf, READER, seconds)

    def convert(self, source: Path, pdf: Path, reader: str, seconds: float) -> None:
        """Writes the PDF of what one of Writer's filters reads, within the limit."""
        program = self._ready()
        job = {"docx": str(source), "pdf": str(pdf), "reader": reader, "writer": WRITER, "options": PDF_OPTIONS}
        reply = program.ask(job, seconds)
        if "error" in reply:
            raise _mishap(reply, program)

    def _settle(self, berth: Berth) -> None:
        lay_profile(berth.profile, self._office.version, self._office.build)

    def _command(self, berth: Berth) -> list[str]:
        pipe = _pipe_name(berth)
        office = dies_with_parent(_office_command(self._office, berth, f"--accept=pipe,name={pipe};urp;"))
        # `-I -S`: no user's site, no `.pth` files: LibreOffice is on its way 10 ms earlier.
        driver = [str(self._office.python), "-I", "-S", str(_DRIVER), str(os.getpid()), pipe, str(self._office.uno)]
        return confined([*driver, *office], self._limits)


class RunOnceOffice(BerthedPress):
    """A LibreOffice that is started for each document, for machines without its Python module."""

    def __init__(self, office: LibreOffice, fonts: Path, state: Path, limits: Limits) -> None:
        super().__init__(f"libreoffice-{office.version}", fonts, state, limits)
        self._office = office

    def start(self) -> None:
        """Nothing: there is nothing that could start before the document is there."""

    def press(self, docx: Path, pdf: Path, seconds: float) -> None:
        """Writes the PDF, within the limit."""
        self.convert(docx, pdf, READER, convert_argument(), seconds)

    def convert(self, source: Path, pdf: Path, reader: str, wanted: str, seconds: float) -> None:
        """Writes the PDF of what a filter reads, within the limit; `wanted` is what follows `--convert-to`."""
        code, said = self._converted(source, pdf.parent, reader, wanted, seconds)
        if code != 0:
            raise Gone(code, said)
        if not pdf.is_file():
            last = said.split("\n")[-1].split(" at ./")[0]
            raise NotWritten(last) if WRITE_FAILED in said else Refused(last)

    def _converted(self, source: Path, folder: Path, reader: str, wanted: str, seconds: float) -> tuple[int, str]:
        """The exit code and the words of a LibreOffice that was to write a document into a folder; TooSlow."""
        berth = self._taken()
        more = (f"--infilter={reader}", "--convert-to", wanted, "--outdir", str(folder), str(source))
        command = confined(dies_with_parent(_office_command(self._office, berth, *more)), self._limits)
        environment = self._environment(berth)
        code, said = run_once(command, environment, berth.temporary, seconds, (berth.lock,))
        if code == _RESTART:
            code, said = run_once(command, environment, berth.temporary, seconds, (berth.lock,))
        return code, said

    def _settle(self, berth: Berth) -> None:
        lay_profile(berth.profile, self._office.version, self._office.build)


def _office_command(office: LibreOffice, berth: Berth, *more: str) -> list[str]:
    """The command that starts this LibreOffice in its berth."""
    return [str(office.binary), f"-env:UserInstallation={berth.profile.resolve().as_uri()}", *_QUIET, *more]


def _pipe_name(berth: Berth) -> str:
    """A name that no other running LibreOffice of this machine has."""
    return f"rapporteur-{os.getpid()}-{berth.lock}-{berth.folder.name}"


def _mishap(reply: Reply, program: KeptProgram) -> Mishap:
    """What an error reply of the driver means."""
    code, said = reply.get("code"), str(reply["said"])
    if reply["error"] == "unreadable":
        return Refused(said)
    if code is not None:
        return Gone(int(code), program.said())
    return NotWritten(said) if WRITE_FAILED in said else Failed(said)
