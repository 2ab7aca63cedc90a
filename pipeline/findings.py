"""What can be told of a report: a code, a place and named parameters, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

Parameter = str | int


class Severity(StrEnum):
    """How much a finding weighs: an error forbids a final report, a warning is told, a suggestion is counted."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a finding lies.

    `file` is the path as the person gave it, `line` and `column` count from 1, `path` is the field path
    (`interventions[3].text`), `words` says in words where no line can (a heading, a paragraph of a Word part).
    """

    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell; its sentence and its hint are made at the door, from the message catalogue."""

    code: str
    place: Place = Place()
    parameters: tuple[tuple[str, Parameter], ...] = ()
    severity: Severity = Severity.ERROR

    def at(self, place: Place) -> Finding:
        """This finding at another place."""
        return replace(self, place=place)

    def parameter(self, name: str) -> Parameter | None:
        """The value of one parameter, None if the finding has none of that name."""
        return dict(self.parameters).get(name)


def finding(
    code: str, place: Place | None = None, severity: Severity | None = None, **parameters: Parameter
) -> Finding:
    """A finding with its parameters by name; without a severity, `W…` warns, `S…` suggests, any other code is an error."""
    usual = {"W": Severity.WARNING, "S": Severity.SUGGESTION}.get(code[:1], Severity.ERROR)
    return Finding(code, place or Place(), tuple(sorted(parameters.items())), severity or usual)
