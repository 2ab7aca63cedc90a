"""`rapporteur inbox`: a shared folder in which what is dropped is answered."""

from __future__ import annotations

import json
from contextlib import closing
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
    from pipeline.desks.events import Answered, Event


@click.command
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--watch", is_flag=True, help="Go on until you are stopped, instead of looking once.")
@click.option(
    "--inputs",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the input files that are made of reports [default: inputs/inbox/ of the office].",
)
@click.option("--engine", type=click.Choice(list(map(str, EngineChoice))), help="What makes the PDF.")
@options.as_json
@options.lang
@options.debug
def command(
    folder: Path, watch: bool, inputs: Path | None, engine: str | None, as_json: bool, lang: str | None, debug: bool
) -> int:
    """Serves a shared folder: a form, a report or an input file dropped there is answered beside it.

    The answers are NAME.draft.pdf, and NAME.review.docx: the same document with each finding as a comment on the very
    words. A file that is saved again is answered by NAME.draft.2.pdf and so on; nothing that lies in the folder is ever
    changed, moved or overwritten. What can't be read is answered by a letter that says why. A file that is open in Word or
    still being copied waits. The paths of the answers are printed.
    """
    settings = read_settings(near=folder, overrides={"engine": engine, "language": lang})
    from pipeline.desks.inbox import Inbox
    from pipeline.desks.replying import Replier
    from pipeline.desks.workshop import Workshop
    from pipeline.engines.choice import choose_engine

    console = Console(language=settings.language)
    has_failed = False
    with choose_engine(settings.engine.value, settings.fonts, settings.state) as kept:
        console.tell(kept.remarks)
        workshop = Workshop.of(settings, kept, debug=debug)
        inbox = Inbox(folder, Replier(workshop, inputs or settings.office / "inputs" / "inbox"))
        if watch:
            console.say(phrase("inbox_serving", settings.language, folder=folder))
        event = None
        with closing(inbox.serve(watch=watch)) as events:
            for event in events:
                has_failed |= _told(event, console, as_json=as_json)
        if event is None:
            console.say(phrase("inbox_nothing", settings.language, folder=folder))
    return ExitCode.SOME_FAILED if has_failed else ExitCode.DONE


def _told(event: Event, console: Console, *, as_json: bool) -> bool:
    """Tells what happened; whether a file could not be answered."""
    from pipeline.desks.events import Answered, Failed, Waiting

    language, name = console.language, event.file.name
    if isinstance(event, Answered):
        _tell_answer(event, console, as_json=as_json)
    elif isinstance(event, Failed):
        console.tell(event.error.findings)
    elif isinstance(event, Waiting):
        console.say(phrase(f"inbox_waits_{event.why.value}", language, file=name))
    else:
        console.say(phrase("inbox_passed_over", language, file=_sayable(name)))
    return isinstance(event, Failed)


def _sayable(name: str) -> str:
    """A name on one line, in UTF-8, whatever bytes an old program gave it."""
    return "".join(sign if sign.isprintable() else "·" for sign in name)


def _tell_answer(event: Answered, console: Console, *, as_json: bool) -> None:
    reply, language, name = event.reply, console.language, event.file.name
    if as_json:
        _print_object(event, language)
    else:
        for path in event.files.values():
            click.echo(str(path))
    if reply.fault:
        codes = ", ".join(dict.fromkeys(found.code for found in reply.findings))
        console.say(phrase("inbox_told_why", language, file=name, codes=codes))
        return
    stops = sum(found.severity is Severity.ERROR for found in reply.findings)
    looks = len(reply.findings) - stops
    console.say(phrase("inbox_answered", language, file=name, tongue=reply.language, stops=stops, looks=looks))
    if reply.input:
        console.say(phrase("inbox_input", language, file=name, path=reply.input))


def _print_object(event: Answered, language: str) -> None:
    reply = event.reply
    fields = {
        "input": str(event.file),
        "language": reply.language,
        "status": "unreadable" if reply.fault else "answered",
        "files": {kind: str(path) for kind, path in event.files.items()},
        "input_file": str(reply.input or ""),
        "findings": [finding_as_json(found, language) for found in reply.findings],
    }
    click.echo(json.dumps(fields, ensure_ascii=False))
