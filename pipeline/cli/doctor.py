"""`rapporteur doctor`: what this machine has and lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console, write_place
from pipeline.errors import ExitCode
from pipeline.messages import listed, phrase, word
from pipeline.model.choices import Setting, Source
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.doctor import Examination


@click.command
@options.lang
@options.debug
def command(lang: str | None, debug: bool) -> int:
    """Says what this machine has and lacks, proves it by building a small report, and shows each setting.

    Ends with 3 if no engine works here.
    """
    from pipeline.desks.doctor import examine

    settings = read_settings(overrides={"language": lang})
    console = Console(to_stdout=True, language=settings.language)
    engines: list[bool] = []
    for examination in examine(settings):
        console.say(_told(examination, settings.language))
        console.tell(examination.findings)
        if examination.subject.startswith("engine"):
            engines.append(examination.is_well)
    console.say("")
    for setting in settings.explain():
        console.say(f"{setting.name} = {setting.value}  ({_origin(setting, settings.language)})")
    return ExitCode.DONE if any(engines) else ExitCode.MACHINE


def _origin(setting: Setting, language: str) -> str:
    """Where a value came from: the line of `rapporteur.toml`, the option, the variable of the environment."""
    if setting.source is Source.DEFAULT:
        return phrase("by_default", language)
    return setting.place.words or write_place(setting.place) or str(setting.source)


def _told(examination: Examination, language: str) -> str:
    """`well   engine libreoffice: LibreOffice 7.4.7.2: 7 pages, PDF/UA-1 and PDF/A-3a`."""
    mark = phrase("well" if examination.is_well else "lacks", language)
    result = word(examination.result, language)
    if examination.pages:
        claims = listed(examination.claims, language)
        result = phrase("proved", language, examination.pages, engine=examination.result, claims=claims)
    return f"{mark:<6} {word(examination.subject, language)}: {result}"
