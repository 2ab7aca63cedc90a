"""Days, months and instants as the input writes them: ISO 8601 alone, since `05/04/2024` means two days."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _read_day(value: object) -> object:
    """The day a text names; E015 for a day that the calendar has not, E016 for any other way of writing."""
    if isinstance(value, str):
        if not _DAY.fullmatch(value.strip()):
            raise PydanticCustomError("E016", "not an ISO date", {"value": value})
        try:
            return date.fromisoformat(value.strip())
        except ValueError as error:
            raise PydanticCustomError("E015", "no such day", {"value": value, "why": str(error)}) from None
    return value


def _read_instant(value: object) -> object:
    """A date and time with its zone; E017 without one."""
    if isinstance(value, str):
        try:
            instant = datetime.fromisoformat(value.strip())
        except ValueError:
            raise PydanticCustomError("E017", "not a date and time with zone", {"value": value}) from None
        if instant.tzinfo is None:
            raise PydanticCustomError("E017", "not a date and time with zone", {"value": value})
        return instant
    return value


Day = Annotated[date, BeforeValidator(_read_day)]
Instant = Annotated[datetime, BeforeValidator(_read_instant)]
Month = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{3}-(0[1-9]|1[0-2])$")]
