"""`rapporteur check`: what there is to say of input files, before anything is made."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json
from pipeline.cli.telling import exit_code
from pipeline.errors import ExitCode
from pipeline.findings import Finding, Severity
from pipeline.messages import catalogue, phrase
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.check import Checked

_PARAMETER = re.compile(r"\{[^{}]*\}")
# A screen has 24 lines; a kind of finding takes three.
_MOST_KINDS = 6


def explain(context: click.Context, option: click.Parameter, code: str | None) -> None:
    """Tells what a code is about, and ends; no input is needed for that."""
    if code is None or context.resilient_parsing:
        return
    language = options.reader(context)
    entry = catalogue(language).get(code.upper())
    if entry is None:
        raise click.BadParameter(phrase("no_such_code", language, code=code))
    lines = (f"{code.upper()}: {entry.text}", entry.explanation, entry.hint)
    click.echo("\n".join(_PARAMETER.sub("…", line) for line in lines if line))
    context.exit()


@click.command
@options.inputs
@click.option(
    "--explain", metavar="CODE", is_eager=True, callback=explain, expose_value=False, help="Say what a code is about."
)
@click.option("--all", "show_all", is_flag=True, help="Tell every finding in full, suggestions too.")
@click.option("--fix", is_flag=True, help="Show what can be corrected without a thought, ask, and write it.")
@click.option("--propose", is_flag=True, help="With --fix: write who does what by when, too, for you to confirm.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the corrections alone, and write nothing.")
@click.option("--jobs", type=click.IntRange(1), help="How many files at once [default: as many as make sense].")
@options.strict
@options.as_json
@options.lang
@options.debug
def command(
    inputs: tuple[Path, ...],
    show_all: bool,
    fix: bool,
    propose: bool,
    dry_run: bool,
    jobs: int | None,
    strict: bool,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Tells what stands in the way of a report and what deserves a look. It writes nothing without --fix.

    INPUT is an input file, or a folder with input files. The findings go to stdout. Ends with 0 if nothing stops a
    report, with 4 if something stops the one that was given, with 1 if something stops one of several.
    """
    from pipeline.cli.fixing import Fixing, fixes_as_json, only_with_fix
    from pipeline.desks.check import Desk, check
    from pipeline.desks.inputs import inputs_of
    from pipeline.office.office import read_office

    settings = read_settings(near=inputs[0], overrides={"language": lang})
    only_with_fix({"--propose": propose, "--dry-run": dry_run}, settings.language, is_fixing=fix)
    found = inputs_of(inputs, settings)
    Console(language=settings.language).tell(found.passed_over)
    console = Console(to_stdout=True, language=settings.language)
    desk = Desk(read_office(settings.data, settings.fonts), settings, time.monotonic, strict, debug)
    fixing = Fixing(console, desk, proposes=propose, is_dry=dry_run, is_told=not as_json)
    fixed = fixing.fix(found.files) if fix else {}
    codes: list[ExitCode] = [each.exit_code for each in fixed.values()]
    for checked in check(found.files, desk, jobs):
        if as_json:
            fixes = {"fixes": fixes_as_json(fixed[checked.input])} if checked.input in fixed else {}
            click.echo(json.dumps({**_as_json(checked, settings.language), **fixes}, ensure_ascii=False))
        elif not dry_run:
            tell(checked, console, in_full=show_all or not console.is_watched)
        codes.append(checked.exit_code)
    return exit_code(codes, is_single=len(inputs) == 1 and not inputs[0].is_dir())


def _as_json(checked: Checked, language: str) -> dict[str, object]:
    """The object of one report, with the fields that all commands have; nothing was made, so there are no files."""
    return {
        "input": str(checked.input),
        "symbol": checked.symbol,
        "revision": checked.revision,
        "language": checked.language,
        "status": "failed" if checked.exit_code else "checked",
        "files": {},
        "pages": 0,
        "contents": [],
        "findings": [finding_as_json(each, language) for each in checked.findings],
        "seconds": round(checked.seconds, 3),
    }


def tell(checked: Checked, console: Console, *, in_full: bool) -> None:
    """One sentence, then the findings: errors first; in short, those of one kind together and suggestions as a number."""
    findings = checked.findings
    console.say(f"{checked.input}: {_verdict(checked, console.language)}")
    if in_full:
        console.tell(findings)
        return
    kinds = _kinds(findings)
    for group in kinds[:_MOST_KINDS]:
        _tell_group(group, console)
    if kinds[_MOST_KINDS:]:
        codes = ", ".join(group[0].code for group in kinds[_MOST_KINDS:])
        console.say(phrase("more_kinds", console.language, len(kinds) - _MOST_KINDS, codes=codes))
    suggestions = sum(1 for each in findings if each.severity is Severity.SUGGESTION)
    if suggestions:
        console.say(phrase("suggestions", console.language, suggestions))


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
        where = _lines(others, console.language)
        console.say(f"  {phrase('more_of_the_kind', console.language, len(others), where=where)}")
    for line in hint:
        console.say(line)


def _lines(findings: Iterable[Finding], language: str) -> str:
    """Where the others stand, as far as a line holds them."""
    lines = list(dict.fromkeys(each.place.line for each in findings if each.place.line))
    shown = ", ".join(map(str, lines[:8])) + (", …" if len(lines) > 8 else "")
    return phrase("on_lines", language, len(lines), lines=shown) if lines else phrase("all_tells_them", language)


def _verdict(checked: Checked, language: str) -> str:
    """`3 things stop this report, 9 deserve a look, 60 beside its other editions`; a draft is not stopped by what it lacks.

    What deserves a look in the edition by itself is counted as `build` counts it, which looks at no other edition.
    """
    errors = sum(1 for each in checked.findings if each.severity is Severity.ERROR)
    warnings = sum(1 for each in checked.findings if each.severity is Severity.WARNING)
    counts = {"deserve_a_look": warnings - checked.beside, "deserve_beside_others": checked.beside}
    if not errors:
        stops = phrase("nothing_stops", language)
    else:
        stops = phrase("things_stop" if checked.exit_code else "things_stand_in_the_way", language, errors)
    return ", ".join([stops, *(phrase(name, language, count) for name, count in counts.items() if count)])
