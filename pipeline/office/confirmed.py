"""What the office has confirmed of its words: a list of field paths, each standing for all that lies below it."""

from __future__ import annotations

from typing import Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from pipeline.model.base import Noun


def at(noun: Any, path: str) -> Any:
    """What stands at a dotted path (`modes.virtual.kicker`). KeyError if nothing does."""
    for step in path.split("."):
        noun = _step(noun, step)
    return noun


def _step(noun: Any, step: str) -> Any:
    if isinstance(noun, dict):
        return noun[step]
    if isinstance(noun, Noun) and step in type(noun).model_fields:
        return getattr(noun, step)
    raise KeyError(step)


class Confirmable(Noun):
    """Data of the office that says which of it the office has confirmed; all else is a default that waits for it."""

    confirmed: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _confirmed_is_there(self) -> Self:
        for path in self.confirmed:
            try:
                at(self, path)
            except KeyError:
                raise PydanticCustomError("unknown_path", "nothing stands at `{path}`", {"path": path}) from None
        return self

    def is_confirmed(self, path: str) -> bool:
        """Whether the word at a path, or what it stands in, is the office's own."""
        steps = path.split(".")
        return any(".".join(steps[:length]) in self.confirmed for length in range(1, len(steps) + 1))
