"""`kill -9` of a run at any moment: no process is left, and the next run makes what an undisturbed one would have."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.command import RAPPORTEUR, SOUND, environment, rapporteur, write
from tests.support.editions import tree
from tests.support.saboteurs import living, wait_until


def _office(folder: Path, reports: int) -> Path:
    for index in range(reports):
        write(folder, SOUND.replace("TSTI", f"T{index:03}"), f"in/r{index}.en.yaml")
    return folder


def _left(office: Path) -> list[int]:
    """What still runs of an office: engines, which name its folder, and workers, which work in it."""
    found = living(office)
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit() and (entry / "cwd").readlink() == office:
                found.append(int(entry.name))
    return found


def _killed(folder: Path, seconds: float, *arguments: str) -> bool:
    """Whether the run was still at work when it was killed, so many seconds after its start."""
    process = subprocess.Popen(
        [RAPPORTEUR, "build", *arguments, "in"],
        cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(seconds)
    alive = process.poll() is None
    process.kill()
    process.wait()
    return alive


def _soak(tmp_path: Path, moments: list[float], reports: int, *arguments: str) -> int:
    """How many of the runs were killed at work; after each the next run must be as if nothing had been.

    `moments` are shares of the time that an undisturbed run takes.
    """
    undisturbed = _office(tmp_path / "undisturbed", reports)
    assert rapporteur(undisturbed, "build", *arguments, "in").code == 0  # the first run of all compiles and caches
    begun = time.monotonic()
    assert rapporteur(undisturbed, "build", "--force", *arguments, "in").code == 0
    whole = time.monotonic() - begun
    expected = tree(undisturbed / "outputs")
    struck = 0
    for number, moment in enumerate(moments):
        office = _office(tmp_path / f"office{number}", reports)
        struck += _killed(office, moment * whole, *arguments)
        assert wait_until(lambda office=office: not _left(office), 5), "a process outlived the run"
        ran = rapporteur(office, "build", *arguments, "--json", "in")
        assert ran.code == 0, ran.err
        assert set(ran.statuses) <= {"built", "unchanged"}
        assert tree(office / "outputs") == expected
    return struck


@pytest.mark.soak
def test_a_few_moments(tmp_path):
    assert _soak(tmp_path, [0.4, 0.6, 0.8], 4, "--engine", "embedded") >= 1


@pytest.mark.soak
@pytest.mark.needs_libreoffice
def test_many_moments(tmp_path):
    chance = random.Random(24)
    moments = [chance.uniform(0.05, 0.95) for _ in range(20)]
    assert _soak(tmp_path, moments, 8, "--jobs", "2") >= 1


@pytest.mark.soak
@pytest.mark.needs_libreoffice
def test_twenty_kills_in_one_rebuild_of_sixty(tmp_path):
    """One office, killed again and again: each run goes on where the last was, and what is finished is not touched again."""
    undisturbed = _office(tmp_path / "undisturbed", 60)
    assert rapporteur(undisturbed, "rebuild", "in").code == 0
    office, chance, struck = _office(tmp_path / "office", 60), random.Random(60), 0
    done: dict[Path, int] = {}
    for _ in range(20):
        struck += _killed_after(office, len(done) + chance.randrange(3), chance.uniform(0.0, 0.2))
        assert wait_until(lambda: not _left(office), 5), "a process outlived the run"
        now = _records(office)
        assert done.items() <= now.items(), "what was finished was done again"
        done = now
    assert struck == 20
    ran = rapporteur(office, "rebuild", "--json", "in")
    assert (ran.code, len(ran.objects)) == (0, 60), ran.err
    assert ran.statuses.count("unchanged") == len(done)
    assert tree(office / "outputs") == tree(undisturbed / "outputs")


def _records(office: Path) -> dict[Path, int]:
    """The reports that are finished, and when each was."""
    return {path: path.stat().st_mtime_ns for path in office.glob("outputs/2024/[!.]*/[!.]*.json")}


def _killed_after(office: Path, reports: int, seconds: float) -> bool:
    """Whether a run was still at work when it was killed, so many seconds after so many reports were finished."""
    process = subprocess.Popen(
        [RAPPORTEUR, "rebuild", "in"],
        cwd=office, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wait_until(lambda: len(_records(office)) >= reports, 60)
    time.sleep(seconds)
    alive = process.poll() is None
    process.kill()
    process.wait()
    return alive


def test_a_worker_that_is_killed_costs_no_report(tmp_path):
    office = _office(tmp_path, 8)
    process = subprocess.Popen(
        [RAPPORTEUR, "build", "--engine", "embedded", "--jobs", "2", "--json", "in"],
        cwd=office, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert wait_until(lambda: list(office.glob(".rapporteur/engines/*/*/work/*/report.docx")))
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    os.kill(int(children[0]), signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert out.count(b'"status": "built"') == 8
    assert not _left(office)
