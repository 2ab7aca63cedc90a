"""Interrupts of a run over many reports: the first Ctrl-C lets those in hand be finished, the second stops at once."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType
from typing import Self

# Seconds that reports in hand are given: with what closing an engine takes, nothing is left after five.
PATIENCE = 2.0


class Interrupts:
    """Within it an interrupt is noted; `say` tells the person of it."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self.asked = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, *problem: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGINT, self._before)

    def stopping(self) -> bool:
        """Whether nothing more is to be begun."""
        return self.asked

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)
        self._say("stopping after the reports in hand; Ctrl-C again stops at once")
