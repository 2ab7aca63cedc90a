"""Interrupts of a run over many reports: the first Ctrl-C lets those in hand be finished, the second stops at once."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Self

from pipeline.cli.console import Console
from pipeline.machine import alarm
from pipeline.messages import phrase

# Seconds that reports in hand are given: with what closing an engine takes, nothing is left after five.
PATIENCE = 2.0


class Interrupts:
    """Within it an interrupt is noted, and the person told of it."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.asked = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, *problem: object) -> None:
        alarm(0)
        signal.signal(signal.SIGINT, self._before)

    def stopping(self) -> bool:
        """Whether nothing more is to be begun."""
        return self.asked

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        alarm(PATIENCE)
        self._console.say(phrase("stopping", self._console.language))
