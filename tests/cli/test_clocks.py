"""A clock that is an hour wrong, here, at a worker or where the files were written: what is built hangs on content alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from tests.support.clocks import HOUR, shift, wrong_clock
from tests.support.command import SOUND, environment, rapporteur, write
from tests.support.dask_cluster import dask_cluster
from tests.support.editions import tree

pytestmark = pytest.mark.soak  # half a minute of whole commands
SUITE = ("--engine", "embedded")
SYMBOLS = ("SP/RV-TSTI-IR-24", "SP/RV-ABCD-IR-24")
ONE, TWO = "inputs/2024/one.en.yaml", "inputs/2024/two.en.yaml"
NEITHER = dict.fromkeys(SYMBOLS, "unchanged")
skewed = pytest.mark.parametrize("seconds", [HOUR, -HOUR], ids=["fast", "slow"])


def laid(office):
    write(office, "", "rapporteur.toml")
    write(office, SOUND, ONE)
    write(office, SOUND.replace("TSTI", "ABCD"), TWO)
    return office


@pytest.fixture
def office(tmp_path):
    assert rapporteur(laid(tmp_path / "office"), "rebuild", *SUITE).code == 0
    return tmp_path / "office"


def statuses(office, **env):
    ran = rapporteur(office, "rebuild", *SUITE, "--json", **env)
    assert ran.code == 0, ran.err
    return {told["symbol"]: told["status"] for told in ran.objects}


def written(office):
    """When each output was written, and as which file."""
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (office / "outputs").rglob("*.*")}


def test_the_clock_of_these_tests_is_wrong(tmp_path):
    env = environment(**wrong_clock(tmp_path / "clock", HOUR))
    command = [sys.executable, "-c", "import time, datetime; print(time.time(), datetime.datetime.now().timestamp())"]
    told = subprocess.run(command, env=env, capture_output=True, check=True).stdout.split()
    assert [round((float(each) - time.time()) / HOUR) for each in told] == [1, 1]


@skewed
def test_with_another_clock_nothing_is_built_again(office, tmp_path, seconds):
    before, env = written(office), wrong_clock(tmp_path / "clock", seconds)
    assert statuses(office, **env) == NEITHER
    (office / ".rapporteur/memory.sqlite").unlink()
    assert statuses(office, **env) == NEITHER
    assert statuses(office) == NEITHER
    assert written(office) == before


@skewed
def test_files_with_other_times_are_not_built_again(office, seconds):
    for what in ("inputs", "outputs", "."):
        shift((office / what).rglob("*"), seconds)
        before = written(office)
        assert statuses(office) == statuses(office) == NEITHER
        assert written(office) == before


@skewed
def test_what_is_built_by_another_clock_is_the_same_to_the_byte(office, tmp_path, seconds):
    other = laid(tmp_path / "other")
    assert statuses(other, **wrong_clock(tmp_path / "clock", seconds)) == dict.fromkeys(SYMBOLS, "built")
    assert tree(other / "outputs") == tree(office / "outputs")


@skewed
def test_an_input_that_changed_is_built_however_old_it_is(office, tmp_path, seconds):
    env = wrong_clock(tmp_path / "clock", seconds)
    for words, run in (("was opened late", {}), ("was opened early", env)):
        write(office, SOUND.replace("was opened", words), ONE)
        shift([office / ONE], -2 * HOUR)
        assert statuses(office, **run) == {**NEITHER, SYMBOLS[0]: "built"}
        assert statuses(office) == NEITHER


@skewed
def test_an_older_input_put_back_with_its_times_is_built_again(office, seconds):
    path, first = office / ONE, (office / ONE).stat()
    before = tree(office / "outputs")
    write(office, SOUND.replace("was opened", "was opened late"), ONE)
    shift([path], seconds)
    assert statuses(office) == {**NEITHER, SYMBOLS[0]: "built"}
    write(office, SOUND, ONE)
    os.utime(path, ns=(first.st_atime_ns, first.st_mtime_ns))
    assert statuses(office) == {**NEITHER, SYMBOLS[0]: "built"}
    assert tree(office / "outputs") == before


@skewed
def test_the_register_goes_on_whatever_the_clock_says(tmp_path, seconds):
    office, wrong = laid(tmp_path / "office"), wrong_clock(tmp_path / "clock", seconds)
    for number, (symbol, file) in enumerate(zip(SYMBOLS, (ONE, TWO), strict=True)):
        first, then = (wrong, {}) if number else ({}, wrong)
        assert rapporteur(office, "register", "claim", symbol, "--like", file, **first).code == 0
        assert rapporteur(office, "issue", file, *SUITE, "--accept-unconfirmed", **then).code == 0
    issued = tree(office / "issued")
    for env in ({}, wrong):
        assert rapporteur(office, "register", "audit", **env).code == 0
        assert statuses(office, **env) == NEITHER
        assert rapporteur(office, "register", "rebuild", **env).code == 0
    assert tree(office / "issued") == issued


@pytest.mark.needs_libreoffice
def test_workers_whose_clocks_are_two_hours_apart_make_the_same_pages(tmp_path):
    office, here = tmp_path / "office", tmp_path / "here"
    for index in range(8):
        for folder in (office, here):
            write(folder, SOUND.replace("TSTI", f"T{index:03}"), f"inputs/2024/r{index}.en.yaml")
    (office / "rapporteur.toml").touch()
    assert rapporteur(here, "rebuild").code == 0
    clocks = [wrong_clock(tmp_path / "clock", seconds) for seconds in (HOUR, -HOUR)]
    with dask_cluster(tmp_path / "dask", clocks) as dask:
        ran = rapporteur(office, "rebuild", "--scheduler", dask.address, "--json")
    assert (ran.code, ran.statuses) == (0, ["built"] * 8), ran.err
    assert tree(office / "outputs") == tree(here / "outputs")
