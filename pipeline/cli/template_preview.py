"""`rapporteur template preview`: the reports are made, the page is written, and what differs is told on the terminal, too."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.console import Console, finding_as_json
from pipeline.errors import ExitCode
from pipeline.messages import phrase

if TYPE_CHECKING:
    from pipeline.desks.templates.judging import Judged
    from pipeline.desks.templates.preview import Pair
    from pipeline.model.base import Language
    from pipeline.model.choices import Settings
    from pipeline.office.office import Office


def run(
    file: Path,
    kind: str,
    languages: Sequence[str],
    out: Path | None,
    settings: Settings,
    office: Office,
    *,
    as_json: bool,
) -> ExitCode:
    """Makes the preview and tells it; 5 where `check` has errors for the template, though pages may have been made."""
    from pipeline.desks.templates.judging import Bench
    from pipeline.desks.templates.preview import present_template, reports_of
    from pipeline.desks.templates.preview_files import write_preview

    console = Console(language=settings.language)
    wanted = _wanted(languages, office, settings.language)
    judged = Bench(office, settings).judge(file)
    console.tell(judged.errors)
    files = (present_template(file, kind, settings, office), file)
    reports = tuple(reports_of(kind, wanted, office, settings))
    found = list(_made(files, reports, settings, office, console))
    folder = (out or settings.state / "preview") / file.stem
    page = write_preview(folder, found, files, judged.errors, settings.language).absolute()
    if as_json:
        click.echo(json.dumps(_as_object(page, found, files, judged, settings.language), ensure_ascii=False))
    else:
        click.echo(str(page))
    return judged.exit_code or _failed(found)


def _made(
    files: tuple[Path | None, Path],
    reports: Sequence[object],
    settings: Settings,
    office: Office,
    console: Console,
) -> Iterator[Pair]:
    from pipeline.desks.templates.preview import pairs
    from pipeline.engines.choice import choose_engine

    with choose_engine(settings.engine.value, settings.fonts, settings.state) as engine:
        console.tell(engine.remarks)
        for pair in pairs(files, reports, engine, office, settings):  # type: ignore[arg-type]
            console.say("\n  ".join(_lines(pair, console.language)))
            yield pair


def _lines(pair: Pair, language: str) -> Iterator[str]:
    """`the hard report (es): 23 pages, 24 with the new template; 12 pages differ`, and what there is to remark."""
    from pipeline.desks.templates.page import remarks, report_name

    name = report_name(pair, language)
    before, after = len(pair.before.pages), len(pair.after.pages)
    if not after:
        yield phrase("preview_told_failed", language, what=name)
    elif not before:
        yield phrase("preview_told_alone", language, after, what=name)
    else:
        differ = phrase("preview_told_differ", language, len(pair.different))
        yield phrase("preview_told", language, what=name, before=before, after=after, differ=differ)
    yield from remarks(pair, language)


def _wanted(languages: Sequence[str], office: Office, language: str) -> tuple[Language, ...]:
    known = {str(each): each for each in office.languages}
    if strange := next((each for each in languages if each not in known), ""):
        raise click.BadParameter(phrase("preview_no_such_language", language, given=strange, known=", ".join(known)))
    return tuple(known[each] for each in languages) or office.languages


def _failed(found: Sequence[Pair]) -> ExitCode:
    """What a preview ends with whose template is sound: 8 if a report was not made all the same."""
    return ExitCode.OUTPUT if any(not pair.after.pages for pair in found) else ExitCode.DONE


def _as_object(
    page: Path, found: Sequence[Pair], files: tuple[Path | None, Path], judged: Judged, language: str
) -> dict[str, object]:
    return {
        "template": str(files[1]),
        "against": str(files[0] or ""),
        "page": str(page),
        "reports": [
            {
                "report": pair.specimen.name,
                "language": str(pair.specimen.language),
                "pages": {"before": len(pair.before.pages), "after": len(pair.after.pages)},
                "differ": [number + 1 for number in pair.different],
                "moved": [{"title": title, "before": old, "after": new} for title, old, new in pair.moved],
                "findings": [finding_as_json(each, language) for each in pair.after.findings],
            }
            for pair in found
        ],
        "findings": [finding_as_json(each, language) for each in judged.errors],
    }
