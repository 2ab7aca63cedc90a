"""`rapporteur doctor`: what this machine has and lacks."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.console import Console, write_place
from pipeline.errors import ExitCode
from pipeline.model.choices import Source
from pipeline.settings import read_settings


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
        mark = "well" if examination.is_well else "LACKS"
        console.say(f"{mark:<6} {examination.subject}: {examination.result}")
        console.tell(examination.findings)
        if examination.subject.startswith("engine"):
            engines.append(examination.is_well)
    console.say("")
    for setting in settings.explain():
        origin = "default" if setting.source is Source.DEFAULT else write_place(setting.place) or str(setting.source)
        console.say(f"{setting.name} = {setting.value}  ({origin})")
    return ExitCode.DONE if any(engines) else ExitCode.MACHINE
