"""`rapporteur bundle`: several documents in one PDF, with a cover, contents and an outline of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json
from pipeline.errors import ExitCode, UsageError
from pipeline.findings import Finding, finding
from pipeline.messages import phrase
from pipeline.model.choices import EngineChoice, Paper
from pipeline.settings import now, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.desks.bundling.bundle import Bundled


@click.command
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The title on its cover [default: the symbol, or the office and the years].")
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The new PDF.")
@click.option("--language", type=click.Choice(["en", "es", "pt", "fr"]), help="The language of cover and contents.")
@click.option("--stamp", is_flag=True, help="Let symbol and page run along at the foot of every page.")
@click.option("--internal", is_flag=True, help="For the house alone: drafts, internal and embargoed reports too.")
@click.option("--force", is_flag=True, help="Put the new file in the place of one that is there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with all that is known of it.")
@click.option("--engine", type=click.Choice(list(map(str, EngineChoice))), help="What makes the PDF of the cover.")
@click.option("--paper", type=click.Choice(list(map(str, Paper))), help="The sheet [default: letter].")
@options.lang
@options.debug
def command(
    paths: tuple[Path, ...],
    title: str,
    output: Path,
    language: str | None,
    stamp: bool,
    internal: bool,
    force: bool,
    as_json: bool,
    engine: str | None,
    paper: str | None,
    lang: str | None,
    debug: bool,
) -> int:
    """Makes one PDF of several documents: the editions of a report, all of a year, any list.

    PATH is a PDF, a record, or a folder of the archive with all that lies below it. Corrections stand behind what they
    correct. What may not be shown outside is left out and told. Beside FILE its record is written.
    """
    from pipeline.archive.placing import write_files
    from pipeline.desks.bundling.bundle import bundle
    from pipeline.desks.bundling.choosing import choose
    from pipeline.desks.workshop import Workshop
    from pipeline.engines.choice import choose_engine
    from pipeline.model.base import Language

    settings = read_settings(near=paths[0], overrides={"engine": engine, "paper": paper, "language": lang})
    console = Console(language=settings.language)
    with choose_engine(settings.engine.value, settings.fonts, settings.state) as started:
        workshop = Workshop.of(settings, started, debug=debug)
        chosen, left = choose(paths, settings, now(), internal=internal)
        console.tell(left)
        if not chosen:
            raise UsageError(finding("U160"))
        spoken = Language(language) if language else None
        made = bundle(chosen, title, spoken, workshop, started, is_internal=internal, is_stamped=stamp)
    console.tell(made.findings)
    write_files({output: made.merged.pdf, output.with_suffix(".json"): made.record}, is_forced=force)
    _tell(output, made, left, console, as_json=as_json)
    return ExitCode.DONE


def _tell(output: Path, made: Bundled, left: Sequence[Finding], console: Console, *, as_json: bool) -> None:
    if as_json:
        fields = {
            **json.loads(made.record),
            "output": str(output),
            "findings": [finding_as_json(each, console.language) for each in (*left, *made.findings)],
        }
        click.echo(json.dumps(fields, ensure_ascii=False))
        return
    click.echo(str(output))
    claims = ", ".join(made.merged.claims) or phrase("bundled_claims_nothing", console.language)
    documents = phrase("bundled_documents", console.language, len(made.symbols))
    pages = phrase("pages", console.language, made.merged.page_count)
    console.say(phrase("bundled", console.language, documents=documents, pages=pages, claims=claims))
