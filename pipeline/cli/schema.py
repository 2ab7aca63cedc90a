"""`rapporteur schema`: the JSON Schema of the input file, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import options
from pipeline.errors import ExitCode


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
@options.debug
def command(target: Path | None, debug: bool) -> int:
    """Prints the JSON Schema of the input file, which lets an editor complete fields and mark mistakes."""
    from pipeline.desks.schema import SCHEMA_FILE, input_schema

    text = input_schema()
    if target is None:
        click.echo(text, nl=False)
    else:
        target.mkdir(parents=True, exist_ok=True)
        (target / SCHEMA_FILE).write_text(text, encoding="utf-8")
        click.echo(str(target / SCHEMA_FILE))
    return ExitCode.DONE
