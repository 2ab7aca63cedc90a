"""`rapporteur template`: what a template may use, what is wrong with one, and how one looks beside the present one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json
from pipeline.errors import ExitCode
from pipeline.findings import Severity
from pipeline.messages import phrase
from pipeline.model.choices import EngineChoice
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.templates.judging import Judged
    from pipeline.model.choices import Settings
    from pipeline.office.office import Office

_as_json = click.option("--json", "as_json", is_flag=True, help="JSON on stdout.")
_kind = click.option("--type", "kind", metavar="TYPE", help="The type of document [default: the first of the office].")


@click.group
def command() -> None:
    """Word templates, for those who make them: what they may use, what is wrong with them, how they look.

    A template is a Word document in the folder `templates` of the office; settings say which type of document takes which.
    """


@command.command
@_kind
@_as_json
@options.lang
@options.debug
def fields(kind: str | None, as_json: bool, lang: str | None, debug: bool) -> int:
    """Tells what a template may use, and what each stands for: fields, styles, fonts.

    Each field comes with a value as example, in the reader's language.
    """
    from pipeline.cli.template_fields import as_object, lines
    from pipeline.desks.templates.fields import usable
    from pipeline.model.base import Language

    settings, office = _office(lang)
    found = usable(_known(kind, office, settings.language), Language(settings.language), office, settings)
    if as_json:
        click.echo(json.dumps(as_object(found, settings.language), ensure_ascii=False))
    else:
        click.echo("\n".join(lines(found, settings.language)))
    return ExitCode.DONE


@command.command
@click.argument("given", nargs=-1, metavar="[FILE or NAME]…")
@click.option("--all", "show_all", is_flag=True, help="Tell every finding in full, suggestions too.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each template.")
@options.lang
@options.debug
def check(given: tuple[str, ...], show_all: bool, strict: bool, as_json: bool, lang: str | None, debug: bool) -> int:
    """Tells all that would stop reports made with a template, or show on their pages; and what deserves a look.

    Without a FILE or NAME, all templates of the office and of the program. Nothing is written. Ends with 5 if there is
    an error, with 0 if there are warnings alone.
    """
    from pipeline.cli.template_findings import tell
    from pipeline.desks.templates.found import named_templates
    from pipeline.desks.templates.judging import Bench

    settings, office = _office(lang)
    console = Console(to_stdout=True, language=settings.language)
    bench = Bench(office, settings)
    codes = []
    for file in named_templates(given, settings):
        judged = bench.judge(file)
        judged = _strictly(judged) if strict else judged
        if as_json:
            click.echo(json.dumps(_as_object(judged, settings.language), ensure_ascii=False))
        else:
            tell(judged, console, in_full=show_all or not console.is_watched)
        codes.append(judged.exit_code)
    return max(codes, default=ExitCode.DONE)


@command.command
@click.argument("file", type=click.Path(path_type=Path))
@_kind
@click.option("--language", "languages", multiple=True, metavar="LANG", help="Reports in this language alone.")
@click.option("--engine", type=click.Choice(list(map(str, EngineChoice))), help="What makes the PDF.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder for the page [default: .rapporteur/preview/].")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with what differs.")
@options.lang
@options.debug
def preview(
    file: Path,
    kind: str | None,
    languages: tuple[str, ...],
    engine: str | None,
    out: Path | None,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Makes two reports with a template, and a page that shows them beside the same with the present template.

    One report is as most are, one has everything that a report may have, in each language. The page is one HTML file that
    needs nothing else; its path goes to stdout.
    """
    from pipeline.cli.template_preview import run

    settings, office = _office(lang, engine)
    return run(file, _known(kind, office, settings.language, file), languages, out, settings, office, as_json=as_json)


def _office(lang: str | None, engine: str | None = None) -> tuple[Settings, Office]:
    from pipeline.office.office import read_office

    settings = read_settings(overrides={"language": lang, "engine": engine})
    return settings, read_office(settings.data, settings.fonts)


def _known(kind: str | None, office: Office, language: str, file: Path | None = None) -> str:
    """The type of document that is meant: the one given, that of a template of this name, or the office's first."""
    if kind is None:
        named = (key for key, each in office.types.items() if file is not None and each.template == file.stem)
        return next(named, next(iter(office.types)))
    if kind not in office.types:
        known = ", ".join(f"`{key}`" for key in office.types)
        raise click.BadParameter(phrase("template_no_such_type", language, kind=kind, known=known))
    return kind


def _strictly(judged: Judged) -> Judged:
    weighed = [
        replace(each, severity=Severity.ERROR) if each.severity is Severity.WARNING else each
        for each in judged.findings
    ]
    return replace(judged, findings=tuple(weighed))


def _as_object(judged: Judged, language: str) -> dict[str, object]:
    return {
        "template": str(judged.file),
        "name": judged.file.stem,
        "sha256": judged.sha256,
        "status": "failed" if judged.errors else "checked",
        "findings": [finding_as_json(each, language) for each in judged.findings],
    }
