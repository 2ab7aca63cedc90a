"""`rapporteur check`: what there is to say of input files, before anything is made."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json
from pipeline.cli.words import counted
from pipeline.errors import ExitCode
from pipeline.findings import Finding, Severity
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.check import Checked

# A screen has 24 lines; a kind of finding takes three.
_MOST_KINDS = 6


def explain(context: click.Context, option: click.Parameter, code: str | None) -> None:
    """Tells what a code is about, and ends; no input is needed for that."""
    if code is None or context.resilient_parsing:
        return
    from pipeline.messages import catalogue

    entry = catalogue().get(code.upper())
    if entry is None:
        raise click.BadParameter(f"there is no finding with the code `{code}`")
    click.echo("\n".join(line for line in (f"{code.upper()}: {entry.text}", entry.explanation, entry.hint) if line))
    context.exit()


@click.command
@options.inputs
@click.option(
    "--explain", metavar="CODE", is_eager=True, callback=explain, expose_value=False, help="Say what a code is about."
)
@click.option("--all", "show_all", is_flag=True, help="Tell every finding in full, suggestions too.")
@options.strict
@options.as_json
@options.lang
@options.debug
def command(
    inputs: tuple[Path, ...], show_all: bool, strict: bool, as_json: bool, lang: str | None, debug: bool
) -> int:
    """Tells what stands in the way of a report and what deserves a look. It writes nothing.

    INPUT is an input file, or a folder with input files. The findings go to stdout. Ends with 0 if nothing stops a
    report, with 4 if something stops the one that was given, with 1 if something stops one of several.
    """
    from pipeline.desks.check import Desk, check
    from pipeline.desks.inputs import inputs_of
    from pipeline.office.office import read_office

    settings = read_settings(near=inputs[0], overrides={"language": lang})
    found = inputs_of(inputs, settings)
    Console(language=settings.language).tell(found.passed_over)
    console = Console(to_stdout=True, language=settings.language)
    desk = Desk(read_office(settings.data, settings.fonts), settings, time.monotonic, strict, debug)
    codes: list[ExitCode] = []
    for checked in check(found.files, desk):
        if as_json:
            click.echo(json.dumps(_as_json(checked, settings.language), ensure_ascii=False))
        else:
            _tell(checked, console, in_full=show_all or not console.is_watched)
        codes.append(checked.exit_code)
    failed = [code for code in codes if code]
    if not failed:
        return ExitCode.DONE
    return failed[0] if len(inputs) == 1 and not inputs[0].is_dir() else ExitCode.SOME_FAILED


def _as_json(checked: Checked, language: str) -> dict[str, object]:
    """The object of one report, with the fields that all commands have; nothing was made, so there are no files."""
    return {
        "input": str(checked.input),
        "symbol": checked.symbol,
        "language": checked.language,
        "status": "failed" if checked.exit_code else "checked",
        "files": {},
        "pages": 0,
        "contents": [],
        "findings": [finding_as_json(each, language) for each in checked.findings],
        "seconds": round(checked.seconds, 3),
    }


def _tell(checked: Checked, console: Console, *, in_full: bool) -> None:
    """One sentence, then the findings: errors first; in short, those of one kind together and suggestions as a number."""
    findings = checked.findings
    console.say(f"{checked.input}: {_verdict(findings, is_stopped=bool(checked.exit_code))}")
    if in_full:
        console.tell(findings)
        return
    kinds = _kinds(findings)
    for group in kinds[:_MOST_KINDS]:
        _tell_group(group, console)
    if kinds[_MOST_KINDS:]:
        codes = ", ".join(group[0].code for group in kinds[_MOST_KINDS:])
        console.say(f"{counted(len(kinds) - _MOST_KINDS, 'more kind')} of finding ({codes}): `--all` tells them")
    suggestions = sum(1 for each in findings if each.severity is Severity.SUGGESTION)
    if suggestions:
        console.say(f"{counted(suggestions, 'suggestion')}: `--all` tells them")


def _kinds(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The errors and warnings, those of one code together, errors first."""
    kinds: list[list[Finding]] = []
    for severity in (Severity.ERROR, Severity.WARNING):
        alike = sorted((each for each in findings if each.severity is severity), key=lambda each: each.code)
        kinds += [list(group) for _, group in groupby(alike, key=lambda each: each.code)]
    return kinds


def _tell_group(group: Sequence[Finding], console: Console) -> None:
    first, *others = group
    head, *hint = console.lines(first)
    console.say(head)
    if others:
        console.say(f"  and {len(others)} more of the kind, {_lines(others)}")
    for line in hint:
        console.say(line)


def _lines(findings: Iterable[Finding]) -> str:
    """Where the others stand, as far as a line holds them."""
    lines = list(dict.fromkeys(each.place.line for each in findings if each.place.line))
    shown = ", ".join(map(str, lines[:8])) + (", …" if len(lines) > 8 else "")
    return f"{'line' if len(lines) == 1 else 'lines'} {shown}" if lines else "`--all` tells them"


def _verdict(findings: Sequence[Finding], *, is_stopped: bool) -> str:
    """`3 things stop this report, 9 deserve a look`; a draft is not stopped by what its final report will lack."""
    errors = sum(1 for each in findings if each.severity is Severity.ERROR)
    warnings = sum(1 for each in findings if each.severity is Severity.WARNING)
    looks = f"{warnings} {'deserves' if warnings == 1 else 'deserve'} a look" if warnings else ""
    if not errors:
        stops = "nothing stands in the way of this report"
    elif is_stopped:
        stops = f"{counted(errors, 'thing')} {'stops' if errors == 1 else 'stop'} this report"
    else:
        stops = f"{counted(errors, 'thing')} {'stands' if errors == 1 else 'stand'} in the way of the final report"
    return ", ".join(part for part in (stops, looks) if part)
