"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from pipeline.model.choices import EngineChoice, Paper

Command = TypeVar("Command", bound=Callable[..., Any])


def _given_before(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """The language given with a command, or before it (`rapporteur --lang es check …`)."""
    return given or context.find_root().params.get("lang")


inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT…", type=click.Path(path_type=Path))
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each report.")
strict = click.option("--strict", is_flag=True, help="Let warnings stop a final report.")
lang = click.option("--lang", metavar="LANG", callback=_given_before, help="The language of messages.")
debug = click.option("--debug", is_flag=True, help="Show the program's own traceback if it fails.")


def making(command: Command) -> Command:
    """The options of whatever makes pages: engine, folder, paper."""
    options = (
        click.option("--engine", type=click.Choice(list(map(str, EngineChoice))), help="What makes the PDF."),
        click.option("--out", type=click.Path(path_type=Path), help="The folder for the reports [default: outputs/]."),
        click.option("--paper", type=click.Choice(list(map(str, Paper))), help="The sheet [default: letter]."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def reader(context: click.Context) -> str:
    """The language of who reads, which is known before any option is read."""
    return str(context.find_root().obj or "en")
