# ruff: noqa: T201 - the figures that it prints are what it is for
"""Bundles of 50 to 1,000 reports against qpdf's plain merge of the same files, which drops tags, labels and outlines.

Each run is a process of its own, so that its memory can be told; reading the files counts, starting Python doesn't. The
seconds are the processor's, so that what else the machine does counts little.
`bundle_figures` is what `make bench` calls; by itself: `python -m tests.bench_bundle`.
"""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import pikepdf

from pipeline.pdf.bundle.merging import merge
from pipeline.pdf.bundle.part import BundleWish, Numbering, Part
from pipeline.pdf.wish import Finishing
from tests.support.command import RAPPORTEUR, environment
from tests.support.varied import varied_inputs

SIZES = (50, 100, 200, 1000)
DIFFERENT = 25
GOAL = 2.0


def bundle_figures(folder: Path, sizes: tuple[int, ...] = SIZES) -> None:
    """Prints the processor's time of each report, the memory, and the ratios; builds the reports first."""
    files = _reports(folder, max(sizes))
    for size in sizes:
        ours, plain, shell = (_run(kind, files[:size], folder) for kind in ("ours", "plain", "qpdf"))
        print(
            f"bundle of {size} reports, tags kept: {ours[0] / shell[0]:.2f} of the qpdf program (goal {GOAL}), "
            f"{ours[0] / plain[0]:.2f} of its library by itself; {ours[0] / size * 1000:.1f} ms a report "
            f"against {shell[0] / size * 1000:.1f} and {plain[0] / size * 1000:.1f}; "
            f"{ours[1]:.0f} MiB of memory against {plain[1]:.0f} of the library, {ours[2]:.1f} against {plain[2]:.1f} MiB of PDF",
            flush=True,
        )


def _reports(folder: Path, number: int) -> list[Path]:
    """So many PDFs, of which some 25 are different."""
    office = folder / "bundled"
    varied_inputs(office / "in", DIFFERENT)
    (office / "rapporteur.toml").touch()
    command = [RAPPORTEUR, "build", "in"]
    subprocess.run(command, cwd=office, env=environment(), capture_output=True, check=True)
    built = sorted((office / "outputs").rglob("*.pdf"))
    files = [folder / f"{index:04}.pdf" for index in range(number)]
    for index, file in enumerate(files):
        shutil.copy(built[index % len(built)], file)
    return files


def _run(kind: str, files: list[Path], folder: Path) -> tuple[float, float, float]:
    """Seconds of the processor, MiB of memory, MiB of PDF."""
    out = folder / "out.pdf"
    if kind == "qpdf":
        before = _children_seconds()
        pages = ["--pages", *files, "--", out]
        subprocess.run(["qpdf", "--empty", "--object-streams=generate", *pages], check=True)
        return _children_seconds() - before, 0.0, out.stat().st_size / (1 << 20)
    command = [sys.executable, "-m", "tests.bench_bundle", kind, *files]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    seconds, memory, size = (float(word) for word in done.stdout.split())
    return seconds, memory, size


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _ours(files: list[str]) -> bytes:
    facts = Finishing("All reports", "en", datetime(2024, 12, 31, tzinfo=UTC))
    numbered = enumerate(files, 1)
    parts = [
        Part(Path(file).read_bytes(), f"Report {at}", "en", numbering=Numbering("own", f"{at}-"))
        for at, file in numbered
    ]
    return merge(parts, BundleWish(facts, is_checked=False)).pdf


def _plain(files: list[str]) -> bytes:
    out = pikepdf.new()
    for file in files:
        with pikepdf.open(io.BytesIO(Path(file).read_bytes())) as source:
            out.pages.extend(source.pages)
    data = io.BytesIO()
    out.save(data, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return data.getvalue()


def _measured(kind: str, files: list[str]) -> None:
    begun = time.process_time()
    pdf = {"ours": _ours, "plain": _plain}[kind](files)
    seconds = time.process_time() - begun
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(pdf) / (1 << 20))


if __name__ == "__main__":
    if sys.argv[1:]:
        _measured(sys.argv[1], sys.argv[2:])
    else:
        with tempfile.TemporaryDirectory(prefix="rapporteur-bench-") as name:
            bundle_figures(Path(name))
