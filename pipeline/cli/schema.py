"""`rapporteur schema`: the JSON Schema of the input file, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import options
from pipeline.errors import ExitCode
from pipeline.settings import LANGUAGES, read_settings


@click.command
@click.option(
    "--write",
    "target",
    is_flag=False,
    flag_value="schema",
    type=click.Path(path_type=Path),
    metavar="[DIR]",
    help="Write it into a folder [default: schema/] instead of printing it.",
)
@options.lang
@options.debug
def command(target: Path | None, lang: str | None, debug: bool) -> int:
    """Prints the JSON Schema of the input file, which lets an editor complete fields and mark mistakes.

    What it says of each field is in the language of messages; in a folder it is written in each language.
    """
    from pipeline.desks.schema import input_schema, schema_file

    if target is None:
        settings = read_settings(overrides={"language": lang})
        click.echo(input_schema(settings.language), nl=False)
        return ExitCode.DONE
    target.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        file = target / schema_file(language)
        file.write_text(input_schema(language), encoding="utf-8", newline="\n")
        click.echo(str(file))
    return ExitCode.DONE
