"""The terminal: findings as people read them, colours where there is someone to see them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import click

from pipeline.findings import Finding, Place, Severity
from pipeline.messages import message, phrase

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

    @property
    def can_ask(self) -> bool:
        """Whether there is a person who can answer: what is asked is read, and what is typed comes from a keyboard."""
        return self.is_watched and sys.stdin.isatty()

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
        return [head, f"  {phrase('hint', self.language, hint=told.hint)}"] if told.hint else [head]

    def say(self, text: str) -> None:
        """A line of talk, or of findings."""
        click.echo(text, err=not self.to_stdout)

    def agrees(self, question: str) -> bool:
        """Whether a person says yes, in a word of their language; anything else is a no."""
        yes, no = (phrase(name, self.language).split("/") for name in ("answer_yes", "answer_no"))
        asked = f"{question} [{yes[0]}/{no[0].upper()}]"
        answer = click.prompt(asked, default="", show_default=False, prompt_suffix=": ", err=True)
        return str(answer).strip().lower() in yes

    @property
    def has_colours(self) -> bool:
        """Whether what is said may be coloured."""
        return self.is_watched and not os.environ.get("NO_COLOR")

    def _coloured(self, code: str, severity: Severity) -> str:
        return click.style(code, fg=_COLOURS[severity], bold=True) if self.has_colours else code


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


def letters_of(question: str) -> list[str]:
    """The letters that may be answered, as the question of the reader's language gives them in brackets.

    >>> letters_of("take (t), leave (l)?")
    ['t', 'l']
    """
    return re.findall(r"\((\w)\)", question)
