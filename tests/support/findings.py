"""Asking a piece of the program for the findings it refuses something with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.errors import RapporteurError
from pipeline.findings import Finding
from pipeline.messages import message


def refusal(function: Callable[..., object], *arguments: object, error: type[RapporteurError]) -> tuple[Finding, ...]:
    """The findings that the call is refused with; each must have its sentence."""
    with pytest.raises(error) as caught:
        function(*arguments)
    for found in caught.value.findings:
        assert message(found).text
        assert message(found).hint
    return caught.value.findings


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """Their codes, in order."""
    return [found.code for found in findings]
