# ruff: noqa: PTH112, PTH115, PTH123, PTH208, SIM905, C901
"""Runs the command with everything taken away that Windows has not, and with its manners put on; a program of its own.

Whoever asks for a POSIX module or name finds none; a folder can't be opened; a file that somebody has open can't be
renamed, replaced or deleted; nothing is renamed over what is there; a pipe can't be waited for. Python's own libraries
keep what they need on this machine. It runs before anything else is loaded, so it loads nothing itself.
"""

import errno
import os
import select
import signal
import sys
import warnings

MODULES = ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "_posixshmem", "readline")
OS_NAMES = """fork forkpty setsid setpgid getpgid getpgrp killpg waitid pidfd_open O_DIRECTORY O_NOFOLLOW O_NONBLOCK
    O_CLOEXEC O_SYNC geteuid getuid getgid getegid getgroups statvfs fstatvfs sched_getaffinity sched_setaffinity sysconf pread
    pwrite mkfifo mknod fchmod fchown chown lchown chroot posix_spawn posix_spawnp uname nice getpriority fdatasync sync
    getxattr setxattr listxattr posix_fadvise posix_fallocate sendfile setuid setgid wait3 wait4 openpty
    copy_file_range memfd_create splice eventfd""".split()
SIGNAL_NAMES = """SIGALRM SIGHUP SIGUSR1 SIGUSR2 SIGXCPU SIGXFSZ SIGPIPE ITIMER_REAL setitimer getitimer alarm
    pthread_sigmask pthread_kill sigwait sigpending SIG_BLOCK SIG_SETMASK SIG_UNBLOCK""".split()


def take_away() -> None:
    for name in MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    for module, names in ((os, OS_NAMES), (signal, SIGNAL_NAMES)):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    os.supports_dir_fd = set()
    os.supports_fd = set()


def refused(*paths: object) -> PermissionError:
    return PermissionError(
        errno.EACCES, "the process cannot access the file because it is being used", *map(str, paths[:1])
    )


def is_open(path: object) -> bool:
    """Whether this process has a file open under a path, or below it."""
    whole = os.path.realpath(os.fspath(path))  # type: ignore[call-overload]
    for number in os.listdir("/proc/self/fd"):
        try:
            name = os.readlink(f"/proc/self/fd/{number}")
        except OSError:
            continue
        if name == whole or name.startswith(f"{whole}/"):
            return True
    return False


def put_on_manners() -> None:
    its_open, its_link, its_chmod, its_fsync = os.open, os.link, os.chmod, os.fsync

    def opened(path, flags, mode=0o777, *, dir_fd=None):
        if dir_fd is not None:
            raise NotImplementedError("dir_fd unavailable on this platform")
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "permission denied", path)
        return its_open(path, flags, mode)

    def linked(source, target, *, follow_symlinks=True):
        if not follow_symlinks:
            raise NotImplementedError("link: follow_symlinks unavailable on this platform")
        its_link(source, target)

    def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
        if isinstance(path, int):
            raise TypeError("chmod: path should be string, bytes or os.PathLike, not int")
        its_chmod(path, mode)

    def fsync(file):
        number = file if isinstance(file, int) else file.fileno()
        with open(f"/proc/self/fdinfo/{number}", encoding="ascii") as info:
            flags = int(next(line for line in info if line.startswith("flags")).split()[1], 8)
        if flags & 3 == 0:
            raise OSError(errno.EBADF, "bad file descriptor")
        its_fsync(number)

    os.open, os.link, os.chmod, os.fsync = opened, linked, chmod, fsync
    for name in ("rename", "replace"):
        setattr(os, name, moving(getattr(os, name), over=name == "replace"))
    for name in ("remove", "unlink", "rmdir"):
        setattr(os, name, removing(getattr(os, name)))


def moving(move, *, over):
    def moved(source, target):
        if is_open(source) or is_open(target):
            raise refused(source, target)
        if os.path.lexists(target) and (not over or os.path.isdir(target)):
            raise FileExistsError(errno.EEXIST, "file exists", source, None, target)
        move(source, target)

    return moved


def removing(remove):
    def removed(path):
        if is_open(path):
            raise refused(path)
        remove(path)

    return removed


def no_sockets(*_):
    raise OSError(errno.ENOTSOCK, "an operation was attempted on something that is not a socket")


def plain_processes() -> None:
    import subprocess

    begin = subprocess.Popen.__init__

    def init(self, *arguments, **options):
        for name in ("pass_fds", "start_new_session", "preexec_fn", "process_group", "user", "group", "umask"):
            if options.get(name):
                raise ValueError(f"{name} not supported on Windows platforms")
        begin(self, *arguments, **options)

    subprocess.Popen.__init__ = init


if __name__ == "__main__":
    take_away()
    put_on_manners()
    plain_processes()
    select.select = no_sockets
    # Whoever of ours opens a text without saying in which encoding would get the one of the machine.
    warnings.filterwarnings("error", category=EncodingWarning, module=r"pipeline(\.|$)")
    from pipeline import machine
    from pipeline.machine import elsewhere

    assert machine.lock is elsewhere.lock, "the door still leads to POSIX"
    from pipeline.cli import main

    main()
