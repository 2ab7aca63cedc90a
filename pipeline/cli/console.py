"""The terminal: findings as people read them, colours where there is someone to see them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import click

from pipeline.findings import Finding, Place, Severity
from pipeline.messages import message

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.SUGGESTION: "cyan"}


@dataclass(frozen=True)
class Console:
    """Writes findings and talk; `to_stdout` where findings are the data that was asked for."""

    to_stdout: bool = False
    language: str = "en"

    @property
    def is_watched(self) -> bool:
        """Whether a person reads along."""
        return (sys.stdout if self.to_stdout else sys.stderr).isatty()

    def tell(self, findings: Iterable[Finding]) -> None:
        """Each finding on a line, its hint indented on the next."""
        for found in findings:
            self.say("\n".join(self.lines(found)))

    def lines(self, found: Finding) -> list[str]:
        """The lines of a finding: `path:line:column: CODE message`, and its hint."""
        told = message(found, self.language)
        where = write_place(found.place)
        code = self._coloured(found.code, found.severity)
        head = f"{where}: {code} {told.text}" if where else f"{code} {told.text}"
        return [head, f"  hint: {told.hint}"] if told.hint else [head]

    def say(self, text: str) -> None:
        """A line of talk, or of findings."""
        click.echo(text, err=not self.to_stdout)

    def _coloured(self, code: str, severity: Severity) -> str:
        if not self.is_watched or os.environ.get("NO_COLOR"):
            return code
        return click.style(code, fg=_COLOURS[severity], bold=True)


def write_place(place: Place) -> str:
    """A place as an editor can jump to it: `path:line:column`; in words where there are no lines."""
    if place.line:
        return f"{place.file}:{place.line}:{place.column}"
    return " ".join(part for part in (place.file, f"({place.words})" if place.words else "") if part)


def finding_as_json(found: Finding, language: str) -> Mapping[str, object]:
    """A finding as `--json` has it."""
    told = message(found, language)
    return {
        "code": found.code,
        "severity": found.severity.value,
        "path": found.place.path,
        "line": found.place.line,
        "column": found.place.column,
        "place": found.place.words,
        "message": told.text,
        "hint": told.hint,
    }
