"""`rapporteur compare`: what changed from one document to another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json
from pipeline.cli.wordings import Wordings
from pipeline.errors import ExitCode
from pipeline.messages import phrase
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.compare import Compared
    from pipeline.model.comparison import Change, Saying

_MOST_WORDS = 12


@click.command
@click.argument("before", metavar="A", type=click.Path(path_type=Path))
@click.argument("after", metavar="B", type=click.Path(path_type=Path))
@click.option("--html", "page", type=click.Path(path_type=Path), metavar="FILE", help="Write the page to read as well.")
@click.option(
    "--docx", "redlined", type=click.Path(path_type=Path), metavar="FILE", help="Write B with tracked changes as well."
)
@click.option("--force", is_flag=True, help="Put the new files in the place of those that are there.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each change.")
@options.lang
@options.debug
def command(
    before: Path,
    after: Path,
    page: Path | None,
    redlined: Path | None,
    force: bool,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Tells what changed from A to B, by paragraph: inputs, Word files, PDFs, texts, or the folder of a report.

    Inputs and files of ours are compared as reports, with their facts; of our PDFs the printed page, paragraph and line are told.
    Editions in two languages are held against each other by what is the same in both. With --docx, B is written as a Word
    document with tracked changes: refused, they leave A. The exit code is 0 whether anything changed or not.
    """
    from pipeline.archive.placing import write_files
    from pipeline.desks.compare import compare_files, page_of, redlined_of, refuse_targets
    from pipeline.office.office import read_office

    settings = read_settings(near=after, overrides={"language": lang})
    refuse_targets([path for path in (page, redlined) if path is not None], [before, after])
    office = read_office(settings.data, settings.fonts)
    found = compare_files(before, after, office, settings)
    Console(language=settings.language).tell(found.findings)
    makers = {page: page_of, redlined: redlined_of}
    files = {path: make(found, office, settings) for path, make in makers.items() if path is not None}
    write_files(files, is_forced=force)
    _tell(found, Console(to_stdout=True, language=settings.language), as_json=as_json)
    return ExitCode.DONE


def _tell(found: Compared, console: Console, *, as_json: bool) -> None:
    """Every change on stdout, as JSON or as people read it."""
    if as_json:
        _tell_objects(found, console.language)
    elif found.is_same:
        console.say(phrase("compared_same", console.language, before=found.before.name, after=found.after.name))
    elif found.comparison is None:
        names = {"before": found.before.name, "after": found.after.name}
        console.say(phrase("compared_differences", console.language, len(found.differences), **names))
        console.tell(found.differences)
    else:
        for line in _Report(found, console).lines():
            console.say(line)


def _tell_objects(found: Compared, language: str) -> None:
    """A line for each change, or for each thing that one edition has otherwise than the other."""
    if found.comparison is None:
        objects = [finding_as_json(each, language) for each in found.differences]
    else:
        objects = [_object(change) for change in found.comparison.changes]
    for each in objects:
        click.echo(json.dumps(each, ensure_ascii=False))


@dataclass(frozen=True)
class _Report:
    """A comparison as it is told on a terminal."""

    found: Compared
    console: Console

    def lines(self) -> Iterator[str]:
        """How much changed, then each change under its chapter."""
        from pipeline.line.compare.page import counted

        comparison = self.found.comparison
        if comparison is None:
            return
        counts, names = counted(comparison, self.console.language), (self.found.before.name, self.found.after.name)
        yield phrase("compared_counts", self.console.language, before=names[0], after=names[1], counts=counts)
        chapter = ""
        for change in comparison.changes:
            spot = change.saying.spot
            if spot.chapter != chapter:
                chapter = spot.chapter
                yield f"\n{chapter}"
            yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        from pipeline.line.compare.page import verb_words
        from pipeline.line.compare.where import where_words

        where = where_words(change, self.console.language)
        verb = verb_words(change, self.console.language)
        yield f"{where}: {verb}" if where else verb
        yield f"    {self._wording(change)}"

    def _wording(self, change: Change) -> str:
        wordings = Wordings(self.console)
        if change.before is None or change.after is None:
            mark = wordings.new if change.before is None else wordings.gone
            return mark(change.saying.words)
        if change.before.look == change.after.look:
            return _first_words(change.after.words)
        return wordings.of_pieces([(piece.sign, piece.words) for piece in change.pieces])


def _object(change: Change) -> dict[str, Any]:
    """A change as JSON: what became of what, where on both sides, both wordings, and the pieces of them."""
    return {
        "change": change.verb.value,
        "kind": change.saying.kind.value,
        "before": _side(change.before),
        "after": _side(change.after),
        "pieces": [[piece.sign, piece.words] for piece in change.pieces],
    }


def _side(saying: Saying | None) -> dict[str, Any] | None:
    if saying is None:
        return None
    spot = saying.spot
    told: dict[str, Any] = {"path": spot.path, "chapter": spot.chapter, "number": spot.number, "words": saying.words}
    if saying.look != saying.words:
        told["look"] = saying.look
    if spot.page:
        told |= {"page": spot.page, "paragraph": spot.on_page, "line": spot.line}
    return told


def _first_words(words: str) -> str:
    """The first words of a passage that is told as a whole."""
    several = words.split()
    return words if len(several) <= _MOST_WORDS else f"{' '.join(several[:_MOST_WORDS])} …"
