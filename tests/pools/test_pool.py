"""The pool with plain work: what it does with workers that die, fail, or are interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.errors import MachineError
from pipeline.findings import finding
from pipeline.machine import own_processors
from pipeline.pools.pool import Pool
from tests.support.saboteurs import wait_until

WORKERS = [1, 2, 3]


class Bench:
    """Tools that leave a mark for each time they are opened and closed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def opened(self) -> Iterator[Bench]:
        (self.folder / f"{os.getpid()}.open").touch()
        try:
            yield self
        finally:
            (self.folder / f"{os.getpid()}.closed").touch()

    def marks(self, ending: str) -> set[str]:
        return {path.stem for path in self.folder.glob(f"*.{ending}")}


def work(bench: Bench, item: str) -> str:
    """What the item says, after doing as it says."""
    if item.startswith("die"):
        os.kill(os.getpid(), signal.SIGKILL)
    if item.startswith("once") and not (bench.folder / item).exists():
        (bench.folder / item).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if item.startswith("raise"):
        raise MachineError(finding("M001"))
    if item.startswith("sleep"):
        (bench.folder / f"{os.getpid()}.busy").touch()
        time.sleep(30)
        (bench.folder / f"{os.getpid()}.woke").touch()
    return item.upper()


def results(bench: Bench, items: list[str], workers: int, **more: object) -> dict[str, str]:
    with Pool(bench.opened, work, lambda item: "lost", **more) as pool:
        return dict(pool.run(items, workers))


def left() -> list[int]:
    """Children of ours that are still there, zombies too."""
    with_parent = [path for path in Path("/proc").glob("[0-9]*/stat") if path.exists()]
    found = []
    for path in with_parent:
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.append(int(path.parent.name))
    return found


@pytest.fixture
def bench(tmp_path):
    before = set(left())
    yield Bench(tmp_path)
    assert not set(left()) - before, "a worker is left"


@pytest.mark.parametrize("workers", WORKERS)
def test_all_is_done_and_the_tools_are_opened_once_each_and_closed(workers, bench):
    items = [f"item{number}" for number in range(20)]
    assert results(bench, items, workers) == {item: item.upper() for item in items}
    assert len(bench.marks("open")) == workers
    assert bench.marks("closed") == bench.marks("open")


def test_one_worker_works_in_turn_and_in_this_process(bench):
    with Pool(bench.opened, work, lambda item: "lost") as pool:
        assert list(pool.run(["a", "b", "c"], 1)) == [("a", "A"), ("b", "B"), ("c", "C")]
    assert bench.marks("open") == {str(os.getpid())}


@pytest.mark.parametrize("workers", [2, 3])
def test_a_poison_is_given_up_after_two_deaths_and_costs_no_other(workers, bench):
    items = ["a", "die1", "b", "c", "die2", "d", "e"]
    assert results(bench, items, workers) == {
        item: "lost" if item.startswith("die") else item.upper() for item in items
    }
    assert len(bench.marks("open")) <= workers + 4


def test_poison_alone_ends_too(bench):
    assert results(bench, ["die1", "die2", "die3"], 2) == {"die1": "lost", "die2": "lost", "die3": "lost"}


def test_a_chance_death_is_tried_again(bench):
    assert results(bench, ["once", "a", "b"], 2) == {"once": "ONCE", "a": "A", "b": "B"}


def test_what_work_raises_comes_to_the_parent(bench):
    with pytest.raises(MachineError) as caught:
        results(bench, ["a", "raise", "b", "c"], 2)
    assert caught.value.findings[0].code == "M001"


def test_tools_that_can_t_be_opened_are_told_of(bench):
    @contextmanager
    def closed() -> Iterator[Bench]:
        raise MachineError(finding("M002", folder="x"))
        yield bench

    for workers in WORKERS:
        pool = Pool(closed, work, lambda item: "lost")
        with pytest.raises(MachineError), pool:
            list(pool.run(["a", "b", "c"], workers))


def test_workers_that_were_begun_for_nothing_go_again(bench):
    with Pool(bench.opened, work, lambda item: "lost") as pool:
        pool.begin(3)
        assert list(pool.run([], 0)) == []
    assert bench.marks("closed") == bench.marks("open")


def test_workers_that_were_begun_early_do_the_work(bench):
    with Pool(bench.opened, work, lambda item: "lost") as pool:
        pool.begin(2)
        assert wait_until(lambda: len(bench.marks("open")) == 2)
        assert dict(pool.run(["a", "b", "c"], 2)) == {"a": "A", "b": "B", "c": "C"}
    assert len(bench.marks("open")) == 2


@pytest.mark.parametrize("workers", WORKERS)
def test_once_it_is_to_stop_nothing_more_is_begun(workers, bench):
    done: list[str] = []
    with Pool(bench.opened, work, lambda item: "lost", lambda: len(done) >= 2) as pool:
        for item, _ in pool.run([f"item{number}" for number in range(20)], workers):
            done.append(item)
    assert 2 <= len(done) <= 2 + workers


def test_an_interrupt_ends_busy_workers_and_their_tools_soon(bench):
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    with pytest.raises(KeyboardInterrupt):
        results(bench, ["sleep1", "sleep2"], 2)
    assert bench.marks("busy")
    assert not bench.marks("woke")
    assert bench.marks("closed") == bench.marks("open")


def test_large_things_go_through_both_ways(bench):
    items = [letter * 3_000_000 for letter in "abcdef"]
    assert results(bench, items, 3) == {item: item.upper() for item in items}


def test_a_process_with_threads_of_a_library_may_fork_no_more():
    """In a fresh process: this one may have been through much."""
    code = (
        "import threading, _thread\n"
        "from pipeline.pools.pool import may_fork\n"
        "assert may_fork()\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "assert may_fork()\n"
        "_thread.start_new_thread(threading.Event().wait, ())\n"
        "assert not may_fork()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


ALONE = len(own_processors()) < 2


def seat(bench: Bench, item: str) -> set[int]:
    """The processors that the worker may use, after it has died over its first item if that is wished."""
    if item == "die" and not (bench.folder / item).exists():
        (bench.folder / item).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.05)
    return os.sched_getaffinity(0)


def seats(bench: Bench, items: list[str], workers: int) -> list[set[int]]:
    with Pool(bench.opened, seat, lambda item: set()) as pool:
        return [found for _, found in pool.run(items, workers)]


@pytest.mark.skipif(ALONE, reason="this machine has one processor, or keeps no process to one")
@pytest.mark.parametrize("first", ["wait", "die"])
def test_as_many_workers_as_processors_keep_to_one_each(first, bench):
    mine = own_processors()
    found = seats(bench, [first, *["wait"] * 10 * len(mine)], len(mine))
    assert all(len(each) == 1 for each in found)
    assert set().union(*found) == set(mine)


@pytest.mark.skipif(ALONE, reason="this machine has one processor, or keeps no process to one")
def test_other_numbers_of_workers_go_where_they_are_put(bench):
    mine = own_processors()
    assert all(each == set(mine) for each in seats(bench, ["wait"] * 8, len(mine) + 1))
    assert os.sched_getaffinity(0) == set(mine)
