"""The command as a person runs it: a process of its own, in a folder of its own, its streams apart."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RAPPORTEUR = Path(sys.executable).parent / "rapporteur"

SOUND = """\
format: 1
symbol: SP/RV-TSTI-IR-24
language: en
meeting:
  title: Workshop on things
  mode: virtual
  date: 2024-04-05
participants:
  - id: rosi
    name: Mario Rosi
    organisation: SICA
background: The meeting was opened.
interventions:
  - speaker: rosi
    text: He noted the progress.
conclusions:
  - Work will go on with the Central American Integration System.
"""

DRAFT = """\
format: 1
stage: draft
language: es
meeting:
  title: Taller
"""

_CODE = re.compile(r"(?:^|: )([A-Z]\d{3,4}) ", re.MULTILINE)


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The lines of `--json`."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def codes(self) -> list[str]:
        """The codes of the findings, told on either stream."""
        return _CODE.findall(f"{self.out}\n{self.err}")

    @property
    def statuses(self) -> list[str]:
        """What became of each report."""
        return [each["status"] for each in self.objects]


def environment(**more: str) -> dict[str, str]:
    """What a person's shell hands on, with nothing of the tests' own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", **more}


def rapporteur(folder: Path, *arguments: str | Path, **env: str) -> Ran:
    """Runs the command in a folder and waits for its end; a traceback is never what it says."""
    done = subprocess.run(
        [RAPPORTEUR, *arguments], cwd=folder, env=environment(**env), capture_output=True, timeout=240, check=False
    )
    ran = Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
    if "--debug" not in arguments:
        assert "Traceback" not in ran.err + ran.out, ran.err
    return ran


def write(folder: Path, text: str | bytes = SOUND, name: str = "report.en.yaml") -> Path:
    """An input file in a folder, named as from within it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return Path(name)


def changed(**fields: str) -> str:
    """The sound input with top-level fields written otherwise: `background="text"`; empty takes the field out."""
    text = SOUND
    for name, value in fields.items():
        line = f"{name}: {value}\n" if value else ""
        pattern = re.compile(rf"^{name}:.*\n(?:[ -].*\n)*", re.MULTILINE)
        text = pattern.sub(lambda _, line=line: line, text) if pattern.search(text) else text + line
    return text
