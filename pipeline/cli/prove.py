"""`rapporteur prove`: a PDF made again from what it carries, and held against itself."""

from __future__ import annotations

import json
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json
from pipeline.errors import ExitCode
from pipeline.messages import phrase
from pipeline.settings import program_folder, read_settings

if TYPE_CHECKING:
    from pipeline.desks.proving.prove import Proof
    from pipeline.engines.engine import Engine


@click.command
@click.argument("file", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the answer.")
@options.lang
@options.debug
def command(file: Path, as_json: bool, lang: str | None, debug: bool) -> int:
    """Makes a PDF again from what it carries, and says how the two stand: identical, same text, or differs, here.

    Nothing but the program is needed, and nothing is written. What this machine has otherwise than the one that made the
    PDF is named first. Ends with 0 for identical and same text, with 8 where the PDF differs.
    """
    from pipeline.desks.proving.prove import Verdict, prove

    language = read_settings(overrides={"language": lang}).language
    with tempfile.TemporaryDirectory(prefix="rapporteur-") as folder:
        fonts = program_folder() / "fonts"
        proof = prove(file, fonts, partial(_engine, fonts=fonts, state=Path(folder)))
    _tell(file, proof, language, as_json=as_json)
    return ExitCode.OUTPUT if proof.verdict is Verdict.DIFFERS else ExitCode.DONE


def _engine(name: str, fonts: Path, state: Path) -> Engine:
    """The engine that made the PDF, if this machine has it; else the best that it has."""
    from pipeline.engines.choice import choose_engine

    return choose_engine("embedded" if name == "embedded" else "auto", fonts, state)


def _tell(file: Path, proof: Proof, language: str, *, as_json: bool) -> None:
    if as_json:
        fields = {
            "file": str(file),
            "symbol": proof.symbol,
            "answer": proof.verdict.value,
            "objects": [
                {"part": each.part.name.lower(), "number": each.number, "page": each.page, "name": each.name}
                for each in proof.places
            ],
            "pages": list(proof.pages),
            "findings": [finding_as_json(each, language) for each in proof.findings],
        }
        click.echo(json.dumps(fields, ensure_ascii=False))
        return
    Console(to_stdout=True, language=language).tell(proof.findings)
    answer = phrase(f"proved_{proof.verdict.name.lower()}", language)
    click.echo(phrase("became_of", language, became=answer, what=file))
