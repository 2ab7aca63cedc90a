"""The lists of the register: a table on a terminal, else a line each, its columns parted by tabs; or a line of JSON each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

import click

from pipeline.archive.register.editions import IssuedEdition
from pipeline.desks.register.listing import Listed
from pipeline.desks.register.statuses import kind_of
from pipeline.desks.showing import Shown
from pipeline.messages import phrase

_WHOLE = ("symbol", "state", "language")


def show_symbols(found: Iterable[Listed], language: str, *, as_json: bool) -> None:
    """The symbols with their meetings, and what was issued under them."""
    if as_json:
        for each in found:
            click.echo(json.dumps(_as_json(each), ensure_ascii=False))
        return
    columns = ("symbol", "state", "days", "meeting", "reason", "issued")
    _show(columns, [_row(each, language) for each in found], language)


def show_outside(found: Iterable[Shown], language: str, *, as_json: bool) -> None:
    """The editions that anybody may know of, each with its corrections."""
    if as_json:
        for each in found:
            fields = {**_named(each.edition), "corrections": [_correction(one) for one in each.corrections]}
            click.echo(json.dumps(fields, ensure_ascii=False))
        return
    rows = [
        (str(each.edition.symbol), each.edition.language, ", ".join(str(one.symbol) for one in each.corrections))
        for each in found
    ]
    _show(("symbol", "language", "corrections"), rows, language)


def _row(listed: Listed, language: str) -> tuple[str, ...]:
    claimed = listed.claimed
    state = phrase(f"register_state_{claimed.state.value}", language)
    issued = "; ".join(_issued(each, language) for each in listed.editions)
    return (str(claimed.symbol), state, claimed.held.days, claimed.held.titles[0], claimed.reason, issued)


def _issued(edition: IssuedEdition, language: str) -> str:
    """`en`, `Rev.1 en`, `Corr.1 es (withdrawn)`."""
    name = f"{edition.document} {edition.language}".strip()
    return f"{name} ({phrase('register_state_withdrawn', language)})" if edition.is_withdrawn else name


def _as_json(listed: Listed) -> dict[str, object]:
    claimed = listed.claimed
    held = claimed.held
    return {
        "symbol": str(claimed.symbol),
        "normal": claimed.symbol.normal,
        "state": claimed.state.value,
        "titles": list(held.titles),
        "from": held.first,
        "to": held.last,
        "reason": claimed.reason,
        "by": claimed.who,
        "when": claimed.when,
        "sequence": claimed.sequence,
        "editions": [_edition(each) for each in listed.editions],
    }


def _edition(edition: IssuedEdition) -> dict[str, object]:
    return {
        **_named(edition),
        "document": edition.document,
        "state": edition.state.value,
        "access": edition.access,
        "embargo": edition.embargo,
        "accepted": list(edition.accepted),
        "input": edition.input,
        "files": dict(edition.latest.files),
        "reason": edition.reason,
        "by": edition.who,
        "when": edition.when,
        "sequence": edition.sequence,
    }


def _named(edition: IssuedEdition) -> dict[str, str]:
    return {"symbol": str(edition.symbol), "language": edition.language, "folder": edition.folder}


def _correction(edition: IssuedEdition) -> dict[str, str]:
    return {**_named(edition), "kind": kind_of(edition)}


def _show(columns: Sequence[str], rows: Sequence[tuple[str, ...]], language: str) -> None:
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from rich.console import Console as Screen
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False)
    for name in columns:
        table.add_column(phrase(f"register_column_{name}", language), no_wrap=name in _WHOLE)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Screen(highlight=False).print(table)
