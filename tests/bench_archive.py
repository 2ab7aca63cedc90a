# ruff: noqa: T201 - the figures that it prints are what it is for
"""The archive by the hundred and by the ten thousand: rates, seconds and memory, each beside its goal.

Reports are generated from the reference report: varied lengths, four languages. `archive_figures` is what `make bench` calls;
by itself: `python -m tests.bench_archive [PART…]`, the parts being the names of the functions after `_part_`.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.line.compose.lean import lean
from pipeline.programs.fontconfig import write_fonts_conf
from pipeline.programs.soffice import find_libreoffice
from pipeline.word.package import open_package, write_package
from tests.bench_carbone import carbone_seconds
from tests.bench_stages import stages_of_many
from tests.support.command import RAPPORTEUR, environment
from tests.support.dask_cluster import dask_cluster
from tests.support.standing_archive import FREE, standing_archive
from tests.support.varied import varied_inputs

FONTS = Path(__file__).parents[1] / "templates" / "fonts"
REPORTS, SAMPLE, AT_THE_CLUSTER, ROUNDS = 200, 8, 200, 3
CHECKED_GOAL, UNCHECKED_GOAL, DOCXTPL_GOAL, CLUSTER_GOAL = 0.55, 0.7, 12.0, 0.9
MANY, UNCHANGED_GOAL, CHANGED_GOAL = 10_000, 1.0, 1.5
_UNCHECKED = (
    "from pipeline.line import finish; finish._faults = lambda *given: [];"
    "import sys; sys.argv[0] = 'rapporteur'; from pipeline.cli import main; main()"
)


def archive_figures(folder: Path, parts: tuple[str, ...] = ()) -> None:
    """Prints the figures of all parts, or of some."""
    for name, part in globals().copy().items():
        if name.startswith("_part_") and (not parts or name.removeprefix("_part_") in parts):
            part(folder / name)


def _part_rates(folder: Path) -> None:
    """So many reports from nothing, against LibreOffice alone on the very documents that were made, and against others."""
    office = _office(folder, REPORTS)
    _rebuilt(office)
    documents = sorted((office / "outputs").rglob("*.docx"))
    shares = [documents[0::2], documents[1::2]]
    with _soffices(folder, 2) as soffices:
        _at_once([lambda each=each: each(documents[:2]) for each in soffices])
        ours, theirs, unchecked = [], [], []
        for _ in range(ROUNDS):  # in turn, so that whatever else the machine does falls on all three
            ours.append(_rebuilt(office))
            theirs.append(_at_once([lambda e=e, s=s: e(s) for e, s in zip(soffices, shares, strict=True)]))
            unchecked.append(_rebuilt(office, sys.executable, "-c", _UNCHECKED))
        small = _lean_copies(documents, folder / "lean")
        copies = _at_once([lambda e=e, s=s: e(s) for e, s in zip(soffices, (small[0::2], small[1::2]), strict=True)])
        alone = _one_by_one(soffices[0], documents[:SAMPLE], folder)
    rate = REPORTS / statistics.median(ours)
    bare = REPORTS / statistics.median(theirs)
    _tell(f"{REPORTS} reports from nothing, checked: reports a second", rate, None)
    _tell(
        "  of two soffice --convert-to side by side on the same docx", rate / bare, CHECKED_GOAL, f"{bare:.1f} a second"
    )
    without = REPORTS / statistics.median(unchecked)
    _tell("  without the checks, of the same", without / bare, UNCHECKED_GOAL, f"{without:.1f} a second")
    _tell("  (checked, of two on the copies that our engine gets)", rate * copies / REPORTS, None)
    _tell("  times docxtpl and one soffice a file", rate * alone, DOCXTPL_GOAL, f"{1 / alone:.2f} a second")
    _beside_carbone(folder, documents, without)
    stages_of_many(office, sorted((office / "inputs").iterdir()))


def _lean_copies(documents: list[Path], folder: Path) -> list[Path]:
    """The documents as an engine of ours gets them."""
    folder.mkdir()
    for document in documents:
        parts = open_package(document.read_bytes(), document.name).parts
        (folder / document.name).write_bytes(write_package(lean(parts), packed=0))
    return [folder / document.name for document in documents]


def _beside_carbone(folder: Path, documents: list[Path], without: float) -> None:
    carbone = carbone_seconds(folder / "carbone", documents, find_libreoffice())
    if isinstance(carbone, str):
        print(f"  beside Carbone with two workers: not measured, {carbone}", flush=True)
    else:
        theirs = len(documents) / carbone
        _tell("  without the checks, of Carbone with two workers", without / theirs, 1.0, f"{theirs:.1f} a second")


def _part_unchanged(folder: Path) -> None:
    """Reports that are up to date (`standing_archive` says how they are made), and one among them that changed."""
    peaks = {}
    for reports in (MANY // 10, MANY):
        office = folder / str(reports)
        office.mkdir(parents=True)
        inputs = standing_archive(office, reports)
        runs = [_watched(office) for _ in range(4)][1:]
        seconds, peaks[reports] = statistics.median(run[0] for run in runs), runs[-1][1]
    _tell(f"{MANY:,} unchanged, the whole command, s", seconds, -UNCHANGED_GOAL)
    changed = []
    for number in range(3):
        text = inputs[FREE].read_text(encoding="utf-8")
        inputs[FREE].write_text(
            text.replace("background: |\n", f"background: |\n  Round {number}.\n"), encoding="utf-8"
        )
        changed.append(_watched(office)[0] - seconds)
    _tell("  one changed among them, s more", statistics.median(changed), -CHANGED_GOAL)
    few, many = peaks.values()
    _tell("  the parent's peak memory, of that for a tenth of them", many / few, -1.25, f"{few:.0f} and {many:.0f} MiB")


def _part_memory(folder: Path) -> None:
    """What the parent holds at the most while it builds."""
    few, many = (_watched(_office(folder / str(reports), reports))[1] for reports in (100, 1000))
    _tell("the parent's peak memory, 1,000 built of 100 built", many / few, -1.25, f"{few:.0f} and {many:.0f} MiB")


def _part_cluster(folder: Path) -> None:
    """Two workers of Dask on this machine against the pool."""
    office = _office(folder / "office", AT_THE_CLUSTER)
    with dask_cluster(folder / "dask") as dask:
        pairs = [(_rebuilt(office), _rebuilt(office, more=("--scheduler", dask.address))) for _ in range(3)][1:]
    pool, cluster = (statistics.median(pair[number] for pair in pairs) for number in (0, 1))
    _tell(
        "two Dask workers, of the rate of the pool",
        pool / cluster,
        CLUSTER_GOAL,
        f"{AT_THE_CLUSTER / cluster:.1f} a second",
    )


def _tell(what: str, figure: float, goal: float | None, more: str = "") -> None:
    """A figure and its goal; a goal below nothing is one not to be passed."""
    aim = "" if goal is None else f" (goal at least {goal:g})" if goal > 0 else f" (goal at most {-goal:g})"
    missed = goal is not None and (figure < goal if goal > 0 else figure > -goal)
    print(f"{what}: {figure:.2f}{aim}{' MISSED' if missed else ''}{f', {more}' if more else ''}", flush=True)


def _office(folder: Path, reports: int) -> Path:
    varied_inputs(folder / "inputs", reports)
    (folder / "rapporteur.toml").touch()
    return folder


def _rebuilt(office: Path, *command: str, more: tuple[str, ...] = ()) -> float:
    """The seconds of a rebuild from nothing: neither outputs nor memory, but the engines' profiles."""
    for gone in (office / "outputs", office / ".rapporteur" / "seen", office / "register"):
        shutil.rmtree(gone, ignore_errors=True)
    (office / ".rapporteur" / "memory.sqlite").unlink(missing_ok=True)
    run = [*(command or (str(RAPPORTEUR),)), "rebuild", *more]
    begun = time.perf_counter()
    subprocess.run(run, cwd=office, env=environment(), capture_output=True, check=True)
    return time.perf_counter() - begun


