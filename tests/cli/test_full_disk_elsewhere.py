"""A cluster of which one worker has a full disk: it drops out and is named, and the others do all of the work."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.command import RAPPORTEUR, SOUND, Ran, environment, rapporteur, write
from tests.support.dask_cluster import dask_cluster
from tests.support.editions import tree
from tests.support.saboteurs import living, wait_until
from tests.support.small_disk import small_disk

pytestmark = [pytest.mark.soak, pytest.mark.needs_libreoffice]
REPORTS = 16


def office_of(folder: Path) -> Path:
    for index in range(REPORTS):
        write(folder, SOUND.replace("TSTI", f"T{index:03}"), f"inputs/2024/r{index:02}.en.yaml")
    (folder / "rapporteur.toml").touch()
    return folder


@pytest.fixture
def disk(tmp_path):
    """A real disk of 8 MiB."""
    with small_disk(tmp_path / "disk", "size=8m") as disk:
        yield disk


@pytest.fixture
def dask(tmp_path, disk):
    """Two workers, the second of which has its folder on the small disk."""
    with dask_cluster(tmp_path / "dask", [{}]) as cluster:
        cluster.start_worker("--local-directory", str(disk))
        yield cluster
    assert wait_until(lambda: not living(tmp_path / "dask") and not living(disk), 5), "an engine outlived its worker"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """What this machine alone makes of the same inputs."""
    where = office_of(tmp_path_factory.mktemp("undisturbed"))
    assert rapporteur(where, "rebuild").code == 0
    return tree(where / "outputs")


def fill(disk: Path, left: int = 0) -> None:
    """Takes what room there is, but for so many bytes."""
    with (disk / "fill").open("ab") as file, suppress(OSError):
        file.write(bytes(max(shutil.disk_usage(disk).free - left, 0)))


def address_of(dask, disk: Path) -> str:
    """The address of the worker on the small disk, as the scheduler knows it."""
    from distributed import Client

    with Client(dask.address, timeout=10) as client:
        workers = client.scheduler_info(n_workers=-1)["workers"]
        return next(address for address, told in workers.items() if told["local_directory"].startswith(str(disk)))


def judged(ran: Ran, left_out: str) -> None:
    """All is built, and one worker is told of, once, with its address and its fault."""
    assert ran.code == 0, ran.err
    assert ran.statuses == ["built"] * REPORTS, ran.out
    assert ran.codes == ["F202", "L095"], ran.err
    assert all(left_out in line for line in ran.err.splitlines() if "F202" in line or "L095" in line)
    assert "tcp://" not in ran.err.replace(left_out, "")


def test_a_worker_whose_disk_is_full_from_the_start_is_given_nothing(tmp_path, dask, disk, undisturbed):
    where, full = office_of(tmp_path / "office"), address_of(dask, disk)
    fill(disk)
    judged(rapporteur(where, "rebuild", "--scheduler", dask.address, "--json"), full)
    assert tree(where / "outputs") == undisturbed


@pytest.mark.parametrize("left", [0, 60_000])
def test_a_worker_whose_disk_fills_in_mid_work_drops_out(tmp_path, dask, disk, undisturbed, left):
    where, full = office_of(tmp_path / "office"), address_of(dask, disk)
    process = subprocess.Popen(
        [RAPPORTEUR, "rebuild", "--scheduler", dask.address, "--json"],
        cwd=where, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert wait_until(lambda: living(disk, "soffice.bin") and len(list(where.glob("outputs/2024/*"))) >= 3, 60)
    assert wait_until(lambda: fill(disk, left) or process.poll() is not None, 120)  # what it gives up is taken, too
    out, err = process.communicate()
    judged(Ran(process.returncode, out.decode(), err.decode()), full)
    assert tree(where / "outputs") == undisturbed


def test_once_there_is_room_the_next_run_takes_it_in_again(tmp_path, dask, disk, undisturbed):
    where, full = office_of(tmp_path / "office"), address_of(dask, disk)
    fill(disk)
    judged(rapporteur(where, "rebuild", "--scheduler", dask.address, "--json", "--paper", "a4"), full)
    (disk / "fill").unlink()
    dask.nannies[0].terminate()
    dask.nannies[0].wait(10)
    ran = rapporteur(where, "rebuild", "--scheduler", dask.address, "--json")
    assert (ran.code, ran.statuses, ran.codes) == (0, ["built"] * REPORTS, []), ran.err
    assert tree(where / "outputs") == undisturbed


def test_where_every_disk_is_full_that_is_told_and_nothing_is_half_made(tmp_path, disk):
    where = office_of(tmp_path / "office")
    with dask_cluster(tmp_path / "dask", ()) as dask:
        dask.start_worker("--local-directory", str(disk))
        fill(disk)
        ran = rapporteur(where, "rebuild", "--scheduler", dask.address)
    assert (ran.code, ran.codes) == (3, ["F202", "L095", "M012"]), ran.err
    assert not list(where.glob("outputs/*/*"))
