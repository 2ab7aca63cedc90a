"""Confinement of outside programs: limits, no network, nothing of the caller's environment, dead when we are dead.

The tools are those of util-linux (`unshare`, `prlimit`, `setpriv`); each replaces itself by the next with `exec`, so
the process that was started is the program itself, and the whole chain costs about 3 ms. Where one is missing, its
part of the confinement is missing and the program still runs.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TOOLS = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a program may take, in bytes and open files; the kernel ends one that wants more."""

    memory: int = 2048 * _MEBIBYTE
    file_size: int = 500 * _MEBIBYTE
    open_files: int = 1024


def confined(command: Sequence[str], limits: Limits) -> list[str]:
    """The command that runs `command` under the limits and, where this machine allows it, without network."""
    return [*network_guard(), *_limit_guard(limits), *command]


def dies_with_parent(command: Sequence[str]) -> list[str]:
    """The command that runs `command` and has the kernel kill it when the thread that started it ends."""
    setpriv = tool("setpriv")
    return [setpriv, "--pdeathsig", "KILL", "--", *command] if setpriv else list(command)


@cache
def network_guard() -> tuple[str, ...]:
    """The words before a command that take its network away; empty where the machine allows no namespaces."""
    unshare = tool("unshare")
    for flag in ("-n", "-rn"):
        if unshare and _succeeds([unshare, flag, "true"]):
            return (unshare, flag, "--")
    return ()


def _limit_guard(limits: Limits) -> list[str]:
    prlimit = tool("prlimit")
    if not prlimit:
        return []
    wanted = (f"--as={limits.memory}", f"--fsize={limits.file_size}", f"--nofile={limits.open_files}", "--core=0")
    return [prlimit, *wanted, "--"]


@cache
def tool(name: str) -> str | None:
    """The path of a program in the system's own folders, None if it isn't there; the caller's PATH has no say."""
    return shutil.which(name, path=_TOOLS)


def _succeeds(command: Sequence[str]) -> bool:
    """Whether a short command ends well."""
    try:
        done = subprocess.run(  # noqa: S603 - a command of this program
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=5, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def bare_environment(home: Path, temporary: Path, fonts_conf: Path) -> dict[str, str]:
    """All that a confined program knows of its surroundings: the same on every machine, in every season."""
    return {
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "FONTCONFIG_FILE": str(fonts_conf),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PATH": "/usr/bin:/bin",
        "SAL_USE_VCLPLUGIN": "svp",  # LibreOffice draws in memory and looks for no display
        # A document is a million small objects: glibc keeps more of those freed at hand, 3 % of LibreOffice's time.
        "GLIBC_TUNABLES": "glibc.malloc.tcache_count=1000",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
