"""`rapporteur deposit`: documents that we did not make, into the archive as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options
from pipeline.cli.console import Console
from pipeline.cli.depositing import Teller, list_deposits, say_written
from pipeline.cli.telling import exit_code
from pipeline.errors import ExitCode, InputError, UsageError
from pipeline.findings import Place, finding
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.desks.depositing.session import Session
    from pipeline.desks.depositing.take import Desk
    from pipeline.model.choices import Settings
    from pipeline.model.described import Described
    from pipeline.reading.deposits.proposing import Proposer

_PATH = click.Path(path_type=Path)
_PATIENCE = 5.0
_OF_ONE = ("symbols", "title", "date", "language", "type")


@click.command
@click.argument("paths", nargs=-1, metavar="FILE|FOLDER…", type=_PATH)
@click.option("--table", type=_PATH, help="The table, .xlsx or .csv [default: deposit.xlsx in FOLDER].")
@click.option("--symbol", "symbols", multiple=True, help="The symbol as printed, once for each; '' for none.")
@click.option("--title", help="The title as printed; one of yours in brackets.")
@click.option("--date", help="The date as it is known: 1987-03-05, March 1991, 1987?, c. 1990, [1985-1987].")
@click.option("--language", help="The language, as a code: es.")
@click.option("--type", "type", help="What kind of document it is: a type of the office, or any words.")
@click.option("--access", type=click.Choice(["public", "internal"]), help="Who may see it [default: internal].")
@click.option("--yes", "is_sure", is_flag=True, help="Deposit one FILE without a question.")
@click.option("--amend", is_flag=True, help="Put what is said now in the place of what a record says.")
@click.option("--list", "is_list", is_flag=True, help="List what is deposited, and do nothing else.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each document.")
@options.lang
@options.debug
def command(
    paths: tuple[Path, ...],
    table: Path | None,
    is_sure: bool,
    amend: bool,
    is_list: bool,
    as_json: bool,
    lang: str | None,
    debug: bool,
    **said: Any,
) -> int:
    """Takes documents of any kind into the archive as they are: old papers, scans, files of others.

    First run: every document of FOLDER is looked at, and one table is written there, deposit.xlsx, a row each: symbols,
    title, date, language, type, and what is in doubt. Correct the rows and write yes under “take”.

    Second run, the same command: the rows with a yes are deposited: the original byte for byte, a PDF for reading, and a
    record. Documents that came into the folder since get rows at the end of the table. It can be run as often as you like.

    One FILE alone is shown, and deposited when you say yes. With --access public the first run proposes all as public.
    """
    settings = read_settings(near=paths[0] if paths else None, overrides={"language": lang})
    console = Console(language=settings.language)
    if is_list:
        from pipeline.archive.deposits import deposits

        list_deposits(deposits(settings.office), console, as_json=as_json)
        return ExitCode.DONE
    where, papers = _table_of(paths, table)
    teller = Teller(console, as_json)
    with _desk(settings, said["access"] or "internal", is_amending=amend) as (desk, proposer):
        if where is None:
            return _one(papers[0], desk, proposer, teller, said, is_sure=is_sure)
        _refuse_for_many(said, is_sure=is_sure)
        from pipeline.desks.depositing.session import Session

        session = Session(desk, proposer, papers, where, settings.language)
        return _taken(session, teller) if session.has_table else _proposed(session, teller)


@contextmanager
def _desk(settings: Settings, access: str, *, is_amending: bool) -> Iterator[tuple[Desk, Proposer]]:
    """The desk, while no other run is at work in this office."""
    from pipeline.archive.depositing import clean_up
    from pipeline.archive.lock import office_lock
    from pipeline.desks.depositing.known import Known
    from pipeline.desks.depositing.take import Desk
    from pipeline.desks.depositing.tools import tools
    from pipeline.office.office import read_office
    from pipeline.reading.deposits.proposing import Proposer

    office = read_office(settings.data, settings.fonts)
    with office_lock(settings.state, _PATIENCE), tools(settings) as ours:
        clean_up(settings.office)
        yield Desk(settings, office, ours, Known.of(settings), is_amending), Proposer(office, access)


def _table_of(paths: Sequence[Path], table: Path | None) -> tuple[Path | None, Sequence[Path]]:
    """The table that is meant, None for one document alone, and the documents. UsageError U170, U171, U173."""
    from pipeline.desks.depositing.gathering import ENDINGS, TABLE, table_in

    if not paths:
        raise UsageError(finding("U170"))
    first = paths[0]
    if len(paths) == 1 and table is None and first.name in {f"{TABLE}{ending}" for ending in ENDINGS}:
        return first, (first.parent,)
    if table is not None:
        if table.suffix.lower() not in ENDINGS:
            raise UsageError(finding("U173", value=str(table)))
        return table, paths
    if len(paths) > 1:
        raise UsageError(finding("U171"))
    return (table_in(first) or first / f"{TABLE}{ENDINGS[0]}", paths) if first.is_dir() else (None, paths)


def _refuse_for_many(said: dict[str, Any], *, is_sure: bool) -> None:
    given = ["--yes"] if is_sure else []
    given += [f"--{name.rstrip('s') if name == 'symbols' else name}" for name in _OF_ONE if said[name]]
    if given:
        raise UsageError(*(finding("U172", option=option) for option in given))


def _proposed(session: Session, teller: Teller) -> int:
    """The first run: everything is looked at, and the table is written."""
    files = session.new_files()
    rows = _look(session, teller, files)
    say_written(rows, session.table, teller.console, is_new=True)
    if not teller.as_json:
        click.echo(str(session.table))
    return ExitCode.DONE


def _taken(session: Session, teller: Teller) -> int:
    """Any later run: what is decided is done; documents without a row are looked at and get one."""
    rows = session.read()
    new = session.new_files(rows)
    taken = []
    for each in session.take(rows):
        teller.taken(each)
        taken.append(each)
    if new:
        added = _look(session, teller, new)
        if added:
            say_written(added, session.table, teller.console, is_new=False)
    teller.close(taken, session.table)
    return exit_code((fault.exit_code for fault in session.failures), is_single=len(rows) == 1)


def _look(session: Session, teller: Teller, files: Mapping[str, Path]) -> int:
    """Looks at documents, and writes their rows; how many there are."""
    teller.total, teller.number = len(files), 0
    found = []
    for each in session.propose(files):
        teller.looked_at(each.name)
        teller.proposed(each)
        found.append(each)
    return len(session.write(found))


def _one(path: Path, desk: Desk, proposer: Proposer, teller: Teller, said: dict[str, Any], *, is_sure: bool) -> int:
    """One document alone: shown, and taken in if that is right. InputError D001 where there is none."""
    from pipeline.desks.depositing.gathering import legible, read_paper
    from pipeline.desks.depositing.propose import Proposed, looked_at

    name = legible(str(path))
    if not path.is_file():
        raise InputError(finding("D001", Place(name), name=name))
    paper = read_paper(path, name)
    if there := desk.known.with_bytes(paper.digest):
        base = there[0].described
        described = _with_said(base, said)
        is_sure = is_sure or described == base
    else:
        row, doubts = looked_at(paper, desk.known, desk.tools, proposer, teller.console.language)
        described = _with_said(row.described, said)
        if not is_sure:
            teller.proposed(Proposed(name, replace(row, described=described), doubts), is_alone=True)
    if is_sure or teller.agreed(described):
        teller.tells_all = True
        teller.taken(desk.take(paper, described))
    return ExitCode.DONE


def _with_said(base: Described, said: dict[str, Any]) -> Described:
    """What is proposed, with what the person said in its place."""
    given = {name: said[name] for name in (*_OF_ONE[1:], "access") if said[name] is not None}
    if said["symbols"]:
        given["symbols"] = tuple(each for each in said["symbols"] if each.strip())
    return replace(base, **given)
