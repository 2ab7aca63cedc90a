"""W94: what an edition's original says otherwise than when it was translated, with both wordings."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.rules.changes import Change
from pipeline.rules.subject import Remark, remark


@dataclass(frozen=True, slots=True)
class Pair:
    """An edition by its language, and the name of the file that its original is in."""

    language: str
    original: str


def said_since(change: Change, path: str, pair: Pair, *, waits: bool = False) -> Remark:
    """W940 for a passage that changed, W946 if it waits, W941 for one that is new, W942 for one that is gone.

    `path` is where it stands in the edition.
    """
    old, new = change.excerpts
    language, original = pair.language, pair.original
    if change.after is None:
        return remark("W942", path, old=old, language=language, original=original)
    if change.before is None:
        return remark("W941", change.after.split("[")[0].split(".")[0], new=new, language=language, original=original)
    return remark("W946" if waits else "W940", path, old=old, new=new, language=language, original=original)
