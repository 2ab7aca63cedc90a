"""A clock that is wrong, for one process and its children: what the C library tells of the time of day is shifted."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

HOUR = 3600

_SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

int clock_gettime(clockid_t id, struct timespec *t) {
    static int (*right)(clockid_t, struct timespec *);
    const char *wrong = getenv("CLOCK_WRONG_BY");
    if (!right) right = dlsym(RTLD_NEXT, "clock_gettime");
    int failed = right(id, t);
    if (!failed && wrong && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE)) t->tv_sec += atol(wrong);
    return failed;
}

int gettimeofday(struct timeval *t, void *zone) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    t->tv_sec = now.tv_sec;
    t->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *t) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (t) *t = now.tv_sec;
    return now.tv_sec;
}
"""


def wrong_clock(folder: Path, seconds: int) -> dict[str, str]:
    """The environment of a process whose clock is wrong by so much; the test is passed over where there is no compiler."""
    library, source = folder / "clock.so", folder / "clock.c"
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("this machine has no compiler to make a wrong clock with")
    if not library.exists():
        folder.mkdir(parents=True, exist_ok=True)
        source.write_text(_SHIM)
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "CLOCK_WRONG_BY": str(seconds)}


def shift(paths: Iterable[Path], seconds: int) -> None:
    """Lets files and folders have been read and written so much later, or earlier."""
    for path in paths:
        status = path.lstat()
        by = seconds * 10**9
        os.utime(path, ns=(status.st_atime_ns + by, status.st_mtime_ns + by), follow_symlinks=False)
