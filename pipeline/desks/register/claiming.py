"""Claiming a symbol for a meeting, correcting what it was claimed for, and voiding it: each once, and for ever."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.archive.register.change import Author
from pipeline.archive.register.claimed import Claimed, Held
from pipeline.archive.register.editions import issued_editions
from pipeline.archive.register.projection import AMEND, CLAIM, VOID, claimed, claimed_folder
from pipeline.archive.register.register import Register
from pipeline.errors import RegisterError
from pipeline.findings import Finding, finding
from pipeline.model.symbol import Symbol
from pipeline.model.symbol_parts import base_of

MOST_SYMBOL = 120
MOST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class Done:
    """What the register has of a symbol after a change; nothing `is_new` where it had it like that already."""

    claimed: Claimed
    is_new: bool
    findings: tuple[Finding, ...] = ()


def claim(register: Register, symbol: Symbol, held: Held, author: Author, *, confirmed: bool = False) -> Done:
    """The symbol claimed for a meeting; once more for the same meeting changes nothing.

    `confirmed` takes a form that was never seen, and a year that is not the meeting's. RegisterError R020 if another
    meeting has the symbol, R021 if it was voided, R024 if another symbol has its folder, R022, R023, R025, R028, R029.
    """
    held = tidy(held)
    _refuse([*_faults(symbol, held, author), *([] if confirmed else _doubts(symbol, held))])
    with register.writing(author) as change:
        known = claimed(change.connection, symbol)
        if known is None:
            if rival := claimed_folder(change.connection, symbol):
                raise _refusal("R024", symbol, other=str(rival.symbol))
            change.add(CLAIM, _claim_data(symbol, held))
        elif known.is_void:
            raise _refusal("R021", known.symbol, reason=known.reason)
        elif not known.held.is_same(held):
            raise _refusal("R020", known.symbol, title=known.held.titles[0], days=known.held.when, who=known.who)
        found, told = _found(change.connection, symbol), change.told
    return Done(found, known is None, told)


def amend(register: Register, symbol: Symbol, held: Held, author: Author) -> Done:
    """The claim with another title or other days, where those that the register has are wrong.

    RegisterError R026 if the symbol is not claimed, R021 if it was voided, R028; R039 if anything was issued under it and a
    title that it was claimed for is to go: it would be given to another meeting.
    """
    held = tidy(held)
    _refuse(_faults(symbol, held, author))
    with register.writing(author) as change:
        known = _standing(change.connection, symbol)
        if not held.keeps(known.held) and issued_editions(change.connection, symbol):
            raise _refusal("R039", known.symbol, title=known.held.titles[0], days=known.held.when)
        changes = known.held != held
        if changes:
            change.add(AMEND, _claim_data(symbol, held))
        found, told = _found(change.connection, symbol), change.told
    return Done(found, changes, told)


def void(register: Register, symbol: Symbol, reason: str, author: Author) -> Done:
    """The symbol voided, with the reason: it is never given again.

    RegisterError R026, R027 if it was voided, R087 if anything was issued under it, R028.
    """
    reason = " ".join(reason.split())
    _refuse([*_faults(symbol, Held((reason,)), author)])
    with register.writing(author) as change:
        known = claimed(change.connection, symbol)
        if known is not None and known.is_void:
            raise _refusal("R027", known.symbol, reason=known.reason, who=known.who)
        _standing(change.connection, symbol)
        if issued := issued_editions(change.connection, symbol):
            raise _refusal("R087", symbol, issued=issued[0].symbol.printed)
        change.add(VOID, {"symbol": base_of(symbol).printed, "reason": reason})
        found, told = _found(change.connection, symbol), change.told
    return Done(found, True, told)


def _claim_data(symbol: Symbol, held: Held) -> dict[str, Any]:
    """What the log says of a claim."""
    return {"symbol": symbol.printed, "titles": list(held.titles), "from": held.first, "to": held.last}


def _standing(connection: sqlite3.Connection, symbol: Symbol) -> Claimed:
    known = claimed(connection, symbol)
    if known is None:
        raise _refusal("R026", symbol)
    if known.is_void:
        raise _refusal("R021", known.symbol, reason=known.reason)
    return known


def _found(connection: sqlite3.Connection, symbol: Symbol) -> Claimed:
    found = claimed(connection, symbol)
    assert found is not None  # noqa: S101 it was put in, or found, in this transaction
    return found


def _faults(symbol: Symbol, held: Held, author: Author) -> Iterator[Finding]:
    """What no confirmation helps: a symbol without file name, of a revision, words that are none."""
    if base_of(symbol) is not symbol:
        yield finding("R023", symbol=symbol.printed, base=base_of(symbol).printed)
    if not symbol.key:
        yield finding("R029", symbol=_shown(symbol.printed))
    if strange := [sign for sign in symbol.printed if not _is_plain(sign) and sign.isprintable()]:
        yield finding("R038", symbol=symbol.printed, signs=", ".join(f"U+{ord(sign):04X}" for sign in strange))
    yield from _unwritable([(symbol.printed, MOST_SYMBOL), *((each, MOST_WORDS) for each in held.titles or ("",))])
    yield from _unwritable([(author.who, MOST_WORDS)])


def _is_plain(sign: str) -> bool:
    """Whether a sign may stand in a symbol: ASCII, a Latin letter, the sign behind `N`. Others look like one of these."""
    return sign.isascii() or sign in "°º" or unicodedata.name(sign, "").startswith("LATIN ")


def refuse_words(reason: str, author: Author) -> None:
    """RegisterError R028 for a reason, or a name, that the log can't hold."""
    _refuse(_unwritable([(reason, MOST_WORDS), (author.who, MOST_WORDS)]))


def _unwritable(texts: Iterable[tuple[str, int]]) -> Iterator[Finding]:
    """R028 for each text that is empty, longer than its limit, or can't be printed."""
    for text, limit in texts:
        if not text.strip() or not text.isprintable() or len(text) > limit:
            yield finding("R028", text=_shown(text), limit=limit)


def _doubts(symbol: Symbol, held: Held) -> Iterator[Finding]:
    """What a person may confirm: a form that was never seen, a year that is none of the meeting's."""
    if not symbol.recognised:
        yield finding("R022", symbol=symbol.printed)
    years = {int(day[2:4]) for day in (held.first, held.last) if day}
    if symbol.year is not None and years and symbol.year not in years:
        yield finding("R025", symbol=symbol.printed, ending=f"{symbol.year:02}", days=held.days)


def _refuse(findings: Iterable[Finding]) -> None:
    if found := list(findings):
        raise RegisterError(*found)


def _refusal(code: str, symbol: Symbol, **values: str) -> RegisterError:
    return RegisterError(finding(code, None, None, symbol=symbol.printed, **values))


def _shown(text: str) -> str:
    """A text as it can be told, its first characters alone."""
    return ascii(text[:60])[1:-1] if not text.isprintable() else text[:60]


def tidy(held: Held) -> Held:
    """The meeting with its titles on one line each, none twice."""
    titles = (" ".join(title.split()) for title in held.titles)
    return replace(held, titles=tuple(dict.fromkeys(titles)))
