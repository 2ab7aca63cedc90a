"""One input, one report: neither clock, place, language, user nor file name moves a byte."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.presswork import ROOT

INPUT = ROOT / "inputs" / "2024" / "SP-RV-TRCD-IR-24.en.yaml"
KINDS = {"docx", "pdf", "record"}
WORLDS = (
    ("one", "a.en.yaml", {"TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "1"}),
    (
        "drugo mesto/két",
        "Berichte von gestern.en.yaml",
        {"TZ": "America/Caracas", "LANG": "tr_TR.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"},
    ),
)


def built(folder: Path, name: str, world: dict[str, str], options: list[str]) -> dict[str, str]:
    """The hash of each file that the command wrote, by kind."""
    folder.mkdir(parents=True)
    home = folder / "home"
    home.mkdir()
    # a comment makes no other report
    (folder / name).write_text(f"# {name}\n" + INPUT.read_text(encoding="utf-8"), encoding="utf-8")
    command = [Path(sys.executable).with_name("rapporteur"), "build", name, "--json", *options]
    environment = {**os.environ, **world, "HOME": str(home)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    files = json.loads(done.stdout.splitlines()[0])["files"]
    return {kind: hashlib.sha256((folder / path).read_bytes()).hexdigest() for kind, path in files.items() if path}


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("options", [[], ["--paper", "a4"]], ids=["letter", "a4"])
def test_two_worlds_make_the_same_bytes(options, tmp_path):
    one, other = (built(tmp_path / where, name, world, options) for where, name, world in WORLDS)
    assert set(one) == KINDS
    assert one == other


def test_the_embedded_engine_makes_the_same_bytes_each_time(tmp_path):
    one, other = (built(tmp_path / where, name, world, ["--engine", "embedded"]) for where, name, world in WORLDS)
    assert one == other
