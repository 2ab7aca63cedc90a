"""Does one piece of work for `child`, where processes can't be forked: a program of its own.

It is given function and arguments on stdin, pickled by the process that started it, and tells what came of it on stdout.
"""

from __future__ import annotations

import os
import pickle
import sys

from pipeline.programs.child import told_of


def main() -> None:
    """Does it, and ends."""
    function, arguments = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - of the process that started this one
    out = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not get among the words
    told = told_of(function, arguments)
    with os.fdopen(out, "wb") as words:
        words.write(told)


if __name__ == "__main__":
    main()
