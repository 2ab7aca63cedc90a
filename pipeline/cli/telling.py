"""How outcomes are told: for a program a line of JSON, for a person sentences and a closing table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

import click

from pipeline.cli.console import Console, finding_as_json
from pipeline.errors import ExitCode
from pipeline.findings import Finding, Severity
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.desks.outcome import Outcome


_UNCHANGED = "unchanged"
_UNCLAIMED = "R052"
"""The finding on a symbol that nobody claimed: nothing in the report shows it, and `check` is asked after other things."""


class Teller(Protocol):
    """Tells one outcome after the other, and at the end what they come to."""

    def tell(self, outcome: Outcome, seconds: float) -> None:
        """Tells what became of one report, and that it took so many seconds."""

    def close(self, outcomes: Sequence[Outcome]) -> None:
        """Tells what they come to."""


class JsonTeller:
    """Tells programs: one JSON object a line on stdout."""

    def __init__(self, language: str) -> None:
        self._language = language

    def tell(self, outcome: Outcome, seconds: float) -> None:
        """Prints the object of one report."""
        fields = {
            "input": str(outcome.input),
            "symbol": outcome.symbol,
            "revision": outcome.revision,
            "language": outcome.language,
            "status": outcome.status.value,
            "files": {kind: str(path) for kind, path in outcome.files.items()},
            "pages": outcome.pages,
            "contents": [{"title": title, "page": page} for title, page in outcome.contents],
            "findings": [finding_as_json(found, self._language) for found in outcome.findings],
            "seconds": round(seconds, 3),
        }
        click.echo(json.dumps(fields, ensure_ascii=False))

    def close(self, outcomes: Sequence[Outcome]) -> None:
        """Nothing: the lines are all there is."""


class PlainTeller:
    """Tells people who read along or later: sentences on stderr, the paths of the files on stdout.

    One that is quiet lets what did not change go by without a word.
    """

    def __init__(self, console: Console, *, is_quiet: bool = False) -> None:
        self._console, self._is_quiet = console, is_quiet

    def tell(self, outcome: Outcome, seconds: float) -> None:
        """Prints what the building has to say, how much `check` would say, the paths, and what became of the report."""
        if self._is_quiet and outcome.status.value == _UNCHANGED:
            return
        self._console.tell(in_full(outcome))
        warnings = sum(1 for found in outcome.judged if found.severity is Severity.WARNING)
        if warnings:
            command = f"`rapporteur check {outcome.input}`"
            things = phrase("things_deserve_a_look", self._console.language, warnings, command=command)
            self._console.say(f"{outcome.input}: {things}")
        print_paths(outcome)
        self._console.say(sentence(outcome, self._console.language))

    def close(self, outcomes: Sequence[Outcome]) -> None:
        """Prints how many there are of each kind, where there is more than one."""
        if len(outcomes) > 1:
            counts = Counter(outcome.status.value for outcome in outcomes)
            told = (f"{number} {became(status, self._console.language)}" for status, number in counts.items())
            self._console.say(", ".join(told))


def in_full(outcome: Outcome) -> tuple[Finding, ...]:
    """What is told of a report in full: that nobody claimed its symbol, and what the building itself has to say."""
    return (*(found for found in outcome.judged if found.code == _UNCLAIMED), *outcome.told)


def failures(outcomes: Iterable[Outcome], language: str) -> list[str]:
    """Why reports failed: `E401: 3 reports, the first is inputs/one.en.yaml`, what befell most of them first."""
    found: dict[str, list[str]] = {}
    for each in outcomes:
        if each.exit_code:
            found.setdefault(each.told[0].code if each.told else "", []).append(str(each.input))
    return [
        phrase("failed_for", language, len(inputs), code=code, first=min(inputs))
        for code, inputs in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def print_paths(outcome: Outcome) -> None:
    """Prints the paths of the documents, one a line."""
    for kind, path in outcome.files.items():
        if kind != "record":
            click.echo(str(path))


def exit_code(codes: Iterable[ExitCode], *, is_single: bool) -> ExitCode:
    """The code of a run: that of the one file given, or 1 where some of several failed."""
    failed = next((code for code in codes if code), ExitCode.DONE)
    return failed if is_single or not failed else ExitCode.SOME_FAILED


def became(status: str, language: str) -> str:
    """What became of a report, in the reader's words; `--json` has the status itself."""
    return phrase(status.replace("-", "_"), language)


def sentence(outcome: Outcome, reader: str) -> str:
    """`built: SP/RV-TSTI-IR-24/Rev. 1 (en), 9 pages`; of one that failed with its input."""
    language = f" ({outcome.language})" if outcome.language else ""
    pages = f", {phrase('pages', reader, outcome.pages)}" if outcome.pages else ""
    input_ = f", {outcome.input}" if outcome.exit_code and outcome.symbol else ""
    what = f"{outcome.printed or outcome.input}{language}{pages}{input_}"
    return phrase("became_of", reader, became=became(outcome.status, reader), what=what)
