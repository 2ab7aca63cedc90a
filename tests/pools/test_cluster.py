"""The cluster with plain work at real workers of Dask: those that die, differ, or have a full disk."""

from __future__ import annotations

import itertools
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.errors import ConversionError, MachineError, StorageError
from pipeline.findings import finding
from pipeline.machine import own_processors
from pipeline.pools import cluster as room
from pipeline.pools.cluster import Calling, Cluster
from tests.support.dask_cluster import dask_cluster

pytestmark = pytest.mark.soak


@dataclass(frozen=True)
class Bench:
    """Tools that leave a mark for each time they are opened and closed, in a folder that this test can see."""

    marks: Path

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Bench]:
        assert folder.is_dir()
        (self.marks / f"{os.getpid()}.open").touch()
        try:
            yield self
        finally:
            (self.marks / f"{os.getpid()}.closed").touch()

    def marked(self, ending: str) -> set[str]:
        return {path.stem for path in self.marks.glob(f"*.{ending}")}


@dataclass
class Cut:
    """A result at which its worker falls silent as soon as it is to be sent: no connection of it is closed."""

    item: str
    marks: Path

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        if len(list(self.marks.glob(f"{self.item}-*.begun"))) == 1:
            (self.marks / f"{os.getpid()}.silent").touch()
            os.kill(os.getpid(), signal.SIGSTOP)
        return str, (self.item.upper(),)


def work(bench: Bench, item: str) -> str | Cut | StorageError:
    """What the item says, after doing as it says."""
    (bench.marks / f"{item}-{os.getpid()}-{time.monotonic_ns()}.begun").touch()
    if item.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if item.startswith("once") and len(list(bench.marks.glob(f"{item}-*.begun"))) == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    if item.startswith("silent") and len(list(bench.marks.glob(f"{item}-*.begun"))) == 1:
        (bench.marks / f"{os.getpid()}.silent").touch()
        os.kill(os.getpid(), signal.SIGSTOP)
    if item.startswith("cut"):
        return Cut(item, bench.marks)
    if item.startswith("seat"):
        time.sleep(0.1)
        return repr(sorted(os.sched_getaffinity(0)))
    if item.startswith("slow"):
        time.sleep(0.3)
    if item.startswith("raise"):
        raise ConversionError(finding("L090", title=item))
    if os.environ.get("FULL"):
        return StorageError(finding("F202", folder="/var", free=0))
    return item.upper()


def describe(bench: Bench) -> str:
    if os.environ.get("BROKEN"):
        raise MachineError(finding("M001"))
    return os.environ.get("FONTS", "ours")


@dataclass
class Told:
    """A run over some items: the results, and the codes that were told, each with its worker."""

    results: dict[str, object]
    codes: list[str]


def run(bench: Bench, address: str, items: list[str], stopping=lambda: False) -> Told:
    found = []
    calling = Calling(bench.opened, work, describe, lambda there: "" if there == "ours" else there, lambda item: "lost")
    with Cluster(address, calling, found.append, stopping) as cluster:
        results = list(cluster.run(items))
    assert len(results) == len(dict(results)), "told twice"
    assert all(each.place.words.startswith("tcp://") for each in found)
    return Told(dict(results), [each.code for each in found])


@pytest.fixture
def bench(tmp_path):
    (tmp_path / "marks").mkdir()
    return Bench(tmp_path / "marks")


def test_all_is_done_and_the_tools_are_opened_once_each_and_closed(bench, tmp_path):
    items = [f"slow{number}" for number in range(20)]
    with dask_cluster(tmp_path / "dask", [{}, {}]) as dask:
        dask.start_worker("--nthreads", "3")
        assert run(bench, dask.address, items) == Told({item: item.upper() for item in items}, [])
        assert len(bench.marked("open")) == 3
        assert bench.marked("closed") == bench.marked("open")
        many = str(dask.worker(2))
    begun = sorted(int(name.split("-")[2]) for name in bench.marked("begun") if name.split("-")[1] == many)
    assert all(later - before > 0.29e9 for before, later in itertools.pairwise(begun)), "two at a time"


def test_a_poison_costs_two_workers_and_no_other_item(bench, tmp_path):
    items = ["a", "b", "die1", *(f"slow{number}" for number in range(8))]
    with dask_cluster(tmp_path / "dask") as dask:
        told = run(bench, dask.address, items)
        assert told.results == {item: "lost" if item.startswith("die") else item.upper() for item in items}
        assert len(list(bench.marks.glob("die1-*.begun"))) == 2
        assert run(bench, dask.address, ["once", "c", "d"]).results == {"once": "ONCE", "c": "C", "d": "D"}


def test_a_worker_that_is_killed_costs_no_item(bench, tmp_path):
    items = [f"slow{number:02}" for number in range(20)]
    with dask_cluster(tmp_path / "dask") as dask:
        killed = []

        def meanwhile() -> bool:
            if not killed and len(list(bench.marks.glob("slow*"))) > 6:
                dask.kill(0)
                killed.append(0)
            return False

        assert run(bench, dask.address, items, meanwhile).results == {item: item.upper() for item in items}
        assert killed


