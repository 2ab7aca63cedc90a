"""The one door to what only some systems have: locks, processes, folders as files, exchanging two folders.

`posix` is for Linux and macOS, `elsewhere` for Windows, and for any machine that lacks what the first needs. Both give
the same names; nobody else imports `fcntl` or `resource`, or calls what `os` and `signal` have on some systems only.
"""

from __future__ import annotations

try:
    from pipeline.machine.posix import (
        CAN_FORK,
        alarm,
        exchange,
        fork_undisturbed,
        has_writer,
        keep_owner,
        kept_to,
        link,
        lock,
        memory_file,
        most_open_files,
        open_below,
        open_folder,
        own_processors,
        processors,
        quoted,
        room_on_disk,
        set_mode,
        sync_path,
    )
    from pipeline.machine.posix_processes import end_group, ended_with, listening, resident_bytes, start, work_apart
except ImportError:
    from pipeline.machine.elsewhere import (
        CAN_FORK,
        alarm,
        exchange,
        fork_undisturbed,
        has_writer,
        keep_owner,
        kept_to,
        link,
        lock,
        memory_file,
        most_open_files,
        open_below,
        open_folder,
        own_processors,
        processors,
        quoted,
        room_on_disk,
        set_mode,
        sync_path,
    )
    from pipeline.machine.processes_elsewhere import end_group, ended_with, listening, resident_bytes, start, work_apart

__all__ = [
    "CAN_FORK",
    "lock",
    "open_folder",
    "open_below",
    "has_writer",
    "sync_path",
    "set_mode",
    "keep_owner",
    "memory_file",
    "link",
    "exchange",
    "room_on_disk",
    "most_open_files",
    "processors",
    "own_processors",
    "kept_to",
    "quoted",
    "alarm",
    "fork_undisturbed",
    "start",
    "listening",
    "ended_with",
    "end_group",
    "resident_bytes",
    "work_apart",
]
