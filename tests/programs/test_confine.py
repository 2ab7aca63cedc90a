"""Limits, network and surroundings of a confined program, asked of the program itself."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.programs.confine import Limits, bare_environment, confined, network_guard


def _inside(code: str, limits: Limits = Limits()) -> str:  # noqa: B008 - frozen
    command = confined([sys.executable, "-I", "-c", code], limits)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_the_limits_hold_in_the_program():
    code = "import resource as r; print(*(r.getrlimit(x)[1] for x in (r.RLIMIT_AS, r.RLIMIT_FSIZE, r.RLIMIT_NOFILE)))"
    assert _inside(code, Limits(memory=10**9, file_size=10**6, open_files=64)) == "1000000000 1000000 64"


def test_the_program_has_no_network():
    if not network_guard():
        pytest.skip("this machine allows no namespaces")
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = f"import socket; print(socket.socket().connect_ex(('127.0.0.1', {server.getsockname()[1]})))"
        assert _inside(code) != "0"


def test_the_surroundings_are_ours_alone(monkeypatch):
    monkeypatch.setenv("LD_PRELOAD", "/nowhere.so")
    environment = bare_environment(Path("/h"), Path("/t"), Path("/f"))
    assert "LD_PRELOAD" not in environment
    assert (environment["TZ"], environment["LC_ALL"], environment["HOME"]) == ("UTC", "C.UTF-8", "/h")
