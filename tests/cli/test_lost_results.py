"""Results that were made and lost on their way to the memory, the register or this machine: found by hash, or made again."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.command import RAPPORTEUR, SOUND, environment, rapporteur, write
from tests.support.dask_cluster import dask_cluster
from tests.support.editions import tree
from tests.support.saboteurs import living, wait_until

SUITE = ("--engine", "embedded")
SYMBOL = "SP/RV-TSTI-IR-24"
INPUT = "inputs/2024/one.en.yaml"
STATUS = "issued/2024/SP-RV-TSTI-IR-24/SP-RV-TSTI-IR-24.en.status.json"


def office_of(folder: Path, reports: int) -> Path:
    for index in range(reports):
        write(folder, SOUND.replace("TSTI", f"T{index:03}"), f"inputs/2024/r{index:02}.en.yaml")
    (folder / "rapporteur.toml").touch()
    return folder


def finished(office: Path) -> dict[Path, tuple[int, int]]:
    """The records of the reports that are there whole, each as which file and when written."""
    records = office.glob("outputs/2024/[!.]*/[!.]*.json")
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in records}


def begun(office: Path, *arguments: str, reports: int) -> subprocess.Popen[bytes]:
    """A run that has finished so many reports at least, and is held."""
    process = subprocess.Popen(
        [RAPPORTEUR, "rebuild", *arguments],
        cwd=office, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert wait_until(lambda: len(finished(office)) >= reports, 60)
    process.send_signal(signal.SIGSTOP)
    assert process.poll() is None, process.communicate()
    return process


def ended(office: Path, *arguments: str, after: dict[Path, tuple[int, int]], like: Path) -> None:
    """The run that follows leaves what was finished, and makes the rest of what an undisturbed one makes."""
    ran = rapporteur(office, "rebuild", *arguments, "--json")
    assert ran.code == 0, ran.err
    told = {each["files"]["record"].rpartition("/")[2]: each["status"] for each in ran.objects}
    assert {name for name, status in told.items() if status == "unchanged"} == {path.name for path in after}
    assert set(told.values()) == {"unchanged", "built"}
    assert after.items() <= finished(office).items(), "what was finished was done again"
    assert tree(office / "outputs") == tree(like / "outputs")


def test_what_was_finished_and_not_remembered_is_found_by_its_hashes(tmp_path):
    office, undisturbed = (office_of(tmp_path / name, 30) for name in ("office", "undisturbed"))
    assert rapporteur(undisturbed, "rebuild", *SUITE).code == 0
    process = begun(office, *SUITE, "--jobs", "1", reports=3)
    process.kill()
    process.communicate()
    assert not (office / ".rapporteur/memory.sqlite").exists()
    ended(office, *SUITE, after=finished(office), like=undisturbed)


@pytest.mark.parametrize("lost", [".rapporteur", ".rapporteur/memory.sqlite", "register"])
def test_without_memory_or_register_nothing_is_made_again(tmp_path, lost):
    office = office_of(tmp_path, 3)
    assert rapporteur(office, "register", "claim", "SP/RV-T000-IR-24", "--like", "inputs/2024/r00.en.yaml").code == 0
    assert rapporteur(office, "rebuild", *SUITE).code == 0
    before, stamps = tree(office / "outputs"), finished(office)
    path = office / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    for _ in range(2):
        assert rapporteur(office, "rebuild", *SUITE, "--json").statuses == ["unchanged"] * 3
    assert (tree(office / "outputs"), finished(office)) == (before, stamps)


@pytest.mark.parametrize("is_told", [True, False], ids=["with status files", "killed before them"])
def test_what_the_register_forgot_of_issuing_is_issued_once_more_as_the_same_bytes(tmp_path, is_told):
    office = tmp_path
    write(office, SOUND, INPUT)
    write(office, "", "rapporteur.toml")
    assert rapporteur(office, "register", "claim", SYMBOL, "--like", INPUT).code == 0
    assert rapporteur(office, "register", "backup", "before.sqlite").code == 0
    assert rapporteur(office, "issue", INPUT, *SUITE, "--accept-unconfirmed").code == 0
    before = tree(office / "issued")
    assert rapporteur(office, "register", "restore", "before.sqlite", "--lose-later").code == 0
    if not is_told:
        (office / STATUS).unlink()
    ran = rapporteur(office, "issue", INPUT, *SUITE, "--accept-unconfirmed", "--json")
    assert (ran.code, ran.statuses) == (0, ["issued"]), ran.err
    assert {name for name, data in tree(office / "issued").items() if before.get(name) != data} <= {
        STATUS.removeprefix("issued/")
    }
    assert rapporteur(office, "register", "audit").code == 0
    assert rapporteur(office, "rebuild", *SUITE, "--json").statuses == ["unchanged"]


@pytest.mark.soak
@pytest.mark.needs_libreoffice
def test_what_workers_made_and_nobody_took_is_made_by_the_next_cluster(tmp_path):
    """The scheduler goes while the run is held: what the workers finish meanwhile reaches nobody."""
    office, undisturbed = (office_of(tmp_path / name, 16) for name in ("office", "undisturbed"))
    assert rapporteur(undisturbed, "rebuild").code == 0
    with dask_cluster(tmp_path / "dask") as dask:
        process = begun(office, "--scheduler", dask.address, reports=3)
        after = finished(office)
        time.sleep(3)  # what they have before them is finished by then
        dask.scheduler.kill()
        process.send_signal(signal.SIGCONT)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 3, err
        assert b"M013" in err
    assert after.items() <= finished(office).items()
    assert wait_until(lambda: not living(tmp_path / "dask"), 5), "an engine outlived its worker"
    with dask_cluster(tmp_path / "other") as dask:
        ended(office, "--scheduler", dask.address, after=finished(office), like=undisturbed)
