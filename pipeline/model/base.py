"""What every noun of the input has in common: frozen, strict about its fields, with the kinds of text they hold."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

MOST_CHARACTERS = 200_000
MOST_ITEMS = 5_000


class Noun(BaseModel):
    """A frozen value of the input; a field that is not its own is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)


class Language(StrEnum):
    """The four languages of the office, in the order of its masthead."""

    SPANISH = "es"
    ENGLISH = "en"
    PORTUGUESE = "pt"
    FRENCH = "fr"


@dataclass(frozen=True, slots=True)
class ProseField:
    """Marks a field whose text is Markdown as the contract has it; `inline` allows no blocks but one paragraph."""


@dataclass(frozen=True, slots=True)
class PrivateField:
    """Marks a field that is printed and carried nowhere: it is in no canonical input."""


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


Line = Annotated[
    str,
    StringConstraints(max_length=MOST_CHARACTERS, strip_whitespace=True, min_length=1),
    AfterValidator(_one_line),
    AfterValidator(_compose),
]
"""Words on one line, printed as they stand; not Markdown."""

Prose = Annotated[
    str,
    StringConstraints(max_length=MOST_CHARACTERS, min_length=1, pattern=r"\S"),
    AfterValidator(_compose),
    ProseField(),
]
"""Markdown as the contract defines it, in Unicode NFC."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=100)]
"""The `id` of a participant."""
