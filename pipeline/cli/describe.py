"""`rapporteur describe`: what libraries and search engines take in of a document: Dublin Core, schema.org, MARCXML."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.errors import ExitCode, UsageError
from pipeline.findings import finding
from pipeline.settings import now, read_settings

if TYPE_CHECKING:
    from pipeline.line.describing.description import Description
    from pipeline.model.choices import Settings

_FORMS = ("dc", "schema-org", "marcxml")


@click.command
@click.argument("reports", nargs=-1, required=True, metavar="REPORT…")
@click.option("--as", "form", type=click.Choice(_FORMS), help="The form [default with --output: all three].")
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Write a file for each into DIR.")
@click.option("--internal", is_flag=True, help="For the house alone: what may not be shown outside too.")
@click.option("--force", is_flag=True, help="Put new files in the place of those that are there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each document.")
@options.lang
@options.debug
def command(
    reports: tuple[str, ...],
    form: str | None,
    output: Path | None,
    internal: bool,
    force: bool,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Describes documents of the archive: as Dublin Core (oai_dc), schema.org (JSON-LD) or MARC 21 (MARCXML).

    REPORT is a symbol, an input file, or a file or folder of the archive; deposits too. Each language edition has a
    description of its own, which names the others. What may not be shown outside is left out and told.
    """
    from pipeline.archive.placing import write_files
    from pipeline.desks.describing.describe import FORMS, written

    near = next((Path(each) for each in reports if os.path.lexists(each)), None)  # a symbol may be longer than any path
    settings = read_settings(near=near, overrides={"language": lang})
    described = _described(reports, settings, internal=internal)
    if not described:
        raise UsageError(finding("U185"))
    if output is not None:
        ending = FORMS[form][0] if form else ""
        names = {name: data for each in described for name, data in written(each).items() if name.endswith(ending)}
        write_files({output / name: data for name, data in names.items()}, is_forced=force)
        for name in names:
            click.echo(str(output / name))
        return ExitCode.DONE
    _print(described, form, settings.language, as_json=as_json)
    return ExitCode.DONE


def _described(reports: Sequence[str], settings: Settings, *, internal: bool) -> list[Description]:
    """The descriptions of what may be seen; what may not is told."""
    from pipeline.desks.describing.describe import Reader, describe
    from pipeline.desks.describing.meant import documents_meant, hidden
    from pipeline.desks.issued import issued_in
    from pipeline.office.office import read_office

    issued, at = issued_in(settings), now()
    reader = Reader(settings, read_office(settings.data, settings.fonts), issued, None if internal else at)
    meant = documents_meant(reports, settings, issued)
    left = {} if internal else {id(each): why for each in meant if (why := hidden(each, issued, at)) is not None}
    Console(language=settings.language).tell(left.values())
    return [describe(each, reader) for each in meant if id(each) not in left]


def _print(described: Sequence[Description], form: str | None, language: str, *, as_json: bool) -> None:
    """On stdout: one description in the form that was asked for, or a line of JSON for each of several."""
    from pipeline.desks.describing.describe import FORMS, written

    if as_json:
        for each in described:
            texts = {name: data.decode() for name, data in written(each).items()}
            forms = {name: texts[f"{each.key}.{ending}"] for name, (ending, _) in FORMS.items() if form in (None, name)}
            click.echo(
                json.dumps(
                    {"key": each.key, "symbols": list(each.symbols), "language": each.language, **forms},
                    ensure_ascii=False,
                )
            )
        return
    if form is None or len(described) > 1:
        raise UsageError(finding("U186", number=len(described)))
    click.echo(FORMS[form][1](described[0]), nl=False)
