"""`rapporteur register`: the register of symbols, a command each for what a person asks of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options
from pipeline.cli.console import Console, finding_as_json
from pipeline.errors import ExitCode, UsageError
from pipeline.findings import Severity, finding
from pipeline.messages import phrase
from pipeline.settings import now

if TYPE_CHECKING:
    from pipeline.archive.register.recovery import Saved
    from pipeline.desks.register.bringing_back import BroughtBack
    from pipeline.desks.register.claiming import Done

_PATH = click.Path(path_type=Path)
_by = click.option("--by", metavar="NAME", help="Who does it, for the log [default: the name of the login].")
_meeting = click.option(
    "--meeting", "titles", metavar="TITLE", multiple=True, help="The title of the meeting; once for each language."
)
_first = click.option("--from", "first", metavar="DAY", help="The first day of the meeting, as 2024-04-05.")
_last = click.option("--to", "last", metavar="DAY", help="Its last day, if it is another.")
_lose = click.option("--lose-later", is_flag=True, help="Do it even if later changes are lost; they are kept aside.")


class _Ordered(click.Group):
    """A group that lists its commands as they are met in the life of a symbol."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which they stand here."""
        return list(self.commands)


@click.group(cls=_Ordered)
def command() -> None:
    """Gives and keeps the symbols of documents: each once, for one meeting, and never again.

    The register lies in the folder `register` of the office, and is made by the first claim. Every change is a line in
    its log, which nobody alters afterwards.
    """


@command.command("next")
@_meeting
@click.option("--mode", help="How the meeting was held: virtual, in-person or hybrid.")
@click.option("--year", type=click.IntRange(0, 9999), help="The year of the meeting.")
@click.option("--type", "kind", default="IR", show_default=True, help="The kind of document: IR, DT, DF, Di.")
@click.option("--body", help="The body that met, for a serial: CL.")
@click.option("--session", help="Its session: L.O.")
@click.option("--prefix", help="The first letters, where the office's are not known for how the meeting was held.")
@click.option("--initials", help="The initials, in place of those of the title.")
@click.option("--like", type=_PATH, metavar="INPUT", help="Take what is not given from an input file.")
@options.lang
@options.debug
def next_(lang: str | None, debug: bool, like: Path | None, **given: Any) -> int:
    """Proposes the next symbol, and claims nothing.

    A symbol is made of the Spanish title of the meeting (--meeting), or, with --body, of the next number of its series.
    """
    from pipeline.cli.registering import Desk

    desk = Desk.of(lang, near=like)
    proposal = desk.propose(given, like)
    desk.console.tell(proposal.findings)
    click.echo(str(proposal.symbol))
    return ExitCode.DONE


@command.command
@click.argument("symbol")
@_meeting
@_first
@_last
@click.option("--like", type=_PATH, metavar="INPUT", help="Take title and days from an input file.")
@click.option("--confirm", is_flag=True, help="The symbol is right, though its form or its year is unusual.")
@click.option("--amend", is_flag=True, help="Put these in the place of a title or days that were claimed wrongly.")
@_by
@options.lang
@options.debug
def claim(
    symbol: str,
    titles: tuple[str, ...],
    first: str | None,
    last: str | None,
    like: Path | None,
    confirm: bool,
    amend: bool,
    by: str | None,
    lang: str | None,
    debug: bool,
) -> int:
    """Claims SYMBOL for a meeting. The same claim once more changes nothing."""
    from pipeline.cli.registering import Desk
    from pipeline.desks.register import claiming

    desk = Desk.of(lang, near=like)
    held = desk.held(titles, first, last, like)
    if amend:
        done = claiming.amend(desk.register, desk.symbol(symbol), held, desk.author(by))
    else:
        done = claiming.claim(desk.register, desk.symbol(symbol), held, desk.author(by), confirmed=confirm)
    return _told(done, desk.console, "register_amended" if amend else "register_claimed")


@command.command
@click.argument("symbol")
@click.option("--reason", required=True, help="Why; it is kept with the symbol.")
@_by
@options.lang
@options.debug
def void(symbol: str, reason: str, by: str | None, lang: str | None, debug: bool) -> int:
    """Voids SYMBOL. It keeps its reason, and is never given again."""
    from pipeline.cli.registering import Desk
    from pipeline.desks.register import claiming

    desk = Desk.of(lang)
    done = claiming.void(desk.register, desk.symbol(symbol), reason, desk.author(by))
    return _told(done, desk.console, "register_voided")


def _told(done: Done, console: Console, name: str) -> int:
    """Says what the register has now; the symbol goes to stdout."""
    claimed = done.claimed
    console.tell(done.findings)
    name = name if done.is_new else "register_unchanged"
    days = claimed.held.days or phrase("register_no_days", console.language)
    values = {"title": claimed.held.titles[0], "days": days, "who": claimed.who, "when": claimed.when[:10]}
    console.say(phrase(name, console.language, None, symbol=claimed.symbol, reason=claimed.reason, **values))
    click.echo(str(claimed.symbol))
    return ExitCode.DONE


