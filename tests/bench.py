# ruff: noqa: T201 - the figures that it prints are what it is for
"""`make bench`: ratios from one run; where the milliseconds of a report go is in `bench_stages`.

Both sides of a ratio have a profile that exists already and the project's fonts; they take turns, so that whatever
else the machine does falls on both. The first turn of each is not counted.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import MachineError
from pipeline.programs.fontconfig import write_fonts_conf
from pipeline.programs.soffice import find_libreoffice
from tests.bench_archive import archive_figures
from tests.bench_bundle import bundle_figures
from tests.bench_stages import stages_of_one
from tests.support.command import RAPPORTEUR, environment
from tests.support.following import following
from tests.support.varied import EXAMPLE, varied_inputs

FONTS = Path(__file__).parents[1] / "templates" / "fonts"
MANY = 40
ONE_GOAL, MANY_GOAL = 1.15, 1.25
INPUTS, CHECKING_GOAL = 1000, 10


def main() -> None:
    """Prints all figures."""
    try:
        office = find_libreoffice()
    except MachineError:
        sys.exit("there is no LibreOffice on this machine to measure against")
    with tempfile.TemporaryDirectory(prefix="rapporteur-bench-") as name:
        folder = Path(name)
        bare = _bare(folder, office.binary)
        _cold(folder, bare)
        _many(folder, bare)
        stages_of_one(folder / "stages")
        _checking(folder)
        _saving(folder)
        _start()
        archive_figures(folder / "archive")
        (folder / "bundles").mkdir()
        bundle_figures(folder / "bundles")


def _bare(folder: Path, soffice: Path) -> Callable[[list[Path]], None]:
    """Runs LibreOffice plainly over documents: one process, a profile of its own, the project's fonts."""
    profile, out = folder / "bare-profile", folder / "bare"
    command = [
        soffice,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        out,
    ]
    env = environment(FONTCONFIG_FILE=str(write_fonts_conf(FONTS, folder / "bare-fonts")))

    def convert(documents: list[Path]) -> None:
        run = [*command, *documents]
        # A fresh profile ends LibreOffice with 81: it asks to be started again.
        if subprocess.run(run, env=env, capture_output=True, check=False).returncode == 81:
            subprocess.run(run, env=env, capture_output=True, check=True)

    return convert


def _build(folder: Path, *arguments: str | Path) -> None:
    subprocess.run([RAPPORTEUR, "build", *arguments], cwd=folder, env=environment(), capture_output=True, check=True)


def _cold(folder: Path, bare: Callable[[list[Path]], None]) -> None:
    office = folder / "one"
    office.mkdir()
    source = Path(shutil.copy(EXAMPLE, office))
    _build(office, source)
    documents = list(office.rglob("*.docx"))
    ours, theirs = _in_turn(9, lambda: _build(office, "--force", source), lambda: bare(documents))
    _tell_ratio("one report, cold: build against soffice --convert-to", ours, theirs, ONE_GOAL)


def _many(folder: Path, bare: Callable[[list[Path]], None]) -> None:
    office = folder / "many"
    varied_inputs(office / "in", MANY)
    _build(office, "in")
    documents = sorted(office.rglob("*.docx"))
    ours, theirs = _in_turn(3, lambda: _build(office, "--force", "in"), lambda: bare(documents))
    _tell_ratio(f"{MANY} reports: one build against one soffice --convert-to", ours, theirs, MANY_GOAL)
    again = _median(3, lambda: _build(office, "in"))
    print(f"{MANY} reports that are up to date: {again * 1000:.0f} ms, {again / ours:.2f} of building them")


def _in_turn(times: int, ours: Callable[[], None], theirs: Callable[[], None]) -> tuple[float, float]:
    """The median seconds of both, which take turns."""
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(times + 1)][1:]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)


def _median(times: int, action: Callable[[], None]) -> float:
    return statistics.median([_seconds(action) for _ in range(times + 1)][1:])


def _seconds(action: Callable[[], None]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def _tell_ratio(what: str, ours: float, theirs: float, goal: float) -> None:
    print(f"{what}: {ours / theirs:.2f} (goal {goal}), {ours * 1000:.0f} ms against {theirs * 1000:.0f} ms", flush=True)


def _checking(folder: Path) -> None:
    """A thousand inputs, read and judged by as many processes as the machine has processors."""
    office = folder / "checking"
    varied_inputs(office / "in", INPUTS)
    (office / "rapporteur.toml").touch()
    together, alone = (_checked(office, *more) for more in ((), ("--jobs", "1")))
    print(
        f"{INPUTS} inputs checked: {together:.1f} s (goal {CHECKING_GOAL} s on two processors), "
        f"{together / alone:.2f} of one process; {alone / INPUTS * 1000:.1f} ms each",
        flush=True,
    )


def _checked(office: Path, *more: str) -> float:
    command = [RAPPORTEUR, "check", "--json", *more, "in"]
    return _seconds(lambda: subprocess.run(command, cwd=office, env=environment(), capture_output=True, check=False))


def _saving(folder: Path) -> None:
    """From saving a watched input to its new PDF, the engine being warm."""
    office = folder / "saving"
    office.mkdir()
    (office / "rapporteur.toml").touch()
    source = Path(shutil.copy(EXAMPLE, office))
    text = source.read_text(encoding="utf-8")
    with following(office, source.name) as follower:
        follower.wait_for(1)
        times = []
        for number in range(10):
            begun = time.perf_counter()
            source.write_text(text.replace("background: |\n", f"background: |\n  Round {number}.\n"), encoding="utf-8")
            follower.wait_for(1)
            times.append(time.perf_counter() - begun)
    print(
        f"from save to PDF, watched and warm: {statistics.median(times) * 1000:.0f} ms (goal well under 1000)",
        flush=True,
    )


def _start() -> None:
    version = [RAPPORTEUR, "--version"]
    nothing = [sys.executable, "-c", "pass"]
    quiet = {"stdout": subprocess.DEVNULL, "env": dict(os.environ), "check": True}
    ours, theirs = _in_turn(21, lambda: subprocess.run(version, **quiet), lambda: subprocess.run(nothing, **quiet))  # type: ignore[call-overload]
    print(f"--version against python -c pass: {ours / theirs:.2f}, {ours * 1000:.0f} ms against {theirs * 1000:.0f} ms")


if __name__ == "__main__":
    main()
