"""The reader's language at the door: known before the command line is read, so that help and usage errors are in it."""

from __future__ import annotations

import copy
import gettext
import os
from collections.abc import Sequence
from typing import TypeVar

import click

from pipeline.errors import UsageError
from pipeline.messages import DOMAIN, LOCALES, help_text, phrase
from pipeline.settings import LANGUAGES, locale_language, read_settings

Spoken = TypeVar("Spoken", bound=click.Command)


def reader_of(arguments: Sequence[str]) -> str:
    """The language of who gave a command line, whatever else may be wrong: `--lang`, the settings, the locale."""
    given = _lang(arguments)
    try:
        return read_settings(overrides={"language": given}).language
    except UsageError:
        return given if given in LANGUAGES else locale_language()[0] or "en"


def speak(language: str) -> None:
    """Lets click say its own words in a language.

    They go through gettext's default domain, whose language nothing but the environment decides.
    """
    if language != "en":
        os.environ["LANGUAGE"] = language
        gettext.bindtextdomain(DOMAIN, LOCALES)
        gettext.textdomain(DOMAIN)


def translated(command: Spoken, language: str) -> Spoken:
    """The command with its help, and that of its options, in a language."""
    if language == "en":
        return command
    spoken = copy.copy(command)
    spoken.help = help_text(command.help or "", language)
    spoken.options_metavar = phrase("options_metavar", language)
    spoken.params = [_translated_option(option, language) for option in command.params]
    if isinstance(spoken, click.Group):
        spoken.subcommand_metavar = phrase("command_metavar", language)
        spoken.commands = {name: translated(each, language) for name, each in spoken.commands.items()}
    return spoken


def _translated_option(option: click.Parameter, language: str) -> click.Parameter:
    if not isinstance(option, click.Option) or not option.help:
        return option
    spoken = copy.copy(option)
    spoken.help = help_text(option.help, language)
    return spoken


def _lang(arguments: Sequence[str]) -> str | None:
    """What stands behind the last `--lang`."""
    given: str | None = None
    for number, option in enumerate(arguments):
        if option == "--lang":
            given = next(iter(arguments[number + 1 :]), None)
        elif option.startswith("--lang="):
            given = option.removeprefix("--lang=")
    return given
