"""LibreOffice on this machine: where it is, which version, what it can; found without starting it.

Asking `soffice --version` would cost as much as a third of a report. The version stands in the registry that every
installation carries (`ooSetupVersionAboutBox` in `main.xcd`, 2 ms to read), the build in `versionrc`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import MachineError
from pipeline.findings import finding
from pipeline.programs.confine import tool

OLDEST = (7, 4)  # the first version that takes export options as JSON

_FIXED_FOLDERS = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/usr/local/lib/libreoffice/program",
)
_VERSION = re.compile(rb'ooSetupVersionAboutBox"[^>]*>\s*<value>([0-9.]+)')
_BUILD = re.compile(r"^buildid=(.+)$", re.MULTILINE)

# Where distributions put `uno.py`, with the Python that loads it.
_UNO_FOLDERS = (
    "/usr/lib/python3/dist-packages",
    "/usr/lib64/python3*/site-packages",
    "/usr/lib/python3*/site-packages",
)


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """One installation that can turn a Word document into a PDF.

    `build` is what LibreOffice itself compares to learn that it was updated. Without `python` it can't be driven
    and is started anew for each document.
    """

    program: Path
    version: str
    build: str
    python: Path | None = None
    uno: Path | None = None

    @property
    def binary(self) -> Path:
        """The program itself; the script `soffice` and `oosplash` before it only cost time and leave orphans."""
        return self.program / "soffice.bin"


def usual_folders() -> Iterator[Path]:
    """The program folders in which a LibreOffice may be, the distribution's before those under /opt, newest first."""
    yield from map(Path, _FIXED_FOLDERS)
    yield from sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)
    started_by = tool("soffice") or tool("libreoffice")
    if started_by:
        yield Path(started_by).resolve().parent


def find_libreoffice(folders: Iterable[Path] | None = None) -> LibreOffice:
    """The first usable LibreOffice in the folders (the usual ones if none are given).

    Raises MachineError: there is none (M001), none with Writer (M002), none new enough (M003).
    """
    programs = [folder for folder in (usual_folders() if folders is None else folders) if _is_program(folder)]
    if not programs:
        raise MachineError(finding("M001"))
    with_writer = [program for program in programs if _has_writer(program)]
    if not with_writer:
        raise MachineError(finding("M002", folder=str(programs[0])))
    found = [_examine(program) for program in with_writer]
    for office in found:
        if _new_enough(office.version):
            return office
    oldest = ".".join(map(str, OLDEST))
    raise MachineError(finding("M003", version=found[0].version or "unknown", oldest=oldest))


def _is_program(folder: Path) -> bool:
    return (folder / "soffice.bin").is_file()


def _has_writer(program: Path) -> bool:
    return (program.parent / "share" / "registry" / "writer.xcd").is_file()


def _examine(program: Path) -> LibreOffice:
    build = _BUILD.search(_read(program / "versionrc").decode("utf-8", "replace"))
    version = _VERSION.search(_read(program.parent / "share" / "registry" / "main.xcd"))
    python, uno = _find_uno(program)
    return LibreOffice(
        program=program,
        version=version.group(1).decode("ascii") if version else "",
        build=build.group(1).strip() if build else "",
        python=python,
        uno=uno,
    )


def _find_uno(program: Path) -> tuple[Path | None, Path | None]:
    """The Python that can import `uno`, and the folder of that module; a pair of None if there is none."""
    own = program / "python"
    if own.is_file() and (program / "uno.py").is_file():
        return own, program
    system = tool("python3")
    for pattern in _UNO_FOLDERS:
        for module in sorted(Path("/").glob(f"{pattern.lstrip('/')}/uno.py")):
            if system:
                return Path(system), module.parent
    return None, None


def _new_enough(version: str) -> bool:
    return bool(version) and tuple(int(part) for part in version.split(".")[:2] if part) >= OLDEST


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
