"""What a field's text has wrong, at the character where it is wrong; who knows the field makes a finding of it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.findings import Parameter


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of a text: its code, the offset in the text (characters, from 0) and the parameters of its message."""

    offset: int
    code: str
    parameters: tuple[tuple[str, Parameter], ...] = ()


def fault(code: str, offset: int, **parameters: Parameter) -> Fault:
    """A fault with its parameters by name."""
    return Fault(offset, code, tuple(sorted(parameters.items())))