@command.command("list")
@click.option(
    "--state", type=click.Choice(["claimed", "void", "issued", "withdrawn"]), help="Only those that stand so."
)
@click.option("--year", type=click.IntRange(0, 9999), help="Only those of a year.")
@click.option("--body", default="", help="Only those of a body or event.")
@click.option("--type", "kind", default="", help="Only those of a kind of document.")
@click.option("--text", default="", help="Only those with these words in symbol, title or reason.")
@click.option("--public", is_flag=True, help="Only what may be told outside: each issued edition with its corrections.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each symbol, or each edition.")
@options.lang
@options.debug
def list_(lang: str | None, debug: bool, state: str | None, public: bool, as_json: bool, **given: Any) -> int:
    """Lists the symbols with their meetings, and what was issued under them."""
    from pipeline.archive.register.claimed import State
    from pipeline.archive.register.editions import EditionState
    from pipeline.cli.listing import show_outside, show_symbols
    from pipeline.cli.registering import Desk
    from pipeline.desks.register.listing import Filter, listed, listed_outside

    desk = Desk.of(lang)
    if public:
        _alone(
            {"--state": state, **{f"--{'type' if name == 'kind' else name}": value for name, value in given.items()}}
        )
        show_outside(listed_outside(desk.register, now()), desk.language, as_json=as_json)
        return ExitCode.DONE
    standing = next((kind(state) for kind in (State, EditionState) if state in list(kind)), None)
    wanted = Filter(standing, given["year"], given["body"], given["kind"], given["text"])
    show_symbols(listed(desk.register, wanted), desk.language, as_json=as_json)
    return ExitCode.DONE


def _alone(others: Mapping[str, Any]) -> None:
    """UsageError U130 where `--public` is given with an option that asks for what it doesn't tell."""
    if given := [name for name, value in others.items() if value not in (None, "")]:
        raise UsageError(finding("U130", option=given[0]))


@command.command
@click.argument("inputs", nargs=-1, metavar="[INPUT]…", type=_PATH)
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the findings.")
@options.lang
@options.debug
def audit(inputs: tuple[Path, ...], as_json: bool, lang: str | None, debug: bool) -> int:
    """Compares the register with log, archive and inputs. It changes nothing; without INPUT, inputs are those in `inputs/`.

    The findings go to stdout. Ends with 10 if something is wrong, with 0 if there is nothing but remarks.
    """
    from pipeline.cli.registering import Desk
    from pipeline.desks.inputs import inputs_of, usual_inputs
    from pipeline.desks.register import auditing

    desk = Desk.of(lang, near=inputs[0] if inputs else None)
    files = inputs_of(inputs, desk.settings).files if inputs else usual_inputs(desk.settings)
    found = auditing.audit(desk.register, desk.settings, files)
    if as_json:
        told = [{"file": each.place.file, **finding_as_json(each, desk.language)} for each in found.findings]
        fields = {"symbols": found.symbols, "uses": found.uses, "head": found.head, "findings": told}
        click.echo(json.dumps(fields, ensure_ascii=False))
    else:
        console = Console(to_stdout=True, language=desk.language)
        console.tell(found.findings)
        values = {"uses": phrase("register_uses", desk.language, found.uses), "head": found.head[:16]}
        console.say(phrase("register_audited", desk.language, found.symbols, **values))
    is_wrong = any(each.severity is Severity.ERROR for each in found.findings)
    return ExitCode.REGISTER if is_wrong else ExitCode.DONE


@command.command
@click.argument("file", type=_PATH)
@options.lang
@options.debug
def backup(file: Path, lang: str | None, debug: bool) -> int:
    """Copies the register, with its log, to FILE. FILE must be new; others may go on writing.

    Inputs and originals of annexes lie beside it, in register/inputs and register/attached: copy these folders too, and
    issued/, or make a bag of all with rapporteur verify --bag.
    """
    from pipeline.archive.register.recovery import back_up
    from pipeline.cli.registering import Desk

    desk = Desk.of(lang)
    saved = back_up(desk.register, file)
    _say_saved("register_saved", saved, desk.console)
    desk.console.say(phrase("register_saved_beside", desk.language))
    click.echo(str(file))
    return ExitCode.DONE


@command.command
@click.argument("file", type=_PATH)
@_lose
@_by
@options.lang
@options.debug
def restore(file: Path, lose_later: bool, by: str | None, lang: str | None, debug: bool) -> int:
    """Brings the register back from FILE. FILE is what `backup` made; a log that has more is kept beside the new one."""
    from pipeline.cli.registering import Desk
    from pipeline.desks.register.bringing_back import bring_back

    desk = Desk.of(lang)
    back = bring_back(desk.settings, file, desk.author(by), lose_later=lose_later)
    _say_brought_back("register_restored", back, desk.console)
    return ExitCode.DONE


@command.command
@_lose
@_by
@options.lang
@options.debug
def rebuild(lose_later: bool, by: str | None, lang: str | None, debug: bool) -> int:
    """Makes the register anew from its log, and the status files in issued/ from the register.

    What reports of the archive carry and nobody claimed is claimed for them; issued reports that the log lacks are taken in.
    Ends with 10 if one could not be, since its files are not as they were issued.
    """
    from pipeline.cli.registering import Desk
    from pipeline.desks.register.bringing_back import make_anew

    desk = Desk.of(lang)
    back = make_anew(desk.settings, desk.author(by), lose_later=lose_later)
    _say_brought_back("register_rebuilt", back, desk.console)
    for symbol in back.saved.added:
        click.echo(str(symbol))
    return ExitCode.REGISTER if back.left_out else ExitCode.DONE


def _say_brought_back(name: str, back: BroughtBack, console: Console) -> None:
    _say_saved(name, back.saved, console)
    if back.originals:
        console.say(phrase("register_originals_back", console.language, back.originals))
    console.tell(back.left_out)


def _say_saved(name: str, saved: Saved, console: Console) -> None:
    values = {"head": saved.head[:16], "lost": saved.lost, "added": len(saved.added)}
    console.say(phrase(name, console.language, saved.changes, **values))
    if saved.editions:
        console.say(phrase("register_editions_back", console.language, len(saved.editions)))
