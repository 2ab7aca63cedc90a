"""`rapporteur verify`: every file of the archive against its checksum; and the archive written as a bag."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json, write_place
from pipeline.cli.faults import fault_finding, size_in_words
from pipeline.errors import ExitCode, UsageError
from pipeline.findings import finding
from pipeline.messages import message, phrase
from pipeline.settings import now, read_settings

if TYPE_CHECKING:
    from pipeline.archive.fixity.shelf import Fault
    from pipeline.desks.verifying.bagging import Bagged
    from pipeline.desks.verifying.verify import Progress, Verified


@click.command
@click.argument("paths", nargs=-1, metavar="[PATH]…", type=click.Path(path_type=Path))
@click.option("--bag", type=click.Path(path_type=Path), metavar="DIR", help="Then write the archive as BagIt into DIR.")
@click.option("--public", is_flag=True, help="Only what may be shown outside, into the bag.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder of the reports [default: outputs/].")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object a line for each file that is not as it should be."
)
@options.lang
@options.debug
def command(
    paths: tuple[Path, ...],
    bag: Path | None,
    public: bool,
    out: Path | None,
    as_json: bool,
    lang: str | None,
    debug: bool,
) -> int:
    """Holds every file of the archive against its checksum: names what was changed, is missing, or does not belong there.

    PATH is a file or folder of the archive, or a bag; without any, all of it is read: issued/, outputs/, deposits/ and the
    register. Nothing is written but a bag, and that only if nothing is damaged or missing that belongs into it. Ends with
    10 if something is not as it should be.
    """
    from pipeline.desks.verifying.verify import verify

    if public and bag is None:
        raise UsageError(finding("U182"))
    if bag is not None and paths:
        raise UsageError(finding("U183"))
    settings = read_settings(near=paths[0] if paths else None, overrides={"out": out, "language": lang})
    console = Console(language=settings.language)
    if bag is not None:
        from pipeline.desks.verifying.bagging import insist_on_place

        insist_on_place(bag, settings)
    with _watched(console, "verifying") as progress:
        verified = verify(settings, paths, progress)
    _tell(verified, settings.language, as_json=as_json)
    if bag is not None:
        from pipeline.desks.verifying.bagging import make_bag

        with _watched(console, "bagging") as progress:
            bagged = make_bag(bag, settings, verified, now(), progress, public=public)
        _tell_of_bag(bagged, console)
    return ExitCode.DONE if verified.is_sound else ExitCode.REGISTER


def _tell(verified: Verified, language: str, *, as_json: bool) -> None:
    """Prints the findings, which are what was asked for, and on stderr what they come to."""
    console, talk = Console(to_stdout=True, language=language), Console(language=language)
    for fault in verified.faults:
        if as_json:
            told = json.dumps(_as_json(fault, language), ensure_ascii=False)
            click.echo(told.encode(errors="backslashreplace"))  # a name may be no text: `\udcff` stands for its byte
        else:
            console.say("\n".join(_lines(fault, console)))
    talk.tell(verified.remarks)
    talk.say(_sentence(verified, language))


def _lines(fault: Fault, console: Console) -> Iterator[str]:
    """A fault as people read it: its sentence, the two hashes, the hint."""
    found = fault_finding(fault)
    told = message(found, console.language)
    yield f"{write_place(found.place)}: {found.code} {told.text}"
    if fault.expected:
        yield f"  {phrase('verify_expected', console.language, digest=fault.expected)}"
    if fault.found:
        yield f"  {phrase('verify_found', console.language, digest=fault.found)}"
    if told.hint:
        yield f"  {phrase('hint', console.language, hint=told.hint)}"


def _as_json(fault: Fault, language: str) -> dict[str, object]:
    return {
        "file": str(fault.path),
        "kind": fault.kind.value,
        "part": fault.holding.value,
        "expected": fault.expected,
        "found": fault.found,
        **finding_as_json(fault_finding(fault), language),
    }


def _sentence(verified: Verified, language: str) -> str:
    wrong = [each for each in verified.faults if each.is_damage]
    size = size_in_words(verified.size, language)
    if wrong:
        counts = Counter(each.kind for each in wrong)
        kinds = ", ".join(_count(kind, number, language) for kind, number in sorted(counts.items()))
        return phrase("verified_faulty", language, len(wrong), of=verified.files, size=size, kinds=kinds)
    name = "verified_sound" if verified.files else "verified_nothing"
    return phrase(name, language, verified.files if verified.files else None, size=size)


def _count(kind: str, number: int, language: str) -> str:
    return phrase("verify_count", language, kind=phrase(f"verify_kind_{kind}", language), number=number)


def _tell_of_bag(bagged: Bagged, console: Console) -> None:
    click.echo(str(bagged.bag))
    size = size_in_words(bagged.size, console.language)
    console.say(phrase("bagged", console.language, bagged.files, size=size, descriptions=bagged.descriptions))


@contextmanager
def _watched(console: Console, name: str) -> Iterator[Progress]:
    """A line that moves, where somebody watches."""
    if not console.is_watched:
        yield lambda done, size: None
        return
    from rich.console import Console as Screen
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    bar = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*bar, console=Screen(stderr=True, highlight=False), transient=True) as moving:
        task = moving.add_task(phrase(name, console.language), total=None)
        yield lambda done, size: moving.update(task, completed=done, total=size)
