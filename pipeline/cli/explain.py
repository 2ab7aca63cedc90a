"""`rapporteur explain`: from what a report was made, and what made it stale."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.errors import ExitCode
from pipeline.messages import phrase
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.rebuilding.explaining import Explained
    from pipeline.desks.rebuilding.reasons import Reason


@click.command
@click.argument("report", metavar="REPORT")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each edition.")
@options.making
@options.lang
@options.debug
def command(
    report: str,
    as_json: bool,
    engine: str | None,
    out: Path | None,
    paper: str | None,
    lang: str | None,
    debug: bool,
) -> int:
    """Tells what a report was made from, and which of that is another now, so that it would be built again.

    REPORT is an input file, a symbol, or a file of the report in the archive; without its input, only what reports share is
    looked at.
    """
    from pipeline.desks.rebuilding.explaining import explain_all
    from pipeline.desks.workshop import Workshop
    from pipeline.engines.choice import choose_engine

    near = Path(report) if os.path.lexists(report) else None
    settings = read_settings(near=near, overrides={"engine": engine, "out": out, "paper": paper, "language": lang})
    chosen = choose_engine(settings.engine.value, settings.fonts, settings.state)
    for found in explain_all(report, Workshop.of(settings, chosen, debug=debug)):
        if as_json:
            click.echo(json.dumps(_as_json(found), ensure_ascii=False))
        else:
            _tell(found, Console(language=settings.language))
    return ExitCode.DONE


def _as_json(found: Explained) -> dict[str, object]:
    return {
        "symbol": found.symbol,
        "language": found.language,
        "is_built": found.record is not None,
        "is_issued": found.is_issued,
        "refused": [each.code for each in found.refused],
        "made_from": dict(found.ingredients),
        "stale": [
            {"ingredient": each.ingredient.value, "names": list(each.names), "was": each.was, "now": each.now}
            for each in found.reasons
        ],
    }


def _tell(found: Explained, console: Console) -> None:
    """What it was made from, and what became of that; by what it was corrected is told beside it."""
    from pipeline.desks.rebuilding.reasons import ingredients_in_words

    language = console.language
    console.tell(found.remarks)
    head = "explained_issued" if found.is_issued else "explained_built" if found.record else "explained_unbuilt"
    click.echo(phrase(head, language, symbol=found.symbol, edition=found.language))
    for ingredient, value in ingredients_in_words(found.ingredients):
        if value:
            click.echo(f"  {phrase(f'ingredient_{ingredient}', language)}: {value}")
    _tell_stale(found, language)
    if found.refused:
        codes = ", ".join(dict.fromkeys(each.code for each in found.refused))
        click.echo(phrase("explained_refused", language, codes=codes))


def _tell_stale(found: Explained, language: str) -> None:
    """Which of what it was made from is another now."""
    if found.record is None:
        return
    if not found.reasons:
        click.echo(phrase("explained_current" if found.is_whole else "explained_current_but_input", language))
        return
    click.echo(phrase("explained_older" if found.is_issued else "explained_stale", language))
    for reason in found.reasons:
        click.echo(f"  {in_words(reason, language)}")


def in_words(reason: Reason, language: str) -> str:
    """What is another, as people read it: `engine: libreoffice 7.4.7 → libreoffice 25.2`."""
    name = phrase(f"ingredient_{reason.ingredient}", language)
    detail = ", ".join(reason.names)
    change = f"{reason.was or '–'} → {reason.now or '–'}" if reason.was or reason.now else ""
    told = " ".join(part for part in (detail, change) if part)
    return f"{name}: {told}" if told else name
