"""The commands by name; each is a module of this room with a `command` in it."""

from __future__ import annotations

from importlib import import_module

import click

from pipeline.cli import options
from pipeline.cli.speech import translated
from pipeline.messages import phrase

COMMANDS = (
    *("new", "build", "check", "import", "edition", "compare"),
    *("bundle", "rebuild", "prove", "explain", "inbox", "register", "issue", "withdraw", "correct", "circulate"),
    *("deposit", "ledger", "verify", "describe"),
    *("template", "schema", "doctor"),
)
# `import` is a word of Python's own and can name no module.
MODULES = {"import": "import_"}


class Commands(click.Group):
    """A group whose commands are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"pipeline.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return translated(command, str(ctx.obj or "en"))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, with the nearest name where there is none of that name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            name = "no_such_command_but" if near else "no_such_command"
            ctx.fail(phrase(name, str(ctx.obj or "en"), given=args[0], nearest="".join(near)))
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="rapporteur", message="rapporteur %(version)s")
@options.lang
def rapporteur(lang: str | None) -> None:
    """Reports of SELA meetings: from an input file to a numbered report in Word and PDF."""
