"""What an edition remembers of the original it was translated from, under `private`, which is printed nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.base import Language
from pipeline.reading.writing import Bare, Tree

NAME = "edition"
"""The field of `private` that holds it."""

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Memory:
    """The language of the original, the hash of the state that was translated, and passages that are of an earlier one.

    `earlier` is by the field path in the original of `state`: the hash of the state that the passage was translated from.
    """

    of: Language
    state: str
    earlier: Mapping[str, str] = field(default_factory=dict)

    def tree(self) -> dict[str, Tree]:
        """The memory as an input file says it."""
        told: dict[str, Tree] = {"of": Bare(self.of), "state": Bare(self.state)}
        if self.earlier:
            told["earlier"] = {path: Bare(state) for path, state in self.earlier.items()}
        return told


def memory_of(private: object) -> Memory | None:
    """What `private` of an edition remembers; None if it remembers nothing, or nothing that could be right."""
    held = private.get(NAME) if isinstance(private, dict) else None
    if not isinstance(held, dict) or held.get("of") not in set(Language):
        return None
    state, earlier = held.get("state"), held.get("earlier") or {}
    if not isinstance(state, str) or not _HASH.fullmatch(state) or not isinstance(earlier, dict):
        return None
    known = {str(path): str(value) for path, value in earlier.items() if _HASH.fullmatch(str(value))}
    return Memory(Language(held["of"]), state, known)
