"""Standard identifiers of a document, with the check digits of their standards."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from pipeline.model.base import Line, Noun


def _isbn(text: str) -> str:
    """ISBN-13 (ISO 2108): weights 1 and 3, sum divisible by ten; ISBN-10: weights 10 to 1, divisible by eleven."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"\d{13}", digits):
        right = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    elif re.fullmatch(r"\d{9}[\dX]", digits):
        right = sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)) % 11 == 0
    else:
        right = False
    return _confirmed(text, "ISBN", right)


def _issn(text: str) -> str:
    """ISSN (ISO 3297): weights 8 to 2 and a check digit, divisible by eleven."""
    match = re.fullmatch(r"(\d{4})-?(\d{3}[\dX])", text.upper())
    digits = "".join(match.groups()) if match else ""
    right = bool(digits) and sum((8 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits)) % 11 == 0
    return _confirmed(text, "ISSN", right)


def _confirmed(text: str, kind: str, right: bool) -> str:
    if not right:
        raise PydanticCustomError("E033", "wrong check digit", {"value": text, "kind": kind})
    return text


class Identifiers(Noun):
    """The numbers by which libraries know the document; all optional."""

    isbn: Annotated[Line, AfterValidator(_isbn)] | None = None
    issn: Annotated[Line, AfterValidator(_issn)] | None = None
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$", max_length=500)] | None = None
