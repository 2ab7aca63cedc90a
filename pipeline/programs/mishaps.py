"""What can happen to an outside program, told to the room that started it and by it to people."""

from __future__ import annotations


class Mishap(Exception):  # noqa: N818 - these say what happened, not whose fault it was
    """An outside program did not do its work; `said` is what it said itself, if anything."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said)
        self.said = said


class NotStarted(Mishap):
    """It was not ready within its start limit, or ended before it was."""


class TooSlow(Mishap):
    """It did not answer within its limit."""


class Gone(Mishap):
    """It ended without an answer; `code` is its exit code, negative for a signal, None if unknown."""

    def __init__(self, code: int | None, said: str = "") -> None:
        super().__init__(said)
        self.code = code


class Refused(Mishap):
    """It answered that it can't do this piece of work; it would say so again."""


class Failed(Mishap):
    """It answered that it could not do this piece of work, for a reason that need not last."""


class NotWritten(Failed):
    """It could not write its result: the place is gone, the disk full, or the result over the limit."""


class TooLarge(Mishap):
    """What it made grew over the limit; it would do so again."""


class Unusable(Mishap):
    """It lacks something that no second try would bring."""
