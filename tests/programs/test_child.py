from __future__ import annotations

import errno
import os
import pickle
import re
import signal
import time
from pathlib import Path

import pytest

from pipeline.errors import TemplateError
from pipeline.findings import finding
from pipeline.programs.child import (
    ChildDiedError,
    CpuLimitError,
    MemoryLimitError,
    OutputLimitError,
    TimeLimitError,
    run_limited,
)


def alive(process: int) -> bool:
    """Whether a process still runs; one that only waits to be reaped does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def children() -> set[str]:
    """The processes that are this one's, those included that wait to be reaped; the kept engine may be one of them."""
    return {number for task in Path("/proc/self/task").iterdir() for number in (task / "children").read_text().split()}


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture(autouse=True)
def nothing_left():
    """No child, zombie or descriptor of a run stays behind."""
    files, processes = open_files(), children()
    yield
    assert children() == processes
    assert open_files() == files


def spin() -> None:
    while True:
        pass


def swell() -> int:
    return len([bytes(50 << 20) for _ in range(100)])


def fail() -> None:
    raise TemplateError(finding("T095"))


class Odd(Exception):  # noqa: N818
    def __reduce__(self):
        raise TypeError("not to be pickled")


def fail_oddly() -> None:
    raise Odd("what happened")


class Evil:
    def __init__(self, canary: Path) -> None:
        self.canary = canary

    def __reduce__(self):
        return os.system, (f"touch {self.canary}",)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_result_of_a_function_comes_back() -> None:
    assert run_limited(lambda a, b: {"sum": a + b, "text": ("x", b"y")}, 1, 2) == {"sum": 3, "text": ("x", b"y")}


def test_a_large_result_comes_back_whole() -> None:
    assert run_limited(lambda: bytes(5 << 20)) == bytes(5 << 20)


def test_the_error_of_a_function_is_raised_here() -> None:
    with pytest.raises(TemplateError) as caught:
        run_limited(fail)
    assert caught.value.findings == (finding("T095"),)
    with pytest.raises(ZeroDivisionError):
        run_limited(lambda: 1 // 0)


def test_an_error_that_cannot_travel_is_told_in_words() -> None:
    with pytest.raises(ChildDiedError, match="what happened"):
        run_limited(fail_oddly)


def test_each_limit_has_its_own_error() -> None:
    with pytest.raises(CpuLimitError) as cpu:
        run_limited(spin, cpu_seconds=1)
    assert cpu.value.limit == 1
    with pytest.raises(TimeLimitError):
        run_limited(time.sleep, 60, wall_seconds=1)
    with pytest.raises(MemoryLimitError):
        run_limited(swell, memory_bytes=200 << 20)
    with pytest.raises(OutputLimitError):
        run_limited(lambda: bytes(3 << 20), output_bytes=1 << 20)
    assert pickle.loads(pickle.dumps(cpu.value)).limit == 1


def test_memory_counts_what_the_child_takes_and_not_what_it_inherits() -> None:
    inherited = bytes(300 << 20)
    assert run_limited(lambda: len(inherited), memory_bytes=100 << 20) == 300 << 20


def test_a_child_that_dies_is_told_with_its_signal() -> None:
    with pytest.raises(ChildDiedError) as caught:
        run_limited(die)
    assert caught.value.status == -signal.SIGKILL
    with pytest.raises(ChildDiedError):
        run_limited(os._exit, 3)


def test_a_child_may_write_no_file_unless_it_is_given_room(tmp_path) -> None:
    canary = tmp_path / "canary"
    with pytest.raises(OSError, match=re.escape(os.strerror(errno.EFBIG))):
        run_limited(canary.write_text, "x", "utf-8")
    assert canary.read_bytes() == b""
    run_limited(canary.write_text, "x", "utf-8", file_bytes=10)
    assert canary.read_bytes() == b"x"


def test_a_child_that_was_taken_over_cannot_make_its_parent_run_anything(tmp_path) -> None:
    canary = tmp_path / "canary"
    with pytest.raises(ChildDiedError, match="not taken"):
        run_limited(Evil, canary)
    assert not canary.exists()


def have_a_child(word: Path) -> None:
    process = os.fork()
    if process == 0:
        time.sleep(60)
        os._exit(0)
    word.write_text(str(process), encoding="ascii")


def test_grandchildren_go_with_the_child_and_do_not_hold_its_parent_up(tmp_path) -> None:
    run_limited(have_a_child, tmp_path / "word", file_bytes=100)
    grandchild = int((tmp_path / "word").read_text(encoding="ascii"))
    for _ in range(100):
        if not alive(grandchild):
            break
        time.sleep(0.02)
    assert not alive(grandchild)


def test_a_parent_that_is_interrupted_leaves_no_child() -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    old = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(KeyboardInterrupt):
            run_limited(spin)
    finally:
        signal.signal(signal.SIGALRM, old)
