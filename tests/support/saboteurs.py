"""LibreOffices that go wrong: small scripts in the place of the real program, and what is alive of the real one."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.programs.soffice import LibreOffice, find_libreoffice

OUT = 'while [ $# -gt 0 ]; do [ "$1" = --outdir ] && out=$2; docx=$1; shift; done'


def installation(folder: Path, script: str = "", *, version: str = "7.4.7.2", writer: bool = True) -> Path:
    """The program folder of an installation whose `soffice.bin` is a shell script."""
    program, registry = folder / "program", folder / "share" / "registry"
    program.mkdir(parents=True)
    registry.mkdir(parents=True)
    binary = program / "soffice.bin"
    binary.write_text(f"#!/bin/sh\n{script}\n")
    binary.chmod(0o755)
    (program / "versionrc").write_text("[Version]\nbuildid=abc\n")
    (registry / "main.xcd").write_text(
        f'<prop oor:name="ooSetupVersionAboutBox">\n <value>{version}</value></prop>' if version else ""
    )
    if writer:
        (registry / "writer.xcd").write_text("")
    return program


def saboteur(folder: Path, script: str, *, kept: bool = False) -> LibreOffice:
    """A LibreOffice made of a script, run once a document, or kept and driven by the real driver."""
    office = find_libreoffice([installation(folder, script)])
    python = office.python if kept else None
    return LibreOffice(office.program, office.version, office.build, python, office.uno)


def living(state: Path, word: str = "") -> list[int]:
    """The processes, zombies left out, whose command names the state folder and has the word."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if os.fsencode(state) in command and word.encode() in command.split(b"\0")[0]:
                found.append(int(entry.name))
    return found


def wait_until(true: Callable[[], object], seconds: float = 10.0) -> bool:
    """Whether it became true in time."""
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def strike(state: Path, blow: signal.Signals) -> None:
    """Sends a signal to the LibreOffice of a state folder as soon as it works on a document."""
    wait_until(lambda: list(state.glob("engines/*/*/work/*/report.docx")))
    time.sleep(0.05)
    for pid in living(state, "soffice.bin"):
        os.kill(pid, blow)
