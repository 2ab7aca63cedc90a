"""Annexes: text, the lists of participants and documents, or a file from outside with a title page."""

from __future__ import annotations

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from pipeline.model.base import Identifier, Line, Noun, Prose


class Annex(Noun):
    """One annex; exactly one of `text`, `file`, `participants`, `documents` says what it is made of."""

    title: Line | None = None
    text: Prose | None = None
    file: Line | None = None
    participants: bool = False
    documents: bool = False
    statement_of: Identifier | None = None

    @model_validator(mode="after")
    def _made_of_one_thing(self) -> Annex:
        if sum([self.text is not None, self.file is not None, self.participants, self.documents]) != 1:
            raise PydanticCustomError("E031", "an annex is made of one thing")
        if self.title is None and not (self.participants or self.documents):
            raise PydanticCustomError("E032", "an annex without title")
        return self
