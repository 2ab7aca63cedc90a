"""Texts of the office's data: words, and words with placeholders in them (`{days} {month}`)."""

from __future__ import annotations

from string import Formatter
from typing import Annotated, Any

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

Word = Annotated[str, StringConstraints(min_length=1)]


def pattern(*names: str) -> Any:
    """A text with exactly these placeholders in it, so that a slip is told when the data is read."""

    def check(text: str) -> str:
        try:
            found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as error:
            raise PydanticCustomError("placeholders", "{why}", {"why": str(error)}) from None
        if found != set(names):
            wanted = ", ".join(f"{{{name}}}" for name in names)
            raise PydanticCustomError("placeholders", "the placeholders must be {wanted}", {"wanted": wanted})
        return text

    return AfterValidator(check)
