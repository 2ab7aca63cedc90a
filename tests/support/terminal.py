"""A person at a terminal of their own, who answers what is asked there."""

from __future__ import annotations

import os
import pty
import select
import subprocess

from tests.support.command import RAPPORTEUR, environment


def typed(folder, keys, *arguments):
    """What a person sees who answers questions on a terminal with these keys."""
    ours, theirs = pty.openpty()
    command = [RAPPORTEUR, *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=environment(NO_COLOR="1"), stdin=theirs, stdout=theirs, stderr=theirs
    ) as running:
        os.close(theirs)
        os.write(ours, "".join(f"{key}\n" for key in keys).encode())
        seen = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            seen += piece
    os.close(ours)
    return running.returncode, seen.decode().replace("\r\n", "\n")
