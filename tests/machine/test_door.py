"""The door: what only some systems have is named behind it and nowhere else, and both sides of it promise the same."""

from __future__ import annotations

import ast
import inspect
import os
import signal
from pathlib import Path

import pytest

import pipeline
from pipeline import machine
from pipeline.machine import elsewhere, processes_elsewhere
from tests.support.without_posix import MODULES, OS_NAMES, SIGNAL_NAMES

PACKAGE = Path(pipeline.__file__).parent
BEHIND_IT = {"machine/posix.py", "machine/posix_processes.py"}
# A forked worker is not begun where there are no forks; the driver of LibreOffice is a program of its own.
EXCUSED = {"pools/worker.py", "programs/uno_driver.py"}
GONE = {
    *(f"os.{name}" for name in OS_NAMES if hasattr(os, name)),
    *(f"signal.{name}" for name in SIGNAL_NAMES if hasattr(signal, name)),
    "signal.SIGKILL",
    "os.WNOHANG",
}


def named(tree: ast.Module) -> set[str]:
    """Every module that a file imports, every name that it takes from a module, every argument that it names."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
        elif isinstance(node, ast.Call):
            found |= {f"({keyword.arg}=)" for keyword in node.keywords}
    return found


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_nobody_else_names_what_windows_has_not(file):
    name = file.relative_to(PACKAGE).as_posix()
    if name not in BEHIND_IT | EXCUSED:
        posix = {*MODULES, *GONE, "(dir_fd=)", "(pass_fds=)", "(start_new_session=)", "(preexec_fn=)"}
        assert not named(ast.parse(file.read_text(encoding="utf-8"))) & posix


@pytest.mark.parametrize("name", machine.__all__)
def test_both_sides_promise_the_same(name):
    here = getattr(machine, name)
    there = getattr(elsewhere, name, None) or getattr(processes_elsewhere, name, None)
    if callable(here):
        assert callable(there)
        assert inspect.signature(there) == inspect.signature(here)
