"""`rapporteur rebuild --scheduler`: the same archive from the workers of a cluster, whatever becomes of them."""

from __future__ import annotations

import signal
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.support.command import RAPPORTEUR, SOUND, environment, rapporteur, write
from tests.support.dask_cluster import DaskCluster, dask_cluster
from tests.support.editions import tree
from tests.support.saboteurs import living, wait_until
from tests.support.template_changes import TIGHT

REPORTS = 16


def office(folder: Path, reports: int = REPORTS) -> Path:
    for index in range(reports):
        write(folder, SOUND.replace("TSTI", f"T{index:03}"), f"inputs/2024/r{index:02}.en.yaml")
    (folder / "rapporteur.toml").touch()
    return folder


def without_dask(folder: Path, mark: Path) -> dict[str, str]:
    """An environment in which Dask is not installed; the mark is there once somebody has asked for it."""
    for name in ("dask", "distributed"):
        write(folder, f"open({str(mark)!r}, 'w').close()\nraise ImportError\n", f"{name}.py")
    return {"PYTHONPATH": str(folder)}


def test_without_dask_it_is_told_what_to_install_and_nobody_else_misses_it(tmp_path):
    where, mark = office(tmp_path / "office", 1), tmp_path / "asked"
    env = without_dask(tmp_path / "none", mark)
    ran = rapporteur(where, "rebuild", "--engine", "embedded", **env)
    assert (ran.code, mark.exists()) == (0, False)
    (where / "inputs/2024/r00.en.yaml").write_text(SOUND)
    ran = rapporteur(where, "rebuild", "--engine", "embedded", "--scheduler", "tcp://127.0.0.1:1", **env)
    assert (ran.code, ran.codes) == (3, ["M010"])
    assert "pip install" in ran.err


def test_where_no_scheduler_answers_nothing_is_begun(tmp_path):
    where = office(tmp_path, 1)
    ran = rapporteur(where, "rebuild", "--engine", "embedded", "--scheduler", "no address")
    assert (ran.code, ran.codes) == (3, ["M011"])
    assert not (where / "outputs").exists()


@pytest.fixture
def dask(tmp_path):
    with dask_cluster(tmp_path / "dask") as cluster:
        yield cluster
    assert wait_until(lambda: not living(tmp_path / "dask"), 5), "an engine outlived its worker"


def test_what_a_preview_made_is_not_made_by_workers_once_more(tmp_path):
    where = office(tmp_path / "office", 3)
    write(where, TIGHT.data, "new/rapporteur-report.docx")
    preview = ("rebuild", "--engine", "embedded", "--preview", "--template", "new/rapporteur-report.docx")
    assert rapporteur(where, *preview).code == 0
    (where / "new").rename(where / "templates")
    with dask_cluster(tmp_path / "dask", workers=()) as nobody:
        ran = rapporteur(where, "rebuild", "--engine", "embedded", "--scheduler", nobody.address, "--json")
    assert (ran.code, ran.statuses) == (0, ["built"] * 3), ran.err
    assert list((where / ".rapporteur/made").iterdir()) == []


def begun(where: Path, dask: DaskCluster) -> subprocess.Popen[bytes]:
    """A run that has put some reports away, and has others to make."""
    process = subprocess.Popen(
        [RAPPORTEUR, "rebuild", "--scheduler", dask.address, "--json"],
        cwd=where, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert wait_until(lambda: len(list(where.glob("outputs/2024/*"))) >= 3, 60)
    return process


@pytest.fixture
def undisturbed(tmp_path):
    """What the pool of this machine makes of the same inputs."""
    where = office(tmp_path / "undisturbed")
    assert rapporteur(where, "rebuild").code == 0
    return tree(where / "outputs")


@pytest.mark.soak
@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("kills", [0, 1, 2])
def test_workers_that_are_killed_in_mid_work_lose_and_double_nothing(tmp_path, dask, undisturbed, kills):
    where = office(tmp_path / "office")
    process = begun(where, dask)
    for number in range(kills):
        assert living(tmp_path / "dask" / f"worker{number}", "soffice.bin")
        dask.kill(number)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert Counter(out.split(b'"status": "')[n][:5] for n in range(1, REPORTS + 1)) == {b"built": REPORTS}
    assert len(out.splitlines()) == REPORTS
    assert tree(where / "outputs") == undisturbed
    assert wait_until(lambda: not living(tmp_path / "dask", "soffice.bin"), 10), "a run that is over holds an engine"


@pytest.mark.soak
@pytest.mark.needs_libreoffice
def test_a_run_that_is_killed_is_ended_by_the_next_one(tmp_path, dask, undisturbed):
    where = office(tmp_path / "office")
    process = begun(where, dask)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    ran = rapporteur(where, "rebuild", "--scheduler", dask.address, "--json")
    assert ran.code == 0, ran.err
    assert {"built", "unchanged"} >= set(ran.statuses)
    assert "unchanged" in ran.statuses
    assert tree(where / "outputs") == undisturbed