def _watched(office: Path) -> tuple[float, float]:
    """The seconds of a rebuild, and the most memory that its own process held, in MiB."""
    begun, peak = time.perf_counter(), 0.0
    process = subprocess.Popen(
        [RAPPORTEUR, "rebuild"], cwd=office, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        lines = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        peak = max([peak, *(int(line.split()[1]) / 1024 for line in lines)])
        time.sleep(0.01)
    assert process.returncode == 0
    return time.perf_counter() - begun, peak


@contextmanager
def _soffices(folder: Path, number: int) -> Iterator[list[Callable[[list[Path]], None]]]:
    """Plain LibreOffices, a profile each and the project's fonts: one process over so many documents."""
    binary, conf = find_libreoffice().binary, str(write_fonts_conf(FONTS, folder / "fonts"))

    def plain(at: Path) -> Callable[[list[Path]], None]:
        options = [f"-env:UserInstallation={(at / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]

        def convert(documents: list[Path]) -> None:
            run = [binary, *options, "--outdir", at / "pdf", *documents]
            done = subprocess.run(run, env=environment(FONTCONFIG_FILE=conf), capture_output=True, check=False)
            if done.returncode == 81:  # a fresh profile asks to be started again
                subprocess.run(run, env=environment(FONTCONFIG_FILE=conf), capture_output=True, check=True)

        return convert

    yield [plain(folder / f"bare{each}") for each in range(number)]


def _at_once(actions: list[Callable[[], None]]) -> float:
    """The seconds until all are done."""
    begun = time.perf_counter()
    threads = [threading.Thread(target=action) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begun


def _one_by_one(soffice: Callable[[list[Path]], None], documents: list[Path], folder: Path) -> float:
    """The seconds a file as a script does it: docxtpl renders and saves, a LibreOffice is started for it."""
    from docxtpl import DocxTemplate

    begun = time.perf_counter()
    for document in documents:
        template = DocxTemplate(document)
        template.render({}, autoescape=True)
        template.save(folder / document.name)
        soffice([folder / document.name])
    return (time.perf_counter() - begun) / len(documents)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="rapporteur-bench-") as name:
        archive_figures(Path(name), tuple(sys.argv[1:]))
