"""The next symbol by the office's rule; it is proposed, and not claimed. A collision is a person's to solve."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pipeline.archive.register.claimed import Claimed, register_key
from pipeline.errors import RegisterError
from pipeline.findings import Finding, Severity, finding
from pipeline.model.meeting import Mode
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import ORGAN, parts_of, series_of
from pipeline.office.symbols import SymbolRule

_LETTERS = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a symbol is to be made of: `title` is the Spanish one, `year` has four digits or two.

    `prefix` and `initials` are used as they are given; with a `body` it is a serial that is asked for.
    """

    type: str
    year: int | None = None
    title: str = ""
    mode: Mode | None = None
    prefix: str = ""
    initials: str = ""
    body: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A symbol that is free, and what a person should look at before it is claimed."""

    symbol: Symbol
    findings: tuple[Finding, ...] = ()


def next_symbol(wanted: Wanted, claimed: Iterable[Claimed], used: Iterable[Symbol], rule: SymbolRule) -> Proposal:
    """The next symbol, beside those that were claimed (void or not) and those that reports carry already.

    RegisterError R033 for what is missing, R030 if the letters of the mode are not known, R031 if the title gives too few
    initials, R032 if the symbol is taken, with who has it.
    """
    if wanted.year is None:
        raise RegisterError(finding("R033", option="--year"))
    for option, value in (("--body", wanted.body), ("--session", wanted.session), ("--type", wanted.type)):
        if value and not _LETTERS.fullmatch(value):
            raise RegisterError(finding("R034", option=option, value=ascii(value)[1:-1]))
    year = wanted.year % 100
    known = list(claimed)
    in_use = [*(each.symbol for each in known), *used]
    if wanted.body:
        symbol = _serial(wanted, year, in_use)
    else:
        symbol = _event(wanted, year, rule)
        _refuse_taken(symbol, known, in_use)
    return Proposal(symbol, tuple(_remarks(wanted, symbol, rule)))


def _serial(wanted: Wanted, year: int, in_use: Collection[Symbol]) -> Symbol:
    """`SP/CL/L.O/DT N° 6-24`: one more than the highest that was ever given; gaps stay gaps."""
    head = "/".join(filter(None, (ORGAN, wanted.body, wanted.session, wanted.type)))
    series = series_of(head, wanted.session, year)
    parts = [parts_of(symbol) for symbol in in_use]
    highest = max((each.serial or 0 for each in parts if each.series == series), default=0)
    return Symbol(f"{head} N° {highest + 1}-{year:02}")


def _event(wanted: Wanted, year: int, rule: SymbolRule) -> Symbol:
    """`SP/RV-TSTI-IR-24`: how the meeting was held, the initials of its Spanish title, the kind of document."""
    prefix = wanted.prefix or (rule.modes.get(wanted.mode, "") if wanted.mode else "")
    if not prefix:
        raise RegisterError(finding("R030", mode=wanted.mode.value if wanted.mode else "?"))
    initials = wanted.initials or rule.initials(wanted.title)
    if len(initials) < 2:
        code = "R031" if wanted.title else "R033"
        raise RegisterError(finding(code, option="--meeting", title=wanted.title, initials=initials))
    return Symbol(f"{ORGAN}/{prefix}-{initials}-{wanted.type}-{year:02}")


def _refuse_taken(symbol: Symbol, known: Collection[Claimed], in_use: Collection[Symbol]) -> None:
    holder = next((each for each in known if register_key(each.symbol) == register_key(symbol)), None)
    if holder:
        title, days = holder.held.titles[0], holder.held.when
        raise RegisterError(finding("R032", symbol=symbol.printed, title=title, days=days, state=holder.state.value))
    if any(register_key(each) == register_key(symbol) for each in in_use):
        raise RegisterError(finding("R035", symbol=symbol.printed))


def _remarks(wanted: Wanted, symbol: Symbol, rule: SymbolRule) -> Iterable[Finding]:
    if not symbol.recognised:
        yield finding("R036", None, Severity.WARNING, symbol=symbol.printed)
    elif not wanted.body and not wanted.initials and not rule.is_confirmed("left_out"):
        yield finding("R037", None, Severity.SUGGESTION, initials=rule.initials(wanted.title), title=wanted.title)