def test_who_makes_something_else_is_left_out_by_name(bench, tmp_path):
    with dask_cluster(tmp_path / "dask", [{"FONTS": "others"}, {"BROKEN": "1"}, {}]) as dask:
        told = run(bench, dask.address, ["a", "b", "c"])
        assert told.results == {"a": "A", "b": "B", "c": "C"}
        assert sorted(told.codes) == ["L094", "L095", "L095", "M001"]
        assert len({name.split("-")[1] for name in bench.marked("begun")}) == 1


@pytest.mark.skipif(not 2 <= len(own_processors()) <= 4, reason="as many workers as processors are too many here")
def test_as_many_workers_as_their_machine_has_processors_keep_to_one_each(bench, tmp_path):
    mine = own_processors()
    with dask_cluster(tmp_path / "dask", [{}] * len(mine)) as dask:
        found = set(run(bench, dask.address, [f"seat{number:02}" for number in range(8 * len(mine))]).results.values())
        assert found == {repr([number]) for number in mine}


def test_where_nobody_is_left_nothing_is_begun(bench, tmp_path, monkeypatch):
    monkeypatch.setattr(room, "_PATIENCE", 3)
    with dask_cluster(tmp_path / "dask", [{"FONTS": "others"}]) as dask:
        with pytest.raises(MachineError) as caught:
            run(bench, dask.address, ["a"])
        assert [found.code for found in caught.value.findings] == ["M012"]
        assert not bench.marked("begun")


def test_a_machine_that_is_at_fault_is_left_out_and_others_do_its_work(bench, tmp_path):
    items = [f"slow{number}" for number in range(6)]
    with dask_cluster(tmp_path / "dask", [{"FULL": "1"}, {}]) as dask:
        told = run(bench, dask.address, items)
    assert told == Told({item: item.upper() for item in items}, ["F202", "L095"])


def test_what_work_raises_comes_to_the_parent(bench, tmp_path):
    with dask_cluster(tmp_path / "dask", [{}]) as dask, pytest.raises(ConversionError):
        run(bench, dask.address, ["raise", "b"])


def test_once_it_is_to_stop_nothing_more_is_begun(bench, tmp_path):
    items = [f"slow{number:02}" for number in range(30)]
    with dask_cluster(tmp_path / "dask") as dask:
        told = run(bench, dask.address, items, lambda: len(bench.marked("begun")) >= 4)
    assert 4 <= len(told.results) <= 8


def test_a_worker_that_comes_later_is_taken_in(bench, tmp_path):
    items = [f"slow{number:02}" for number in range(12)]
    with dask_cluster(tmp_path / "dask", [{}]) as dask:
        come = []

        def meanwhile() -> bool:
            if not come and len(bench.marked("begun")) >= 2:
                come.append(dask.start_worker())
            return False

        assert len(run(bench, dask.address, items, meanwhile).results) == 12
    assert len(bench.marked("open")) == 2


def test_a_scheduler_that_goes_is_told(bench, tmp_path):
    items = [f"slow{number:02}" for number in range(30)]
    with dask_cluster(tmp_path / "dask") as dask:

        def meanwhile() -> bool:
            if len(bench.marked("begun")) >= 4:
                dask.scheduler.kill()
            return False

        with pytest.raises(MachineError) as caught:
            run(bench, dask.address, items, meanwhile)
    assert [found.code for found in caught.value.findings] == ["M013"]


def test_the_others_go_on_while_a_worker_is_silent_over_its_result(bench, tmp_path):
    """Dask leaves it in for minutes: all else is done by then, and only its own items are waited for."""
    items = ["cut", *(f"slow{number:02}" for number in range(20))]
    with dask_cluster(tmp_path / "dask", ()) as dask:
        for _ in range(2):
            dask.start_worker("--no-nanny")

        def meanwhile() -> bool:
            silent = bench.marked("silent")
            if silent and len(list(bench.marks.glob("slow*.begun"))) >= len(items) - 2:
                os.kill(int(silent.pop()), signal.SIGCONT)
            return False

        assert run(bench, dask.address, items, meanwhile) == Told({each: each.upper() for each in items}, [])


@pytest.mark.parametrize("item", ["silent", "cut"])
def test_a_worker_that_falls_silent_with_its_result_costs_no_item(bench, tmp_path, monkeypatch, item):
    """Before it tells that it is done, or after; when it is heard again, its item was given to another."""
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL", "3s")
    items, silent = [item, *(f"slow{number:02}" for number in range(12))], []
    with dask_cluster(tmp_path / "dask", ()) as dask:
        for _ in range(2):
            dask.start_worker("--no-nanny")  # which would kill it

        def meanwhile() -> bool:
            if not silent and len(list(bench.marks.glob(f"{item}-*.begun"))) == 2:
                silent.extend(int(pid) for pid in bench.marked("silent"))
                os.kill(silent[0], signal.SIGCONT)
            return False

        assert run(bench, dask.address, items, meanwhile) == Told({each: each.upper() for each in items}, [])
    assert len(silent) == 1
    assert len(list(bench.marks.glob(f"{item}-*.begun"))) == 2
