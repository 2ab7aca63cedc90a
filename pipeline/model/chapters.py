"""What stands in the chapters: interventions, conclusions and recommendations, further sections."""

from __future__ import annotations

import re
from datetime import date as calendar_day
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from pipeline.model.base import MOST_ITEMS, Identifier, Line, Noun, PrivateField, Prose
from pipeline.model.days import Day


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Speakers = Annotated[
    tuple[Identifier, ...],
    Field(max_length=MOST_ITEMS),
    BeforeValidator(_as_list, json_schema_input_type=Identifier | tuple[Identifier, ...]),
]
Lines = Annotated[
    tuple[Line, ...],
    Field(max_length=MOST_ITEMS),
    BeforeValidator(_as_list, json_schema_input_type=Line | tuple[Line, ...]),
]


class Intervention(Noun):
    """What one said (`speaker` and `text`), the Secretariat's narrative (`text` alone), or the opening of a group.

    A speaker without text waits for it: a draft may have it so, a final report may not (E412).
    """

    speaker: Speakers = ()
    on_behalf_of: Lines = ()
    text: Prose | None = None
    heading: Line | None = None
    date: Day | None = None
    chair: Line | None = None
    source: Annotated[Line | None, PrivateField()] = None

    @model_validator(mode="after")
    def _one_of_three(self) -> Intervention:
        if self.heading is None and self.text is None and not self.speaker:
            raise PydanticCustomError("E027", "an intervention without text")
        if self.heading is not None and (self.text is not None or self.speaker):
            raise PydanticCustomError("E028", "a heading stands alone")
        if self.heading is None and (self.date is not None or self.chair is not None):
            raise PydanticCustomError("E029", "date and chair go with a heading")
        return self

    @property
    def is_waiting(self) -> bool:
        """Whether somebody spoke and what was said is still to be written."""
        return self.heading is None and self.text is None


_DUE = re.compile(r"^\d{4}-\d{2}(-\d{2})?(/\d{4}-\d{2}(-\d{2})?)?$")


def _known_due(text: str) -> str:
    """Dates and months within a `due` must exist; words are free."""
    if _DUE.match(text):
        for end in text.split("/"):
            try:
                calendar_day.fromisoformat(end if len(end) == 10 else f"{end}-01")
            except ValueError:
                raise PydanticCustomError("E030", "no such date", {"value": end}) from None
    return text


class Conclusion(Noun):
    """One numbered item; the fields beside its text feed the ledger and are not printed."""

    text: Prose
    responsible: Lines = ()
    topic: Line | None = None
    due: Annotated[Line, Field()] | None = None
    every: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _prose_alone(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema of its fields, or of its text alone."""
        whole = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [{"type": "string", "minLength": 1}, whole]}

    @model_validator(mode="after")
    def _due_exists(self) -> Conclusion:
        if self.due is not None:
            _known_due(self.due)
        return self


class Correction(Noun):
    """One thing that a document corrects: where it is printed, and what is to be read in place of what.

    Without `instead_of` the words are to be added there, without `read` they are to be left out; `text` says it in its own
    words, for what can't be quoted (a picture, a table, the order of chapters).
    """

    place: Line | None = None
    instead_of: Prose | None = None
    read: Prose | None = None
    text: Prose | None = None


class After(StrEnum):
    """The chapter behind which a further section stands."""

    BACKGROUND = "background"
    INTERVENTIONS = "interventions"
    CONCLUSIONS = "conclusions"


class Section(Noun):
    """A chapter of the report's own."""

    title: Line
    text: Prose
    after: After | None = None
