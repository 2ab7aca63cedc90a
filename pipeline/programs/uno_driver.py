"""Drives one LibreOffice over a UNO pipe; a program of its own, run by the Python that has `uno`, imported by nobody.

Called as `uno_driver.py PARENT PIPE UNO_FOLDER COMMAND…`, first in a process group of its own. One line of JSON a job
on stdin, one a reply on stdout. LibreOffice is started before anything is imported: the rest loads while it loads.
`import uno` replaces `builtins.__import__`, and its exceptions can't be pickled: they stay in this process.

When stdin ends, or the parent is gone, LibreOffice is killed and reaped, whatever it is doing, and this program ends.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in `typing`, whose import would keep LibreOffice waiting
if TYPE_CHECKING:
    import contextlib
    import queue
    from typing import Any, NoReturn

RESTART = 81  # LibreOffice's code for "start me again", told after it has set up a new profile
POLL = 0.01
GRACE = 1.0


class Office:
    """The LibreOffice that this program started."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.code: int | None = None
        self.pid = self._spawn()
        self.pipes: list[str] = []

    def _spawn(self) -> int:
        quiet = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_DUP2, 2, 1)]
        return os.posix_spawn(self.command[0], self.command, os.environ, file_actions=quiet)

    def ended(self) -> bool:
        """Whether it has ended; one that asks for it is started again."""
        if self.code is not None:
            return True
        try:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
        except ChildProcessError:
            pid, status = self.pid, 0
        if pid == 0:
            return False
        self.code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
        if self.code != RESTART:
            return True
        self.code, self.pid = None, self._spawn()
        return False

    def note_pipes(self) -> None:
        """Notes the files of its pipes, which it leaves in a folder of the system when it is killed."""
        from pathlib import Path

        open_files = [
            str(handle.readlink()) for handle in Path(f"/proc/{self.pid}/fd").iterdir() if handle.is_symlink()
        ]
        own = {name[len("socket:[") : -1] for name in open_files if name.startswith("socket:[")}
        rows = [row.split() for row in Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").split("\n")]
        self.pipes = [row[7] for row in rows if len(row) == 8 and row[6] in own and "/OSL_PIPE_" in row[7]]

    def kill(self) -> None:
        """Ends it and waits until the kernel has cleared it away."""
        import contextlib
        from pathlib import Path

        if self.code is None:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(self.pid, 9)
                os.waitpid(self.pid, 0)
        for pipe in self.pipes:
            with contextlib.suppress(OSError):
                Path(pipe).unlink()


def main(arguments: list[str]) -> None:
    """Runs until stdin ends or LibreOffice is gone."""
    parent, pipe, uno_folder = int(arguments[0]), arguments[1], arguments[2]
    office = Office(arguments[3:])

    import contextlib
    import queue
    import threading

    jobs: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs, office, parent), daemon=True).start()
    sys.path.append(uno_folder)
    try:
        desktop = _connect(office, pipe)
    except ImportError as error:
        _tell({"event": "unusable", "said": str(error)})
        _end(office)
    if desktop is None:
        _tell({"event": "ended", "code": office.code})
        _end(office)
    with contextlib.suppress(OSError):
        office.note_pipes()
    _tell({"event": "ready", "pid": office.pid})
    _work(desktop, jobs, office)


def _work(desktop: Any, jobs: queue.SimpleQueue[str], office: Office) -> NoReturn:
    """Does one job after the other; the thread that listens ends the process."""
    import contextlib
    import json

    while True:
        with contextlib.ExitStack() as opened:
            reply = _do(desktop, json.loads(jobs.get()), opened)
            if reply.get("error") == "failed":
                _wait_for_end(office)
                reply["code"] = office.code
            _tell(reply)  # whoever waits for it goes on, while the document is being closed


def _listen(jobs: queue.SimpleQueue[str], office: Office, parent: int) -> None:
    """Hands lines over to the main thread until there are no more, or nobody who would send them."""
    import select

    waiting = b""
    while os.getppid() == parent:
        if not select.select([0], [], [], 1.0)[0]:
            continue
        got = os.read(0, 65536)
        if not got:
            break
        *lines, waiting = (waiting + got).split(b"\n")
        for line in lines:
            jobs.put(line.decode("utf-8"))
    _end(office)


def _end(office: Office) -> NoReturn:
    """Leaves nothing behind; the last resort is the kernel's signal to all of the group."""
    office.kill()
    os._exit(0)


def _connect(office: Office, pipe: str) -> Any:
    """LibreOffice's desktop, None if LibreOffice ended before it answered."""
    import time

    import uno
    from com.sun.star.connection import NoConnectException

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while not office.ended():
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except NoConnectException:
            time.sleep(POLL)
    return None


def _do(desktop: Any, job: Any, opened: contextlib.ExitStack) -> dict[str, Any]:
    """The reply to one job: `done`, or `error` with what LibreOffice said; what it has opened is closed after that."""
    try:
        return _convert(desktop, job, opened)
    except Exception as error:  # noqa: BLE001 - a bridge that broke may raise anything at all
        said = str(error).split(" at ./")[0]  # what follows is where in LibreOffice's source
        return {"error": "failed", "said": f"{type(error).__name__}: {said}"[:500]}


def _convert(desktop: Any, job: Any, opened: contextlib.ExitStack) -> dict[str, Any]:
    """Loads the docx and writes the PDF."""
    import uno

    reading = {
        "Hidden": True,
        "ReadOnly": True,
        "FilterName": job["reader"],
        "MacroExecutionMode": 0,
        "UpdateDocMode": 0,
    }
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(job["docx"]), "_blank", 0, tuple(_property(*pair) for pair in reading.items())
    )
    if document is None:
        return {"error": "unreadable", "said": "it takes it for no Word document"}
    opened.callback(_close, document)
    _settle(document)
    options = tuple(_property(*pair) for pair in job["options"].items())
    writing = {"FilterName": job["writer"], "FilterData": uno.Any("[]com.sun.star.beans.PropertyValue", options)}
    document.storeToURL(uno.systemPathToFileUrl(job["pdf"]), tuple(_property(*pair) for pair in writing.items()))
    return {"done": True}


def _close(document: Any) -> None:
    """Closes a document; a LibreOffice that can't do that is gone, which the next job tells."""
    import contextlib

    with contextlib.suppress(Exception):
        document.close(True)


def _settle(document: Any) -> None:
    """Has every paragraph laid out once more: on its first round 7.4 leaves headings at the foot of a page.

    It shares long documents out at 25 paragraphs a page before it lays them out, and paragraphs that then move back to
    fill a page do not ask whether they must keep with the next one. A change undone costs 2 ms for 100 pages.
    """
    style = document.StyleFamilies.getByName("ParagraphStyles").getByName("Standard")
    orphans = style.ParaOrphans
    style.ParaOrphans = orphans + 1
    style.ParaOrphans = orphans


def _property(name: str, value: object) -> Any:
    from com.sun.star.beans import PropertyValue

    return PropertyValue(name, 0, value, 0)


def _wait_for_end(office: Office) -> None:
    """Waits a moment for a LibreOffice that is going down, so that its exit code can be told."""
    import time

    until = time.monotonic() + GRACE
    while not office.ended() and time.monotonic() < until:
        time.sleep(POLL)


def _tell(reply: dict[str, Any]) -> None:
    import json

    os.write(1, json.dumps(reply).encode("utf-8") + b"\n")


if __name__ == "__main__":
    main(sys.argv[1:])
