"""The reader's language at the door: help of every command and option, found before the command line is read."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click
import pytest

from pipeline.cli.commands import COMMANDS, MODULES, rapporteur
from pipeline.cli.speech import reader_of, translated
from pipeline.settings import LANGUAGES

OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(tmp_path)


def _helps(command: click.Command) -> list[str]:
    options = [option.help for option in command.params if isinstance(option, click.Option) and option.help]
    return [command.help or "", *options]


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_says_all_its_help_in_the_language(name, language):
    command = import_module(f"pipeline.cli.{MODULES.get(name, name)}").command
    english = _helps(command)
    told = _helps(translated(command, language))
    assert len(told) == len(english)
    assert not set(told) & set(english)
    assert _helps(command) == english, "the command itself stays as it is"
    assert translated(command, "en") is command


@pytest.mark.parametrize("language", OTHERS)
def test_the_program_introduces_itself_in_the_language(language):
    with translated(rapporteur, language).make_context(
        "rapporteur", [], obj=language, resilient_parsing=True
    ) as context:
        shown = context.get_help()
    assert "Reports of SELA" not in shown
    assert "Makes the Word document" not in shown


@pytest.mark.parametrize(
    ("arguments", "settings", "locale", "language"),
    [
        (["check", "x", "--lang", "fr"], 'language = "pt"', "es_VE", "fr"),
        (["--lang=fr", "check"], 'language = "pt"', "es_VE", "fr"),
        (["--lang=fr", "check", "--lang", "pt"], "", "es_VE", "pt"),
        (["check"], 'language = "pt"', "es_VE", "pt"),
        (["check"], "", "es_VE", "es"),
        (["check", "--lang"], "", "es_VE", "es"),
        ([], "", "C", "en"),
        # whatever else is wrong, the person is told of it in their language
        (["--lang", "xx"], "", "es_VE", "es"),
        (["--lang", "fr"], "paper = 1", "es_VE", "fr"),
        (["check"], "paper = 1", "es_VE", "es"),
        (["check"], "nonsense", "C", "en"),
    ],
)
def test_the_reader_is_known_before_the_command_line_is_read(monkeypatch, arguments, settings, locale, language):
    if settings:
        Path("rapporteur.toml").write_text(settings)
    monkeypatch.setenv("LANG", locale)
    assert reader_of(arguments) == language
