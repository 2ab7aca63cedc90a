"""What a comparison is of: the names of the two files, the meeting, the language."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.base import Language


@dataclass(frozen=True, slots=True)
class Titles:
    """The names of the earlier and the later file, without folders; the title of the meeting, and the language of both."""

    before: str
    after: str
    meeting: str
    language: Language
