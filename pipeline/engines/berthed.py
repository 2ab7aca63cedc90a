"""What the presses share: a berth of their own, the project's fonts, and a program that may be kept running there."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from pathlib import Path

from pipeline.machine import resident_bytes
from pipeline.programs.confine import Limits, bare_environment
from pipeline.programs.fontconfig import write_fonts_conf
from pipeline.programs.kept import KeptProgram
from pipeline.programs.mishaps import Gone, NotStarted, TooSlow, Unusable
from pipeline.programs.profile import Berth, take_berth

START_LIMIT = 20.0
# Others tell of four to ten times slower work after about 130 in one LibreOffice; 7.4 keeps its pace here for 350, and
# grows from 180 to 260 MiB. A start costs as much as nine reports.
MOST_DOCUMENTS = 250
MOST_RESIDENT = 600 * 1024 * 1024


class BerthedPress:
    """A press that works in a berth, which it takes when it is first needed and leaves when it stops."""

    def __init__(self, kind: str, fonts: Path, state: Path, limits: Limits) -> None:
        self._kind = kind
        self._fonts = fonts
        self._state = state
        self._limits = limits
        self._berth: Berth | None = None

    def work_folder(self) -> Path:
        """The folder under which documents may be laid for it."""
        berth = self._taken()
        berth.furnish()
        return berth.work

    def worn(self) -> bool:
        """Whether it has done enough to be started anew."""
        return False

    def stop(self, *, wholly: bool = False) -> None:
        """Ends it; `wholly` takes its profile away too, so that the next start is a fresh one."""
        if self._berth is not None:
            with contextlib.suppress(OSError):
                self._berth.clear(wholly=wholly)
            self._berth.leave()
            self._berth = None

    def _taken(self) -> Berth:
        """The berth, taken now if that isn't done."""
        if self._berth is None:
            self._berth = take_berth(self._state / "engines" / self._kind)
            self._settle(self._berth)
        return self._berth

    def _settle(self, berth: Berth) -> None:
        """Puts into a berth what the program wants to find there; nothing, if not said otherwise."""

    def _environment(self, berth: Berth) -> dict[str, str]:
        """The surroundings of the program: the project's fonts and nothing of ours."""
        return bare_environment(berth.home, berth.temporary, write_fonts_conf(self._fonts, self._state))


class KeptPress(BerthedPress, ABC):
    """A press whose program stays open for a whole share of the work."""

    def __init__(self, kind: str, fonts: Path, state: Path, limits: Limits, start_limit: float = START_LIMIT) -> None:
        super().__init__(kind, fonts, state, limits)
        self._start_limit = start_limit
        self._program: KeptProgram | None = None
        self._pid = 0
        self._documents = 0

    @abstractmethod
    def _command(self, berth: Berth) -> list[str]:
        """The command that starts the driver, confined."""

    def start(self) -> None:
        """Begins to start, if that isn't done; returns at once."""
        self._started()

    def worn(self) -> bool:
        """Whether it has done enough, or holds enough memory, to be started anew."""
        return self._documents >= MOST_DOCUMENTS or resident_bytes(self._pid) > MOST_RESIDENT

    def stop(self, *, wholly: bool = False) -> None:
        """Ends it and all that it started; `wholly` takes its profile away too."""
        if self._program is not None:
            self._program.end()
            self._program = None
        super().stop(wholly=wholly)

    def _started(self) -> KeptProgram:
        """The program, which may not be ready yet."""
        if self._program is None:
            berth = self._taken()
            self._documents = self._pid = 0
            self._program = KeptProgram(
                self._command(berth), self._environment(berth), berth.temporary, hold=(berth.lock,)
            )
        return self._program

    def _ready(self) -> KeptProgram:
        """The program, once it has said that it is ready; raises NotStarted or Unusable."""
        program = self._started()
        if not self._pid:
            try:
                reply = program.hear(self._start_limit, since_start=True)
            except (TooSlow, Gone) as mishap:
                raise NotStarted(mishap.said or program.said()) from mishap
            if reply["event"] == "unusable":
                raise Unusable(str(reply["said"]))
            if reply["event"] != "ready":
                raise NotStarted(program.said() or f"exit code {reply.get('code')}")
            self._pid = int(reply["pid"])
        self._documents += 1
        return program
